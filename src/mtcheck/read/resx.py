"""RESX: the texts of .NET programs, each under its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.read.units import Unit, inside, of_stream
from mtcheck.read.xml import Start, stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.model import Document
    from mtcheck.read.xml import Event


def parse(content: str, path: str) -> Document:
    """Every text; images, other data and notes of form designers are left out."""
    read = stream(content)
    return of_stream(path, "resx", content, read, list(_units(content, read.events)))


def _units(content: str, events: Sequence[Event]) -> Iterator[Unit]:
    key, is_text, at = "", False, 0
    while at < len(events):
        event = events[at]
        at += 1
        if not isinstance(event, Start):
            continue
        if event.name == "data":
            key = event.attributes.get("name", "")
            is_text = _is_text(key, event.attributes)
        elif event.name == "value" and key and is_text:
            found = inside(content, events, at - 1)
            at = found.after
            if found.text.content.strip():
                yield Unit(key, found.text, marks=found.marks)
        elif event.name in {"resheader", "metadata"}:
            key = ""


def _is_text(key: str, given: Mapping[str, str]) -> bool:
    kind = given.get("type", "System.String")
    return (
        kind.startswith("System.String")
        and "mimetype" not in given
        and not key.startswith(">>")  # how a form is put together
    )
