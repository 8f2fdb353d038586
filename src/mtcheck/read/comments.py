"""Comments in a file that are addressed to this program, whatever the format.

They begin with ``mtcheck:`` and hold nothing else. Each format is taken apart by its
own rules, so that text which merely shows such a comment is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mtcheck.model import Document, Passage
    from mtcheck.read.xml import Event

SIGN = "mtcheck"
_ADDRESSED = re.compile(r"\s*mtcheck\s*:(?P<text>.*)", re.DOTALL | re.IGNORECASE)
_HTML_COMMENT = re.compile(r"<!--(?P<inner>.*?)--!?>", re.DOTALL)
_NOWHERE = Span(0, 0)


class Comment(NamedTuple):
    """A comment that is addressed to this program."""

    start: int
    """Offset in the decoded file, markup of the comment included."""
    end: int
    text: str
    """What it says behind ``mtcheck:``."""
    reach: Span | None = None
    """The part of the file that it is about: passages that begin there. None for the
    next passage."""


def comments(document: Document) -> list[Comment]:
    """The comments in file order; always empty where the format has none."""
    find = _FINDERS.get(document.format)
    if find is None or SIGN not in document.content.lower():
        return []
    return sorted(find(document))


def _addressed(text: str) -> str | None:
    """What a comment says, if it says it to this program."""
    found = _ADDRESSED.fullmatch(text)
    return found["text"].strip() if found else None


def _made(start: int, end: int, text: str, reach: Span | None) -> Iterator[Comment]:
    said = _addressed(text)
    if said is not None:
        yield Comment(start, end, said, reach)


# Pages and Markdown


def _of_page(document: Document) -> Iterator[Comment]:
    return _in_page(document.content, 0, len(document.content))


def _in_page(content: str, start: int, end: int) -> Iterator[Comment]:
    """The comments in a stretch of HTML; one behind text is about that text."""
    from mtcheck.read.elements import BLOCKS  # noqa: PLC0415 - see below
    from mtcheck.read.tags import tokens  # noqa: PLC0415 - few files have comments

    block, has_text = start, False
    for token in tokens(content[start:end]):
        if isinstance(token, Span):
            stretch = content[start + token.start : start + token.end]
            has_text = has_text or not stretch.isspace()
        elif token.name in BLOCKS:
            block, has_text = start + token.end, False
        elif token.name == "!":
            found = _HTML_COMMENT.fullmatch(
                content, start + token.start, start + token.end
            )
            reach = Span(block, start + token.start) if has_text else None
            yield from _made(*found.span(), found["inner"], reach) if found else ()


def _of_markdown(document: Document) -> Iterator[Comment]:
    """Those in raw HTML between the blocks, and those inside passages; not in code."""
    from mtcheck.read.markdown import raw_html  # noqa: PLC0415 - few files have comments

    for start, end in raw_html(document.content):
        yield from _in_page(document.content, start, end)
    for passage in document.passages:
        yield from _inside(passage)


def _inside(passage: Passage) -> Iterator[Comment]:
    text = passage.target
    whole = Span(text.place(0), text.place(len(text.content)) + 1)
    for start, end, kind in passage.marks:
        found = (
            _HTML_COMMENT.fullmatch(text.content, start, end) if kind == "tag" else None
        )
        if found:
            place = text.place(start)
            yield from _made(place, text.place(end - 1) + 1, found["inner"], whole)


# Formats of lines

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def _of_po(document: Document) -> Iterator[Comment]:
    """Comments of translators: ``# mtcheck: …`` above a message."""
    lines = [found for found in _LINE.finditer(document.content) if found[0]]
    for number, line in enumerate(lines):
        text = line[0].rstrip("\r\n")
        if text.startswith("# ") and _addressed(text[1:]) is not None:
            start = line.start()
            message = _message(lines[number + 1 :], line.end())
            yield from _made(start, start + len(text), text[1:], message)


def _message(lines: Iterable[re.Match[str]], start: int) -> Span:
    """The message that begins behind a comment, with all its plural forms."""
    has_translation = False
    end = start
    for line in lines:
        text = line[0].lstrip()
        if text.startswith("#~"):  # the comment is about what is not in use
            return _NOWHERE
        begins = text.startswith(("#", "msgctxt", "msgid ", 'msgid"'))
        if has_translation and begins:
            break
        has_translation = has_translation or text.startswith("msgstr")
        end = line.end()
    return Span(start, end)


_HASH = re.compile(r"(?P<lead>^[ \t]*|[ \t])#(?P<inner>[^\r\n]*)", re.MULTILINE)


def _of_yaml(document: Document) -> Iterator[Comment]:
    """``# mtcheck: …`` above a text, or behind it on its line."""
    from mtcheck.read.yaml import scalar_spans  # noqa: PLC0415 - few files have comments

    content = document.content
    taken = _Taken(scalar_spans(content))
    for found in _HASH.finditer(content):
        at = found.end("lead")
        if at not in taken:
            line = max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1
            is_behind = bool(content[line:at].strip())
            reach = Span(line, at) if is_behind else None
            yield from _made(at, found.end(), found["inner"], reach)


_PROPERTY_COMMENT = re.compile(
    r"^[ \t\f]*(?P<sign>[#!])(?P<inner>[^\r\n]*)", re.MULTILINE
)


