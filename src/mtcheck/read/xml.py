"""XML as a stream of tags and text with their places; the door to expat.

Entities of a document's own and external ones are refused: they serve bombs and
thefts, and no format of translations needs them.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = re.compile(r"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_DEEPEST = 1000  # open elements; no translation file comes near


class Start(NamedTuple):
    """A start tag; names are without their prefix, except for ``xml:``."""

    name: str
    attributes: Mapping[str, str]
    place: int
    end: int
    """Where its text begins: behind the tag."""


class End(NamedTuple):
    """An end tag, or the end of an empty element."""

    name: str
    place: int
    """Where the end tag begins."""
    end: int


class Data(NamedTuple):
    """Text as it reads: a stretch of the file, or what one reference stands for."""

    text: str
    place: int
    end: int


Event = Start | End | Data


class Broken(NamedTuple):
    """Where a file stopped being XML, and why."""

    line: int
    why: str


class Stream(NamedTuple):
    """What could be read of a file."""

    events: tuple[Event, ...]
    broken: Broken | None


def stream(content: str, *, most: int | None = None) -> Stream:
    """The events of a file, up to the place where it is broken if it is.

    More elements than `most` are a fault too.
    """
    reader = _Reader(content, most)
    return Stream(*reader.read())


class _RefusedError(Exception):
    """Something in the file is not to be read on."""


class _Reader:
    """Collects what expat tells, with offsets in code points."""

    def __init__(self, content: str, most: int | None) -> None:
        self._most = most
        self._data = content.encode("utf-8", "surrogatepass")
        self._content = content
        self._is_plain = len(self._data) == len(content)
        self._byte = self._offset = 0
        self._events: list[Event] = []
        self._depth = 0
        self._is_verbatim = False
        # The text is decoded already: what its head says of bytes is past.
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = partial(self._set_verbatim, is_so=True)
        parser.EndCdataSectionHandler = partial(self._set_verbatim, is_so=False)
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        self._parser = parser

    def read(self) -> tuple[tuple[Event, ...], Broken | None]:
        try:
            self._parser.Parse(self._data, True)  # noqa: FBT003 - its signature
        except expat.ExpatError as error:
            line = getattr(error, "lineno", self._parser.CurrentLineNumber)
            return tuple(self._events), Broken(line, expat.ErrorString(error.code))
        except _RefusedError as refusal:
            line = self._parser.CurrentLineNumber
            return tuple(self._events), Broken(line, str(refusal))
        finally:
            # It holds this reader: the two would stay, and all events with them.
            del self._parser
        return tuple(self._events), None

    def _place(self, byte: int) -> int:
        """The code point at a byte; asked in ascending order, so each is seen once."""
        if self._is_plain:
            return byte
        if byte < self._byte:
            self._byte = self._offset = 0
        passed = self._data[self._byte : byte]
        self._offset += len(passed.decode("utf-8", "surrogatepass"))
        self._byte = byte
        return self._offset

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _RefusedError(f"elements are nested deeper than {_DEEPEST}")
        if self._most is not None and len(self._events) > self._most:
            raise _RefusedError("there are too many elements")
        place = self._place(self._parser.CurrentByteIndex)
        known = {_local(key): value for key, value in attributes.items()}
        end = _tag_end(self._content, place)
        self._events.append(Start(_local(name), known, place, end))

    def _end(self, name: str) -> None:
        self._depth -= 1
        place = self._place(self._parser.CurrentByteIndex)
        is_tag = self._content.startswith("</", place)
        end = self._content.find(">", place) + 1 if is_tag else place
        self._events.append(End(_local(name), place, end))

    def _text(self, text: str) -> None:
        place = self._place(self._parser.CurrentByteIndex)
        self._events.append(Data(text, place, self._text_end(text, place)))

    def _text_end(self, text: str, place: int) -> int:
        if self._content.startswith("&", place) and not self._is_verbatim:
            return self._content.find(";", place) + 1
        if self._content.startswith("\r", place):  # a line end reads as one character
            return place + 1 + self._content.startswith("\n", place + 1)
        return place + len(text)

    def _set_verbatim(self, *, is_so: bool) -> None:
        self._is_verbatim = is_so

    def _entity(self, name: str, *_: object) -> None:
        raise _RefusedError(
            f'the entity "{name}" is declared; entities are not expanded'
        )

    def _skipped(self, name: str, *_: object) -> None:
        raise _RefusedError(f'the entity "{name}" is not known')


def _local(name: str) -> str:
    return name if name.startswith("xml:") else name.rpartition(":")[2]


def _tag_end(content: str, place: int) -> int:
    """Behind the ``>`` of the tag at `place`; one in an attribute does not count."""
    found = _TAG.match(content, place)
    return found.end() if found else len(content)
