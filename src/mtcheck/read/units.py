"""Units of translation files: what the formats of localisation share.

A reader tells units; here the text of an element is put together, with the tags that
stand in it as marks, and the units become passages of a document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mtcheck.errors import InputError
from mtcheck.model import Document, Mark, Part, Passage, Problem, Text
from mtcheck.read.tongue import language
from mtcheck.read.weave import Change, Weaver, changed
from mtcheck.read.xml import Data, End, Start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mtcheck.read.xml import Event, Stream


class Unit(NamedTuple):
    """A text and its original, as a file of translations pairs them."""

    id: str
    target: Text
    source: Text | None = None
    marks: tuple[Mark, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None
    kind: str = "segment"


def document(
    path: str,
    format_: str,
    content: str,
    units: Sequence[Unit],
    problems: Iterable[Problem] = (),
) -> Document:
    """The document of all units; each pair of languages is checked by itself."""
    passages = tuple(
        Passage(unit.id, unit.target, unit.kind, unit.marks, source=unit.source)
        for unit in units
    )
    found: dict[tuple[str | None, str | None], list[int]] = {}
    for index, unit in enumerate(units):
        found.setdefault((unit.source_lang, unit.target_lang), []).append(index)
    parts, faults = _parts(path, found)
    return Document(
        path, format_, content, passages, parts=parts, problems=(*problems, *faults)
    )


def _parts(
    path: str, found: Mapping[tuple[str | None, str | None], Sequence[int]]
) -> tuple[tuple[Part, ...], list[Problem]]:
    """The parts, and a problem for each code that is none: then the text must tell."""
    known: dict[str | None, str | None] = {}
    faults: list[Problem] = []
    for code in dict.fromkeys(code for pair in found for code in pair):
        try:
            known[code] = language(code)
        except ValueError as error:
            known[code] = None
            faults.append(Problem(path, str(error)))
    parts = (
        Part(tuple(at), known[source], known[target])
        for (source, target), at in found.items()
    )
    return tuple(parts), faults


def of_stream(
    path: str, format_: str, content: str, read: Stream, units: Sequence[Unit]
) -> Document:
    """The document of an XML file; where it is broken is a problem of it.

    Raises InputError if nothing came before the break.
    """
    if read.broken is None:
        return document(path, format_, content, units)
    line, why = read.broken
    if not units:
        raise InputError(path, f"is not well-formed XML (line {line}: {why})")
    fault = Problem(f"{path}:{line}", f"the file breaks off here: {why}")
    return document(path, format_, content, units, [fault])


class Held(NamedTuple):
    """An element inside a text: its start tag, and where its own text lies in it."""

    tag: Start
    start: int
    end: int


class Inside(NamedTuple):
    """The text of one element, its marks, and where the events go on behind it."""

    text: Text
    marks: tuple[Mark, ...]
    after: int
    held: tuple[Held, ...] = ()
    """The elements in it, in the order in which they end."""

    def changed(self, changes: Sequence[Change]) -> Inside:
        """The same with some changes; what it held is not told any more."""
        text, marks = changed(self.text, self.marks, changes)
        return Inside(text, marks, self.after)

    def part(self, start: int, end: int, gaps: Sequence[Change] = ()) -> Inside:
        """The text from `start` to `end` without the gaps in it."""
        within = _within(self.marks, start, end)
        inner = _within(gaps, start, end)
        edges = [Change(0, start), *inner, Change(end, len(self.text.content))]
        text, marks = changed(self.text, within, [e for e in edges if e.start < e.end])
        return Inside(text, marks, self.after)

    def tidy(self) -> Inside:
        """The text without line ends at its edges, nor the indent of its lines."""
        if "\n" not in self.text.content:
            return self
        gaps = _LAYOUT.finditer(self.text.content)
        return self.changed([Change(*gap.span(gap.lastgroup or 0)) for gap in gaps])


_LAYOUT = re.compile(
    r"\A(?P<head>[ \t\r]*+\n[ \t\r\n]*+)"
    r"|(?<![ \t\r\n])(?P<tail>[ \t\r]*+\n[ \t\r\n]*+)\Z"
    r"|\n(?P<indent>[ \t]+)"
)

_Stretch = TypeVar("_Stretch", Mark, Change)


def _within(stretches: Sequence[_Stretch], start: int, end: int) -> Sequence[_Stretch]:
    """Those of some ordered stretches that begin in a range."""
    first = bisect_left(stretches, start, key=_begin)
    return stretches[first : bisect_left(stretches, end, key=_begin)]


def _begin(stretch: Mark | Change) -> int:
    return stretch.start


def inside(
    content: str,
    events: Sequence[Event],
    at: int,
    *,
    is_code: Callable[[str], bool] = lambda _: False,
) -> Inside:
    """The text of the element whose start tag is `events[at]`.

    Tags in it are part of the text and marked as such; so is all that an element
    holds of which `is_code` says so, but for the prose of a `sub` in it.
    """
    opened = events[at]
    weaver = Weaver()
    if isinstance(opened, Start):
        weaver.put("", opened.end, opened.end)
    open_: list[tuple[Start, int, bool]] = []
    held: list[Held] = []
    at += 1
    while at < len(events):
        event = events[at]
        if isinstance(event, Data):
            _put_text(weaver, content, event, is_code=bool(open_) and open_[-1][2])
        elif isinstance(event, Start):
            _put_tag(weaver, content, event)
            hides = is_code(event.name) or (bool(open_) and open_[-1][2])
            open_.append((event, weaver.length, hides and event.name != "sub"))
        elif not open_:
            break
        else:
            tag, start, _ = open_.pop()
            held.append(Held(tag, start, weaver.length))
            _put_tag(weaver, content, event)
        at += 1
    draft = weaver.draft("segment")
    return Inside(draft.text, draft.marks, at + 1, tuple(held))


def _put_text(weaver: Weaver, content: str, data: Data, *, is_code: bool) -> None:
    text, start, end = data
    if is_code and text:
        weaver.mark(weaver.length, weaver.length + len(text), "tag")
    if end - start != len(text) and content.startswith("&", start):
        weaver.put_decoded(text, start, end)
    else:
        weaver.put(text, start, end)


def _put_tag(weaver: Weaver, content: str, event: Start | End) -> None:
    if event.end > event.place:  # an empty element has one tag for both its ends
        weaver.mark(weaver.length, weaver.length + event.end - event.place, "tag")
        weaver.put(content[event.place : event.end], event.place, event.end)
