"""Cuts translation memories into chunks, each a small memory of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from mtcheck.corpora.values import BLOCK, LONGEST, Chunk, Fault, Layout
from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.corpora.packing import Source

_DEEPEST = 1000  # open elements; no memory comes near
_DECLARED = re.compile(rb"""(<\?xml[^>]*?\sencoding\s*=\s*)(["'])([\w.-]+)\2""")


class _RefusedError(Exception):
    """Something in the file is not to be read on."""


def tmx_cuts(source: Source, path: str) -> Iterator[Chunk]:
    """The chunks of a memory; what breaks it off is a fault of the last."""
    return _Cutter(source, path).chunks()


class _Cutter:
    """Follows expat through the file and keeps the bytes of whole units."""

    def __init__(self, source: Source, path: str) -> None:
        self._source = source
        self._layout = Layout(path, "tmx")
        self._open: list[str] = []
        self._held = bytearray()
        self._base = 0  # where in the file what is held begins
        self._start = 0  # where the unit at hand begins
        self._units: list[bytes] = []
        self._size = 0
        self._seen = self._above = 0
        self._faults: list[Fault] = []
        self._is_skipping = False
        self._parser = self._made()

    def _made(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        return parser

    def chunks(self) -> Iterator[Chunk]:
        try:
            for block in self._utf8():
                self._feed(block)
                if self._size >= BLOCK // 2:
                    yield self._chunk()
            self._parser.Parse(b"", True)  # noqa: FBT003 - its signature
        except (expat.ExpatError, _RefusedError, InputError) as error:
            self._faults.append(self._broken(error))
        if self._units or self._faults:
            yield self._chunk()

    def _utf8(self) -> Iterator[bytes]:
        """The blocks in UTF-8, and the first one says so."""
        encoding = ""
        for number, block in enumerate(self._source.blocks()):
            if not number:
                found = _DECLARED.search(block[:200])
                if found and not self._source.is_recoded:
                    encoding = found[3].decode("ascii").lower()
                block = _DECLARED.sub(rb"\1\2utf-8\2", block, count=1)  # noqa: PLW2901
            yield self._recoded(block, encoding)

    def _recoded(self, block: bytes, encoding: str) -> bytes:
        # What can be read up to here and says UTF-16 was converted since.
        if encoding.startswith(("utf", "us-ascii", "ascii")) or not encoding:
            return block
        if not encoding.startswith(("iso-8859", "windows-125", "latin")):
            raise InputError(self._layout.path, f"is in {encoding}; save it as UTF-8")
        return block.decode(encoding, "replace").encode()  # a byte is a character

    def _feed(self, block: bytes) -> None:
        self._held += block
        self._parser.Parse(block, False)  # noqa: FBT003 - the same
        # Where expat stands it has told all that came before.
        seen = max(self._parser.CurrentByteIndex, self._base)
        if self._is_unit and not self._is_skipping:
            seen = self._start
            self._is_skipping = self._base + len(self._held) - seen > LONGEST
            if self._is_skipping:
                why = f"the unit has more than {LONGEST >> 20} MB"
                self._faults.append(Fault(self._seen, why))
        elif not self._layout.head:
            seen = 0
        if self._base + len(self._held) - seen > 2 * LONGEST:
            raise _RefusedError(f"no unit begins within {2 * LONGEST >> 20} MB")
        del self._held[: seen - self._base]
        self._base = seen

    @property
    def _is_unit(self) -> bool:
        return "tu" in self._open

    def _begin(self, name: str, _: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise _RefusedError(f"elements are nested deeper than {_DEEPEST}")
        if _local(name) == "tu" and not self._is_unit:
            self._start = self._parser.CurrentByteIndex
            self._seen += 1
            if not self._layout.head:
                head = bytes(self._held[: self._start])
                tail = "".join(f"</{it}>" for it in reversed(self._open)).encode()
                self._layout = self._layout._replace(head=head, tail=tail)
        self._open.append(_local(name) if _local(name) == "tu" else name)

    def _finish(self, name: str) -> None:
        self._open.pop()
        if _local(name) != "tu" or self._is_unit:
            return
        if self._is_skipping:
            self._is_skipping = False
            self._keep(b"<tu/>")
            return
        at = self._parser.CurrentByteIndex - self._base
        end = self._held.find(b">", at) + 1
        self._keep(bytes(self._held[self._start - self._base : end]))

    def _keep(self, unit: bytes) -> None:
        self._units.append(unit + b"\n")
        self._size += len(unit) + 1

    def _chunk(self) -> Chunk:
        ends, at = [], 0
        for unit in self._units:
            at += len(unit)
            ends.append(at)
        faults, taken = tuple(self._faults), self._source.taken
        data = b"".join(self._units)
        chunk = Chunk(self._layout, data, self._above, tuple(ends), faults, taken)
        self._above += len(self._units)
        self._units, self._faults, self._size = [], [], 0
        return chunk

    def _broken(self, error: Exception) -> Fault:
        if isinstance(error, InputError):
            return Fault(self._seen + 1 if self._seen else None, error.message)
        why = str(error)
        line = self._parser.CurrentLineNumber
        if isinstance(error, expat.ExpatError):
            why, line = expat.ErrorString(error.code), error.lineno
        return Fault(None, f"the file breaks off in line {line}: {why}")

    def _entity(self, name: str, *_: object) -> None:
        raise _RefusedError(
            f'the entity "{name}" is declared; entities are not expanded'
        )

    def _skipped(self, name: str, *_: object) -> None:
        raise _RefusedError(f'the entity "{name}" is not known')


def _local(name: str) -> str:
    return name.rpartition(":")[2]
