"""Cuts formats with a row a line into chunks; quoted cells may hold line ends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.corpora.values import LONGEST, Chunk, Fault, Layout
from mtcheck.errors import InputError
from mtcheck.read.csv import sign_of
from mtcheck.read.rows import column
from mtcheck.read.table import cells_of, headless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.corpora.packing import Source

_LINE_END = re.compile(rb"\r\n?|\n")


class Rows(NamedTuple):
    """What a row looks like between cells with some sign."""

    safe: re.Pattern[bytes]
    """A row with its end, if nothing that may follow can change where it ends."""
    whole: re.Pattern[bytes]
    """A row, with its end if it has one, of a text that is all there is."""


@cache
def rows_between(sign: str) -> Rows:
    """The rows of a table, cut as `mtcheck.read.table` cuts them."""
    apart = re.escape(sign).encode()
    inner = rb'"(?:[^"]++|"")*+"'
    bare = rb"[^\r\n" + apart + rb"]*+"
    open_ = rb'(?!"(?:[^"]++|"")*+"?\Z)'
    safe = rb"(?>" + inner + rb"(?=[\r\n" + apart + rb"])|" + open_ + bare + rb")"
    whole = rb"(?>" + inner + rb"(?=[\r\n" + apart + rb"]|\Z)|" + bare + rb")"
    several = rb"%b(?:" + apart + rb"%b)*+"
    return Rows(
        re.compile(several % (safe, safe) + rb"(?:\r\n|\n|\r(?=[^\n]))"),
        re.compile(several % (whole, whole) + rb"(?:\r\n?|\n)?"),
    )


def line_cuts(source: Source, layout: Layout) -> Iterator[Chunk]:
    """The chunks of a file of JSON Lines."""
    return _Cutter(source, layout).chunks(source.blocks())


def table_cuts(source: Source, path: str, format_: str) -> Iterator[Chunk]:
    """The chunks of a table; InputError if no column of it is the target."""
    blocks = source.blocks()
    start = next(blocks, b"")
    layout, data, above = _with_head(start, path, format_)
    return _Cutter(source, layout, above).chunks(_chained(data, blocks))


def table_layout(start: bytes, path: str, format_: str) -> Layout:
    """What a table says of itself in its first bytes."""
    return _with_head(start, path, format_)[0]


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _with_head(start: bytes, path: str, format_: str) -> tuple[Layout, bytes, int]:
    """The layout, what follows the head, and how many lines come before that."""
    text = start.lstrip(b"\r\n")
    above = _lines(start[: len(start) - len(text)])
    if not text.strip():
        raise InputError(path, "is empty")
    sign = "\t" if format_ == "tsv" else sign_of(_first_line(text))
    found = rows_between(sign).whole.match(text)
    head = found.group() if found else b""
    cells = next(cells_of(_text(head), sign, literal_quotes=sign == "\t"), [])
    names = tuple(cell.text.content for cell in cells)
    if "target" not in map(column, names):
        # A name of our own: else a cell that reads « target » would be taken for one.
        names = headless(len(names), path)
        made = sign.join(names).encode() + b"\n"
        layout = Layout(path, format_, made, b"", names, sign, is_headless=True)
        return layout, text, above
    if not head.endswith((b"\n", b"\r")):
        head += b"\n"
    layout = Layout(path, format_, head, b"", names, sign)
    return layout, text[len(head) :], above + _lines(head)


def _first_line(text: bytes) -> str:
    return _text(text[:LONGEST].partition(b"\n")[0])


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _lines(data: bytes) -> int:
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


class _Cutter:
    """Holds what is not yet a whole row, and counts lines."""

    def __init__(self, source: Source, layout: Layout, above: int = 0) -> None:
        self._source = source
        self._layout = layout
        self._above = above
        self._held = b""
        self._faults: list[Fault] = []
        self._is_skipping = False

    def chunks(self, blocks: Iterator[bytes]) -> Iterator[Chunk]:
        try:
            for block in blocks:
                yield from self._taken(block)
        except InputError as error:
            # The last row is torn: it would be judged for what it is not.
            self._faults.append(Fault(self._above + 1, error.message))
            self._held = b""
        if self._held or self._faults:
            yield self._chunk(len(self._held))

    def _taken(self, block: bytes) -> Iterator[Chunk]:
        if self._is_skipping:
            found = _LINE_END.search(block)
            if found is None:
                return
            self._is_skipping = False
            self._above += 1
            block = block[found.end() :]
        self._held += block
        end = self._end()
        if end:
            yield self._chunk(end)
        elif len(self._held) > LONGEST:
            self._faults.append(
                Fault(self._above + 1, f"the row has more than {LONGEST >> 20} MB")
            )
            self._is_skipping, self._held = True, b""

    def _chunk(self, end: int) -> Chunk:
        data, self._held = self._held[:end], self._held[end:]
        faults, self._faults = tuple(self._faults), []
        taken = self._source.taken
        chunk = Chunk(self._layout, data, self._above, (), faults, taken)
        self._above += data.count(b"\n") if not self._layout.sign else _lines(data)
        return chunk

    def _end(self) -> int:
        """Where the last whole row of what is held ends; 0 if there is none."""
        held, sign = self._held, self._layout.sign
        if not sign:
            return held.rfind(b"\n") + 1
        if b'"' not in held:
            return max(held.rfind(b"\n"), held.rfind(b"\r", 0, -1)) + 1
        row = rows_between(sign).safe
        end = 0
        while found := row.match(held, end):
            end = found.end()
        if not end and len(held) > LONGEST:
            # A quotation mark that nothing closes is text, and so is what follows.
            return max(held.find(b"\n"), held.find(b"\r", 0, -1)) + 1
        return end
