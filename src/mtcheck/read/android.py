"""Android's strings.xml: texts under their keys, arrays and plurals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.read.quoted import unescaped
from mtcheck.read.units import Unit, inside, of_stream
from mtcheck.read.weave import Change
from mtcheck.read.xml import End, Start, stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Document, Mark
    from mtcheck.read.units import Inside
    from mtcheck.read.xml import Event

_LISTS = frozenset({"string-array", "array", "plurals"})
_GROUPS = _LISTS | {"integer-array", "style"}
_ESCAPE = re.compile(r'\\(?:u[0-9a-fA-F]{4}|.)|"', re.DOTALL)
_REFERENCE = re.compile(r"\s*[@?](?:\+?[\w.:]+/[\w.]+|null|empty)\s*")


class _Group(NamedTuple):
    """The element that items stand in."""

    kind: str = ""
    key: str = ""
    is_wanted: bool = True


def parse(content: str, path: str) -> Document:
    """Every text that may be translated, its escapes decoded."""
    read = stream(content)
    return of_stream(path, "android", content, read, list(_units(content, read.events)))


def _units(content: str, events: Sequence[Event]) -> Iterator[Unit]:
    group, number, at = _Group(), 0, 0
    while at < len(events):
        event = events[at]
        at += 1
        if isinstance(event, End) and event.name in _GROUPS:
            group = _Group()
        if not isinstance(event, Start):
            continue
        if event.name in _GROUPS:
            group, number = _group(event), 0
        if event.name not in {"string", "item"}:
            continue
        found = inside(content, events, at - 1, is_code=lambda name: name == "g")
        at = found.after
        name = _key(event, group, number)
        number += 1
        if name is None or _REFERENCE.fullmatch(found.text.content):
            continue
        read = _decoded(found.tidy())
        if read.text.content.strip():
            yield Unit(name, read.text, marks=read.marks)


def _group(start: Start) -> _Group:
    given = start.attributes
    is_wanted = start.name in _LISTS and given.get("translatable") != "false"
    return _Group(start.name, given.get("name", ""), is_wanted)


def _key(start: Start, group: _Group, number: int) -> str | None:
    """The key of a text; None where it is not one to translate."""
    given = start.attributes
    if not group.is_wanted or given.get("translatable") == "false":
        return None
    if start.name == "item" and group.kind:
        return f"{group.key}[{given.get('quantity', number)}]"
    is_text = start.name == "string" or given.get("type") == "string"
    return given.get("name", "") if is_text else None


def _decoded(found: Inside) -> Inside:
    """The text as it is shown: escapes decoded, protecting quotation marks gone."""
    return found.changed(list(_changes(found.text.content, found.marks)))


def _changes(text: str, marks: Sequence[Mark]) -> Iterator[Change]:
    at = 0
    for mark in marks:
        if mark.kind == "tag":  # its attributes are not the text's
            yield from _escapes(text, at, mark.start)
            at = mark.end
    yield from _escapes(text, at, len(text))


def _escapes(text: str, start: int, end: int) -> Iterator[Change]:
    for found in _ESCAPE.finditer(text, start, end):
        sign = found.group()
        yield Change(*found.span(), "" if sign == '"' else unescaped(sign))
