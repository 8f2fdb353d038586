"""XLIFF 1.2 and 2.x: units with source and target, and codes in them.

The dialects of Trados, memoQ and Phrase are 1.2 with segments marked inside a unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.read.units import Inside, Unit, inside, of_stream
from mtcheck.read.weave import Change
from mtcheck.read.xml import End, Start, stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.model import Document
    from mtcheck.read.xml import Event

_CODES = frozenset({"bpt", "ept", "ph", "it"})
"""Inline elements of 1.2 whose text is code of the original file."""

_ASIDE = frozenset(
    """
    alt-trans match glossEntry resourceItem revision
    minorversions historical-unit insertedmatch
    """.split()
)
"""What holds texts that are not the translation itself."""

_UNITS = frozenset({"trans-unit", "segment", "ignorable"})
_TEXTS = frozenset({"source", "seg-source", "target"})
_DELETED = "x-sdl-deleted"
_NOT_BEGUN = frozenset({"new", "initial", "needs-translation"})


class _Said(NamedTuple):
    """What the elements around a unit say of it."""

    source_lang: str | None = None
    target_lang: str | None = None
    id: str = ""
    is_aside: bool = False
    is_translated: bool = True
    keeps_space: bool = False
    state: str | None = None


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
        self._unsaid: set[int] = set()  # empty targets that say nothing of their state
        self._source: Inside | None = None
        self._segments: dict[str, Inside] = {}

    def units(self) -> list[Unit]:
        """The units in file order."""
        at = 0
        while at < len(self._events):
            event = self._events[at]
            at += 1
            if isinstance(event, Start):
                if event.name in _TEXTS:
                    at = self._text(event, at - 1)
                else:
                    self._enter(event)
            elif isinstance(event, End):
                self._said.pop()
        return self._begun()

    def _begun(self) -> list[Unit]:
        """The units without those that nobody has translated yet.

        An empty target may be a form to fill in, or what an engine lost: where most
        of the file is translated, it is lost.
        """
        if len(self._unsaid) * 2 < len(self._units):
            return self._units
        return [u for at, u in enumerate(self._units) if at not in self._unsaid]

    def _enter(self, start: Start) -> None:
        said, given = self._said[-1], start.attributes
        if start.name in _UNITS:
            self._source, self._segments = None, {}
        translate = given.get("translate")
        space = given.get("xml:space")
        self._said.append(
            _Said(
                _language(given, "source-language", "srcLang") or said.source_lang,
                _language(given, "target-language", "trgLang") or said.target_lang,
                _name(start, said),
                said.is_aside or start.name in _ASIDE,
                translate != "no" if translate else said.is_translated,
                space == "preserve" if space else said.keeps_space,
                given.get("state"),
            )
        )

    def _text(self, start: Start, at: int) -> int:
        """Read a source or a target; the place of the event behind it."""
        found = inside(self._content, self._events, at, is_code=_CODES.__contains__)
        said = self._said[-1]
        if said.is_aside:
            return found.after
        if start.name == "seg-source":
            self._segments = dict(_segments(found))
        elif start.name == "source":
            self._source = found
        elif said.is_translated:
            self._target(start, said, found)
        return found.after

    def _target(self, start: Start, said: _Said, found: Inside) -> None:
        state = start.attributes.get("state") or said.state
        space = start.attributes.get("xml:space")
        keeps = space == "preserve" if space else said.keeps_space
        lang = start.attributes.get("xml:lang") or said.target_lang
        name = said.id or str(len(self._units) + 1)
        for segment, target, source in self._pairs(found):
            if not keeps:
                target, source = target.tidy(), source and source.tidy()  # noqa: PLW2901
            content = target.text.content
            is_blank = not content.strip()
            if is_blank and not (source and source.text.content.strip()):
                continue
            is_copy = source is not None and content == source.text.content
            if (is_copy or is_blank) and state in _NOT_BEGUN:
                continue
            if is_blank and not state:
                self._unsaid.add(len(self._units))
            self._units.append(
                Unit(
                    f"{name}/{segment}" if segment else name,
                    target.text,
                    source.text if source else None,
                    target.marks,
                    said.source_lang,
                    lang,
                )
            )

    def _pairs(self, found: Inside) -> Iterator[tuple[str, Inside, Inside | None]]:
        """The segments of a target beside those of its source, or the whole of both."""
        segments = list(_segments(found))
        if not segments or not {name for name, _ in segments} & self._segments.keys():
            source = self._source and self._source.changed(_deleted(self._source))
            yield "", found.changed(_deleted(found)), source
            return
        for name, target in segments:
            yield name, target, self._segments.get(name)


def _segments(found: Inside) -> Iterator[tuple[str, Inside]]:
    """The segments that are marked in a text, by their ids, in text order."""
    gaps = _deleted(found)
    for held in sorted(found.held, key=lambda held: held.start):
        given = held.tag.attributes
        if held.tag.name == "mrk" and given.get("mtype") == "seg":
            yield given.get("mid", ""), found.part(held.start, held.end, gaps)


def _deleted(found: Inside) -> list[Change]:
    """The stretches that a reviser has deleted."""
    gaps: list[Change] = []
    for held in sorted(found.held, key=lambda held: held.start):
        is_gone = held.tag.attributes.get("mtype") == _DELETED
        if is_gone and held.start < held.end and held.start >= _end(gaps):
            gaps.append(Change(held.start, held.end))
    return gaps


def _end(gaps: Sequence[Change]) -> int:
    return gaps[-1].end if gaps else 0


def _language(given: Mapping[str, str], *names: str) -> str | None:
    return next((given[name] for name in names if given.get(name)), None)


def _name(start: Start, said: _Said) -> str:
    """The id of a unit; that of a segment goes behind its unit's."""
    own = start.attributes.get("id") or ""
    if start.name == "segment" and own and said.id:
        return f"{said.id}/{own}"
    return own if start.name in {"unit", "trans-unit"} and own else said.id
