"""Units of translation files: what the formats of localisation share.

A reader tells units; here the text of an element is put together, with the tags that
stand in it as marks, and the units become passages of a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import InputError
from mtcheck.model import Document, Part, Passage, Problem, Text
from mtcheck.read.weave import Weaver
from mtcheck.read.xml import Data, End, Start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtcheck.model import Mark
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
    parts = tuple(Part(tuple(at), *pair) for pair, at in found.items())
    return Document(
        path, format_, content, passages, parts=parts, problems=tuple(problems)
    )


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


class Inside(NamedTuple):
    """The text of one element, its marks, and where the events go on behind it."""

    text: Text
    marks: tuple[Mark, ...]
    after: int


def inside(
    content: str,
    events: Sequence[Event],
    at: int,
    *,
    is_code: Callable[[str], bool] = lambda _: False,
) -> Inside:
    """The text of the element whose start tag is `events[at]`.

    Tags in it are part of the text and marked as such; so is all that an element
    holds of which `is_code` says so.
    """
    opened = events[at]
    weaver = Weaver()
    if isinstance(opened, Start):
        weaver.put("", opened.end, opened.end)
    depth, code, at = 0, 0, at + 1
    while at < len(events):
        event = events[at]
        if isinstance(event, End) and not depth:
            break
        if isinstance(event, Data):
            _put_text(weaver, content, event, is_code=code > 0)
        else:
            step = 1 if isinstance(event, Start) else -1
            depth += step
            code += step * is_code(event.name)
            _put_tag(weaver, content, event)
        at += 1
    draft = weaver.draft("segment")
    return Inside(draft.text, draft.marks, at + 1)


def _put_text(weaver: Weaver, content: str, data: Data, *, is_code: bool) -> None:
    start, text = data.place, data.text
    if is_code:
        weaver.mark(weaver.length, weaver.length + len(text), "tag")
    if content.startswith(text, start):
        weaver.put(text, start, start + len(text))
    elif content.startswith("&", start):
        weaver.put_decoded(text, start, content.find(";", start) + 1)
    else:  # a line end that is read as one character
        weaver.put(text, start, start + 2)


def _put_tag(weaver: Weaver, content: str, event: Start | End) -> None:
    if event.end > event.place:  # an empty element has one tag for both its ends
        weaver.mark(weaver.length, weaver.length + event.end - event.place, "tag")
        weaver.put(content[event.place : event.end], event.place, event.end)
