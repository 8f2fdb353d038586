"""Texts of which a passage must hold one, asked for so that most cost nothing.

A text with a whole word in it is looked for only where that word is.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mtcheck.match.automaton import EDGE, whole_words
from mtcheck.match.view import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


class Wanted:
    """Some texts, with `EDGE` where a word must begin or end, and whole words."""

    def __init__(
        self, texts: Iterable[str], words: frozenset[str] = frozenset()
    ) -> None:
        """Sort the texts by what rules them out soonest."""
        self._words = words
        self._under: dict[str, list[str]] = defaultdict(list)
        self._rest: list[str] = []
        for text in texts:
            inside = whole_words(text)
            word = max(inside, key=len) if inside else None
            kept = self._rest if word is None else self._under[fold(word)]
            kept.append(text.strip(EDGE))
        self._known = frozenset(self._under)

    def may_stand_in(self, text: str, words: frozenset[str]) -> bool:
        """Whether one of them stands in a rendering of a passage with these words."""
        if not words.isdisjoint(self._words):
            return True
        if not words.isdisjoint(self._known):
            for word in self._known & words:
                if any(map(text.__contains__, self._under[word])):
                    return True
        return bool(self._rest) and any(map(text.__contains__, self._rest))
