"""Finds one translation given to sources that have little in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.match.view import PassageView

_LEAST_WORDS = 7
_LEAST = 40  # characters of either
_ALIKE = 60.0  # of a hundred; sources that are worded alike may share a translation


def make() -> _Same:
    """A check of a document that yields every later place of a translation."""
    return _Same()


class _Same:
    """Remembers the first place and source of each long translation."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[int, str]] = {}
        self._found: list[Match] = []

    def see(self, view: PassageView) -> None:
        """Compare a passage with the first that read the same."""
        source, text = view.passage.source, view.raw.strip()
        if source is None or len(text) < _LEAST or len(view.word_texts) < _LEAST_WORDS:
            return
        first, other = self._first.setdefault(text, (view.index, source.content))
        if first == view.index or not _differ(other, source.content):
            return
        start = view.raw.index(text)
        self._found.append(
            Match(
                start,
                start + len(text),
                related=(Place(first, start, start + len(text)),),
                passage=view.index,
            )
        )

    def close(self) -> Iterable[Match]:
        """What was found, in text order."""
        return self._found


def _differ(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LEAST // 2:
        return False
    return fuzz.token_set_ratio(one.lower(), other.lower()) < _ALIKE