def _of_properties(document: Document) -> Iterator[Comment]:
    """``# mtcheck: …`` or ``! mtcheck: …`` above a text."""
    taken = _Taken(_extent(passage) for passage in document.passages)
    for found in _PROPERTY_COMMENT.finditer(document.content):
        at = found.start("sign")
        if at not in taken:
            yield from _made(at, found.end(), found["inner"], None)


_STRINGS_TOKEN = re.compile(
    r'"(?:[^"\\]++|\\.)*+"|/\*(?P<long>.*?)\*/|//(?P<short>[^\r\n]*)', re.DOTALL
)


def _of_strings(document: Document) -> Iterator[Comment]:
    """``/* mtcheck: … */`` or ``// mtcheck: …`` above a text."""
    for found in _STRINGS_TOKEN.finditer(document.content):
        if found.lastgroup:
            yield from _made(*found.span(), found[found.lastgroup], None)


_NOTE = re.compile(
    r"^NOTE(?P<inner>[ \t]+[^\r\n]*(?:(?:\r\n|\r|\n)(?![^\r\n]*-->)[^\r\n]+)*)",
    re.MULTILINE,
)


def _of_subtitles(document: Document) -> Iterator[Comment]:
    """``NOTE mtcheck: …`` between cues."""
    taken = _Taken(_extent(passage) for passage in document.passages)
    for found in _NOTE.finditer(document.content):
        if found.start() not in taken:
            yield from _made(*found.span(), found["inner"], None)


def _extent(passage: Passage) -> Span:
    text = passage.target
    return Span(text.place(0), text.place(max(0, len(text.content) - 1)) + 1)


class _Taken:
    """Stretches of a file that are no comment, whatever stands in them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(span for span in spans if span.start < span.end)
        self._starts = [span.start for span in self._spans]

    def __contains__(self, offset: int) -> bool:
        from bisect import bisect_right  # noqa: PLC0415 - few files have comments

        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at].end


# XML

_XML_COMMENT = re.compile(
    r"<!--(?P<inner>.*?)-->|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL
)


class _Shape(NamedTuple):
    """What a format of XML calls its units and the notes on them."""

    units: frozenset[str]
    notes: frozenset[str]
    groups: frozenset[str] = frozenset()
    """What holds units; a note in one is about all of them."""


_SHAPES = {
    "xliff": _Shape(
        frozenset({"trans-unit", "unit"}),
        frozenset({"note"}),
        frozenset({"group", "file"}),
    ),
    "tmx": _Shape(frozenset({"tu"}), frozenset({"note"})),
    "ts": _Shape(
        frozenset({"message"}),
        frozenset({"comment", "extracomment", "translatorcomment"}),
    ),
    "resx": _Shape(frozenset({"data"}), frozenset({"comment"})),
    "android": _Shape(
        frozenset({"string", "string-array", "array", "plurals"}), frozenset()
    ),
}


class _Element(NamedTuple):
    name: str
    start: int
    end: int


def _of_xml(document: Document) -> Iterator[Comment]:
    """XML comments and notes: about the unit they stand in, or else the next one."""
    from mtcheck.read.xml import stream  # noqa: PLC0415 - few files have comments

    content, shape = document.content, _SHAPES[document.format]
    events = stream(content).events
    elements = sorted(_elements(events, shape), key=lambda each: each.start)
    for found in _XML_COMMENT.finditer(content):
        if found["inner"] is not None:
            reach = _unit(elements, shape.units, found.start())
            yield from _made(*found.span(), found["inner"], reach)
    for start, end, text in _notes(events, shape.notes):
        reach = _unit(elements, shape.units | shape.groups, start)
        yield from _made(start, end, text, reach)


def _elements(events: Iterable[Event], shape: _Shape) -> Iterator[_Element]:
    from mtcheck.read.xml import End, Start  # noqa: PLC0415 - loaded by now

    wanted = shape.units | shape.groups
    open_: list[tuple[str, int]] = []
    for event in events:
        if isinstance(event, Start):
            open_.append((event.name, event.place))
        elif isinstance(event, End) and open_:
            name, start = open_.pop()
            if name in wanted:
                yield _Element(name, start, event.end)


def _unit(elements: list[_Element], names: frozenset[str], offset: int) -> Span:
    """The innermost of these elements around a place, or else the next one."""
    around = _NOWHERE
    for name, start, end in elements:
        if name not in names:
            continue
        if start > offset:
            return Span(start, end) if around == _NOWHERE else around
        if offset < end:
            around = Span(start, end)
    return around


def _notes(
    events: Iterable[Event], names: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    """The notes with their text; a note may say elsewhere to whom it is addressed."""
    from mtcheck.read.xml import Data, Start  # noqa: PLC0415 - loaded by now

    note: Start | None = None
    pieces: list[str] = []
    for event in events:
        if isinstance(event, Start):
            note = event if event.name in names else None
            pieces = []
        elif isinstance(event, Data):
            pieces.append(event.text)
        elif note is not None:
            text = "".join(pieces)
            given = {note.attributes.get(key) for key in ("from", "category")}
            is_ours = SIGN in given and _addressed(text) is None
            yield note.place, event.end, f"{SIGN}: {text}" if is_ours else text
            note = None


_FINDERS: dict[str, Callable[[Document], Iterator[Comment]]] = {
    "html": _of_page,
    "markdown": _of_markdown,
    "po": _of_po,
    "yaml": _of_yaml,
    "properties": _of_properties,
    "strings": _of_strings,
    "srt": _of_subtitles,
    "vtt": _of_subtitles,
    **dict.fromkeys(_SHAPES, _of_xml),
}
