"""Android's strings.xml: texts under their keys, arrays and plurals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Mark
from mtcheck.read.units import Unit, inside, of_stream
from mtcheck.read.xml import Start, stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Document
    from mtcheck.read.xml import Event

_LISTS = frozenset({"string-array", "plurals"})


def parse(content: str, path: str) -> Document:
    """Every text that may be translated; escapes stay as they are, marked as code."""
    read = stream(content)
    return of_stream(path, "android", content, read, list(_units(content, read.events)))


def _units(content: str, events: Sequence[Event]) -> Iterator[Unit]:
    key, number, wanted, at = "", 0, True, 0
    while at < len(events):
        event = events[at]
        at += 1
        if not isinstance(event, Start):
            continue
        given = event.attributes
        if event.name in _LISTS or event.name == "string":
            key, number = given.get("name", ""), 0
            wanted = given.get("translatable") != "false"
        if event.name not in {"string", "item"}:
            continue
        found = inside(content, events, at - 1)
        at = found.after
        name = (
            key if event.name == "string" else f"{key}[{given.get('quantity', number)}]"
        )
        number += 1
        if wanted and found.text.content.strip():
            marks = (*found.marks, *_escapes(found.text.content))
            yield Unit(name, found.text, marks=tuple(sorted(marks)))


def _escapes(text: str) -> Iterator[Mark]:
    at = text.find("\\")
    while 0 <= at < len(text) - 1:
        if text[at + 1] not in "'\"":  # an apostrophe is read with its word
            yield Mark(at, at + 2, "code")
        at = text.find("\\", at + 2)
