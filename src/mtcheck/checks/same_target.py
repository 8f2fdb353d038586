"""Finds one translation given to sources that have little in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from mtcheck.match.kinship import kinship, source_keys, target_keys
from mtcheck.match.view import PassageView
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.model import Passage

_LEAST_WORDS = 7
_LEAST = 40  # characters of either
_ALIKE = 60.0  # of a hundred; sources that are worded alike may share a translation


def make() -> _Same:
    """A check of a document that yields each translation that fits another source better."""
    return _Same()


class _Seen(NamedTuple):
    """A place of a translation, and the row it stands in."""

    place: Place
    passage: Passage

    @property
    def source(self) -> str:
        return self.passage.source.content if self.passage.source else ""


class _Same:
    """Remembers the place of each long translation that fits its source best."""

    def __init__(self) -> None:
        self._best: dict[str, _Seen] = {}
        self._found: list[Match] = []

    def see(self, view: PassageView) -> None:
        """Compare a passage with one that read the same; the worse fit is the fault."""
        text = view.raw.strip()
        if view.passage.source is None or len(text) < _LEAST:
            return
        start = view.raw.index(text)
        place = Place(view.index, start, start + len(text))
        seen = _Seen(place, view.passage)
        best = self._best.setdefault(text, seen)
        if best is seen or len(view.word_texts) < _LEAST_WORDS:
            return
        if _differ(best.source, seen.source):
            self._judge(text, best, seen, view)

    def _judge(self, text: str, best: _Seen, seen: _Seen, view: PassageView) -> None:
        known = PassageView(best.passage, 0, view.lang, view.source_lang)
        wrong, right = (best, seen) if _fit(view) > _fit(known) else (seen, best)
        self._best[text] = right
        at = wrong.place
        self._found.append(
            Match(at.start, at.end, related=(right.place,), passage=at.passage)
        )

    def close(self) -> Iterable[Match]:
        """What was found."""
        return self._found


def _fit(view: PassageView) -> float:
    return kinship(source_keys(view), target_keys(view)).share


def _differ(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LEAST // 2:
        return False
    return fuzz.token_set_ratio(one.lower(), other.lower()) < _ALIKE
