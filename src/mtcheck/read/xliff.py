"""XLIFF 1.2 and 2.x: units with source and target, and codes in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.read.units import Inside, Unit, inside, of_stream
from mtcheck.read.xml import End, Start, stream

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.model import Document
    from mtcheck.read.xml import Event

_CODES = frozenset({"bpt", "ept", "ph", "it"})
"""Inline elements of 1.2 whose text is code of the original file."""

_ASIDE = frozenset({"alt-trans", "match", "glossEntry"})
"""What holds texts that are not the translation itself."""

_UNITS = frozenset({"trans-unit", "segment", "ignorable"})


class _Said(NamedTuple):
    """What the elements around a unit say of it."""

    source_lang: str | None = None
    target_lang: str | None = None
    id: str = ""
    is_translated: bool = True


def parse(content: str, path: str) -> Document:
    """The units that have a target; InputError if the file is broken at its head."""
    read = stream(content)
    units = _Reader(content, read.events).units()
    return of_stream(path, "xliff", content, read, units)


class _Reader:
    """Walks through the events and keeps what the open elements have said."""

    def __init__(self, content: str, events: Sequence[Event]) -> None:
        self._content = content
        self._events = events
        self._said = [_Said()]
        self._units: list[Unit] = []
        self._source: Inside | None = None

    def units(self) -> list[Unit]:
        """The units in file order."""
        at = 0
        while at < len(self._events):
            event = self._events[at]
            at += 1
            if isinstance(event, Start):
                if event.name in {"source", "target"}:
                    at = self._text(event, at - 1)
                else:
                    self._enter(event)
            elif isinstance(event, End):
                self._said.pop()
        return self._units

    def _enter(self, start: Start) -> None:
        said, given = self._said[-1], start.attributes
        if start.name in _UNITS:
            self._source = None
        self._said.append(
            _Said(
                _language(given, "source-language", "srcLang") or said.source_lang,
                _language(given, "target-language", "trgLang") or said.target_lang,
                _name(start, said),
                said.is_translated
                and start.name not in _ASIDE
                and given.get("translate") != "no",
            )
        )

    def _text(self, start: Start, at: int) -> int:
        """Read a source or a target; the place of the event behind it."""
        found = inside(self._content, self._events, at, is_code=_CODES.__contains__)
        said = self._said[-1]
        if start.name == "source":
            self._source = found
        elif said.is_translated:
            self._units.append(
                Unit(
                    said.id or str(len(self._units) + 1),
                    found.text,
                    self._source.text if self._source else None,
                    found.marks,
                    said.source_lang,
                    start.attributes.get("xml:lang") or said.target_lang,
                )
            )
        return found.after


def _language(given: Mapping[str, str], *names: str) -> str | None:
    return next((given[name] for name in names if given.get(name)), None)


def _name(start: Start, said: _Said) -> str:
    """The id of a unit; that of a segment goes behind its unit's."""
    own = start.attributes.get("id") or ""
    if start.name == "segment" and own and said.id:
        return f"{said.id}/{own}"
    return own if start.name in {"unit", "trans-unit"} and own else said.id
