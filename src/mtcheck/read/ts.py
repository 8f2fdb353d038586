"""Qt's TS: messages with source and translation, plural forms among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.read.units import Inside, Unit, inside, of_stream
from mtcheck.read.xml import Data, Start, stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.model import Document
    from mtcheck.read.xml import Event

_GONE = frozenset({"vanished", "obsolete"})
_FORMS = frozenset({"numerusform", "lengthvariant"})
_TEXTS = frozenset({"name", "source", "translation"}) | _FORMS


def parse(content: str, path: str) -> Document:
    """Every message that has a translation and is still in use."""
    read = stream(content)
    units = _Reader(content, read.events).units()
    return of_stream(path, "ts", content, read, units)


class _Reader:
    """Walks through the events of a file and keeps what has been said."""

    def __init__(self, content: str, events: Sequence[Event]) -> None:
        self._content = content
        self._events = events
        self._units: list[Unit] = []
        self._languages: tuple[str | None, str | None] = (None, None)
        self._context = self._name = ""
        self._source: Inside | None = None
        self._in_use = True
        self._messages = self._forms = 0

    def units(self) -> list[Unit]:
        """The units in file order."""
        at = 0
        while at < len(self._events):
            event = self._events[at]
            at += 1
            if not isinstance(event, Start):
                continue
            self._hear(event)
            if event.name in _TEXTS and not self._has_forms(at):
                found = inside(self._content, self._events, at - 1)
                self._take(event.name, found)
                at = found.after
        return self._units

    def _hear(self, start: Start) -> None:
        given = start.attributes
        if start.name == "TS":
            self._languages = (
                _tag(given.get("sourcelanguage", "")),
                _tag(given.get("language", "")),
            )
        elif start.name == "message":
            self._messages, self._forms, self._source = self._messages + 1, 0, None
            self._name = given.get("id") or f"{self._context}:{self._messages}"
        elif start.name == "translation":
            self._in_use = given.get("type") not in _GONE

    def _take(self, element: str, found: Inside) -> None:
        if element == "name":
            self._context = found.text.content
        elif element == "source":
            self._source = found
        elif self._in_use and found.text.content:
            name = self._name
            if element == "numerusform":
                name = f"{name}[{self._forms}]"
            source = self._source.text if self._source else None
            self._units.append(
                Unit(name, found.text, source, found.marks, *self._languages)
            )
        self._forms += element == "numerusform"

    def _has_forms(self, at: int) -> bool:
        """Whether the element that has just begun holds the forms of a plural."""
        while at < len(self._events) and _is_blank(self._events[at]):
            at += 1
        first = self._events[at] if at < len(self._events) else None
        return isinstance(first, Start) and first.name in _FORMS


def _is_blank(event: Event) -> bool:
    return isinstance(event, Data) and event.text.isspace()


def _tag(lang: str) -> str | None:
    return lang.replace("_", "-") or None
