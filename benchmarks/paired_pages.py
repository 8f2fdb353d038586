"""Reads pages that people translated beside their English.

A page and its translation are cut into parts (a heading, a paragraph, a cell). They
are paired by place, and only if both are built alike from top to bottom.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.read import tags, xml

_BLOCKS = frozenset("h1 h2 h3 h4 h5 h6 p td th dt li title desc".split())
# What Markdown sets in backticks. Names of files and functions that a page shows are
# often put into the reader's language and stay plain.
_CODE = frozenset("code cmd tt".split())
_PLAIN = frozenset("replaceable classname email".split())
_TICK = "`"
_JOINTS = {"guiseq": " > ", "keyseq": "+"}  # between the elements of a sequence
_SKIPPED = frozenset(
    "head pre script style navheader navfooter toc leftside rightside"
    " credit revision include listing screen".split()
)
_CODE_BLOCKS = frozenset("code codeintable smathcode".split())  # classes of theirs
# Pages show one of several wordings, an image, or the title of another page here.
_SPOILING = frozenset("switch switchinline choose media".split())
_VOID = frozenset("br hr img input link meta base col area".split())


class Pair(NamedTuple):
    """An original and what a person made of it."""

    source: str
    target: str


class _Event(NamedTuple):
    """A start tag, an end tag or a text."""

    kind: str
    name: str
    """The text, of a text."""
    classes: frozenset[str] = frozenset()
    links: bool = False


class _Part:
    """A block of a page, with the text that stands in it and in no block inside."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.told: list[str] = []
        self.is_spoilt = False

    @property
    def code(self) -> list[str]:
        """What stands in backticks, in any order."""
        return sorted("".join(self.told).split(_TICK)[1::2])

    def text(self, *, is_marked: bool) -> str:
        """What it says, with backticks around its code or without."""
        told = (t for t in self.told if is_marked or t is not _TICK)
        return " ".join("".join(told).split())


def paired_pages(original: str, translation: str, *, is_xml: bool) -> Iterator[Pair]:
    """The parts of two pages; none if these are not built alike."""
    read = _xml_events if is_xml else _html_events
    ours, theirs = _parts(read(original)), _parts(read(translation))
    if [part.name for part in ours] != [part.name for part in theirs]:
        return
    for one, other in zip(ours, theirs, strict=True):
        if not (one.is_spoilt or other.is_spoilt):
            # A page has no backticks: they spare code that both share, as its tags do.
            is_same = one.code == other.code
            yield Pair(one.text(is_marked=is_same), other.text(is_marked=is_same))


def _parts(events: Iterator[_Event]) -> list[_Part]:
    return _Page().read(events)


class _Page:
    """Collects the parts of a page, in the order in which they begin."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._open: list[tuple[str, str]] = []  # the names of elements, their roles
        self._inside: list[_Part] = []
        self._joint = ""

    def read(self, events: Iterator[_Event]) -> list[_Part]:
        for event in events:
            getattr(self, f"_{event.kind}")(event)
        return self._parts

    def _start(self, event: _Event) -> None:
        self._join()
        role = _role(event)
        if role == "code" and self._is_in("code"):
            role = ""
        self._open.append((event.name, role))
        if self._is_skipping():
            return
        if role == "block":
            self._inside.append(_Part(event.name))
            self._parts.append(self._inside[-1])
        elif role == "code":
            self._tell(_TICK)
        elif role == "plain":
            self._unquote()
        elif role == "spoiling":
            self._spoil()

    def _end(self, event: _Event) -> None:
        if event.name not in (name for name, _ in self._open):
            return
        while self._close() != event.name:
            continue
        around = self._open[-1][0] if self._open else ""
        self._joint = _JOINTS.get(around, "")

    def _close(self) -> str:
        is_skipping = self._is_skipping()
        name, role = self._open.pop()
        if not is_skipping and role == "block":
            self._inside.pop()
        elif not is_skipping and role == "code":
            self._close_code()
        return name

    def _close_code(self) -> None:
        told = self._inside[-1].told if self._inside else []
        if told.count(_TICK) % 2:
            told.append(_TICK)

    def _unquote(self) -> None:
        """Make plain text of code in which the reader is to fill in something."""
        told = self._inside[-1].told if self._inside else []
        if told.count(_TICK) % 2:
            del told[len(told) - 1 - told[::-1].index(_TICK)]

    def _text(self, event: _Event) -> None:
        if event.name.strip():
            self._join()
        if not self._is_skipping():
            self._tell(event.name)

    def _void(self, event: _Event) -> None:
        if event.name == "br":
            self._tell(" ")
        elif event.links or event.name == "img":
            self._spoil()

    def _join(self) -> None:
        self._tell(self._joint)
        self._joint = ""

    def _tell(self, text: str) -> None:
        if self._inside:
            self._inside[-1].told.append(text)

    def _spoil(self) -> None:
        if self._inside:
            self._inside[-1].is_spoilt = True

    def _is_skipping(self) -> bool:
        return self._is_in("skipped")

    def _is_in(self, role: str) -> bool:
        return any(role == its for _, its in self._open)


def _role(event: _Event) -> str:
    called = event.classes | {event.name}
    if called & _SKIPPED:
        return "skipped"
    if event.name in _BLOCKS:
        return "skipped" if event.classes & _CODE_BLOCKS else "block"
    if called & _SPOILING:
        return "spoiling"
    if called & _PLAIN:
        return "plain"
    return "code" if called & _CODE else ""


def _html_events(content: str) -> Iterator[_Event]:
    for token in tags.tokens(content):
        if isinstance(token, Span):
            yield _Event("text", html.unescape(content[token.start : token.end]))
        elif token.is_end:
            yield _Event("end", token.name)
        elif token.name != "!":
            is_void = token.is_whole or token.name in _VOID
            classes = _classes(content, token)
            yield _Event("void" if is_void else "start", token.name, classes)


def _classes(content: str, tag: tags.Tag) -> frozenset[str]:
    span = tags.attributes(content, tag).get("class")
    return frozenset(content[span.start : span.end].split()) if span else frozenset()


def _xml_events(content: str) -> Iterator[_Event]:
    events = xml.stream(content).events
    for number, event in enumerate(events):
        if isinstance(event, xml.Data):
            yield _Event("text", event.text)
        elif isinstance(event, xml.End):
            yield _Event("end", event.name)
        else:
            yield _Event("start", event.name)
            if event.name == "link" and isinstance(events[number + 1], xml.End):
                yield _Event("void", "link", links=True)
