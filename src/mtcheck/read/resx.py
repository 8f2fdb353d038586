"""RESX: the texts of .NET programs, each under its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.read.units import Unit, inside, of_stream
from mtcheck.read.xml import Start, stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Document
    from mtcheck.read.xml import Event


def parse(content: str, path: str) -> Document:
    """Every text; images and other data are left out."""
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
            is_text = not {"type", "mimetype"} & event.attributes.keys()
        elif event.name == "value" and key and is_text:
            found = inside(content, events, at - 1)
            at = found.after
            if found.text.content.strip():
                yield Unit(key, found.text, marks=found.marks)
        elif event.name in {"resheader", "metadata"}:
            key = ""
