"""Word documents: paragraphs of the body, the footnotes and the endnotes.

A document has no lines; what stands for its text here has a paragraph a line, so that
the line of a finding is the number of its paragraph.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import InputError
from mtcheck.model import Document, Passage, Problem, Run, Text
from mtcheck.read.packed import members
from mtcheck.read.weave import Weaver
from mtcheck.read.xml import Data, End, Start, stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.read.xml import Event, Stream

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_PARTS = (_BODY, "word/footnotes.xml", "word/endnotes.xml")
_MOST = 2_000_000  # events of one part: a book of a thousand pages has fewer
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
}
"""Elements that stand for a character."""

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "pPrChange", "rPrChange"})
"""Elements whose text is not what a reader sees."""

_HEADING = re.compile(r"(?:heading|title|subtitle)\b", re.IGNORECASE)


class _Paragraph:
    """A paragraph that is being read."""

    def __init__(self, *, is_cell: bool) -> None:
        self.kind = "cell" if is_cell else "paragraph"
        self.weaver = Weaver()


class _Read(NamedTuple):
    """A paragraph with its text."""

    kind: str
    text: str
    lies: Text
    """The same as it lies in its part, with any returns that were written out."""


def parse(content: str, path: str) -> Document:  # noqa: ARG001 - as every reader's
    """Never a document: a text is no archive."""
    raise InputError(path, "is not a Word document")


def parse_archive(data: bytes, path: str) -> Document:
    """The paragraphs; InputError if the archive or its body is broken."""
    parts = members(data, path, (*_PARTS, _STYLES))
    if _BODY not in parts:
        raise InputError(path, f"is not a Word document: it has no {_BODY}")
    styles = _styles(parts.get(_STYLES, b""))
    found: list[_Read] = []
    problems: list[Problem] = []
    for name in _PARTS:
        read = _stream(part_text(parts.get(name, b"")))
        found += _Reader(read.events, styles).paragraphs()
        if read.broken is not None and name in parts:
            problems.append(Problem(path, f"{name} breaks off: {read.broken.why}"))
    return _document(path, found, problems)


class Lying(NamedTuple):
    """The text of a passage as it lies in a part of the archive."""

    part: str
    text: Text


def lying(data: bytes, path: str) -> tuple[Mapping[str, bytes], list[Lying]]:
    """The parts that hold texts, and where in them each passage lies."""
    parts = members(data, path, _PARTS)
    return parts, [
        Lying(name, read.lies)
        for name in _PARTS
        for read in _Reader(
            _stream(part_text(parts.get(name, b""))).events, {}
        ).paragraphs()
        if read.text.strip()
    ]


def part_text(part: bytes) -> str:
    """The text of one part, which the standard wants in UTF-8 or UTF-16."""
    is_wide = part.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return part.decode("utf-16" if is_wide else "utf-8-sig", "replace")


def _stream(content: str) -> Stream:
    return stream(content, most=_MOST)


def _document(
    path: str, found: Sequence[_Read], problems: Sequence[Problem]
) -> Document:
    if not any(read.text.strip() for read in found):
        why = problems[0].message if problems else "no paragraph has a text"
        raise InputError(path, f"holds nothing to check: {why}")
    content = "\n".join(read.text.replace("\n", " ") for read in found)
    passages = tuple(_passages(found))
    return Document(path, "docx", content, passages, problems=tuple(problems))


def _passages(found: Iterable[_Read]) -> Iterator[Passage]:
    at = 0
    for number, (kind, text, _) in enumerate(found, 1):
        if text.strip():
            yield Passage(str(number), Text(text, (Run(0, at),)), kind)
        at += len(text) + 1


def _styles(data: bytes) -> Mapping[str, str]:
    """The names of the styles, which are English whatever the ids are."""
    names: dict[str, str] = {}
    style = ""
    for event in _stream(part_text(data)).events:
        if isinstance(event, Start) and event.name == "style":
            style = event.attributes.get("styleId", "")
        elif isinstance(event, Start) and event.name == "name":
            names.setdefault(style, event.attributes.get("val", ""))
    return names


class _Reader:
    """Walks through one part of a document."""

    def __init__(self, events: Sequence[Event], styles: Mapping[str, str]) -> None:
        self._events = events
        self._styles = styles
        self._open: list[_Paragraph] = []
        self._found: list[_Paragraph] = []
        self._cells = self._skipped = 0
        self._in_text = self._is_hidden = False

    def paragraphs(self) -> list[_Read]:
        """The paragraphs in the order in which they begin, empty ones too."""
        for event in self._events:
            if isinstance(event, Data):
                if self._in_text:
                    self._put(*event)
            elif isinstance(event, Start):
                self._start(event)
            else:
                self._end(event)
        return [_read(paragraph) for paragraph in self._found]

    def _put(self, text: str, place: int, end: int) -> None:
        if self._open and not self._skipped and not self._is_hidden:
            self._open[-1].weaver.put(text, place, end)

    def _start(self, start: Start) -> None:
        name = start.name
        if name in _SKIPPED:
            self._skipped += 1
        elif name == "p" and not self._skipped:
            paragraph = _Paragraph(is_cell=self._cells > 0)
            self._open.append(paragraph)
            self._found.append(paragraph)
        elif name == "tc":
            self._cells += 1
        elif name == "r":
            self._is_hidden = False
        elif name == "vanish":
            self._is_hidden = start.attributes.get("val", "true") not in {"0", "false"}
        elif name == "t":
            self._in_text = True
        elif name in _SIGNS:
            self._put(_SIGNS[name], start.place, start.end)
        elif self._open and not self._skipped:
            self._open[-1].kind = self._kind(start, self._open[-1].kind)

    def _kind(self, start: Start, kind: str) -> str:
        """The kind of a paragraph after what one more element says of it."""
        style = start.attributes.get("val", "")
        if start.name == "pStyle" and kind != "cell":
            is_heading = _HEADING.match(self._styles.get(style, style))
            return "heading" if is_heading else kind
        return "item" if start.name == "numPr" and kind == "paragraph" else kind

    def _end(self, end: End) -> None:
        if end.name in _SKIPPED:
            self._skipped -= 1
        elif end.name == "p" and self._open and not self._skipped:
            self._open.pop()
        elif end.name == "tc":
            self._cells -= 1
        elif end.name == "t":
            self._in_text = False
        elif end.name in {"pPr", "r"}:
            self._is_hidden = False


def _read(paragraph: _Paragraph) -> _Read:
    lies = paragraph.weaver.text()
    return _Read(paragraph.kind, _one_line(lies.content), lies)


def _one_line(text: str) -> str:
    """A text whose only line ends are those that were put for an element."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
