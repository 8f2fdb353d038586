"""Which checks a pair of texts gives cause for: words of the source beside the target's.

A table of false friends has nothing to say of a source without one of its words, nor of
a target without a wrong word for it. All such tables are asked at once: a text has far
fewer words than they have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Memo
from mtcheck.match.sieve import Grid, Sifted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from mtcheck.match.view import PassageView
    from mtcheck.model import Match

    _Words = Callable[[], Iterable[str]]
    _Beside = Callable[[str], frozenset[str]]

_PIECES = compiled(r"[^\W_]+").findall
_BETWEEN = re.compile(r"(?:[^\w*]|_)+")


class WordPairs:
    """Words of the source, each with those of the target that it must stand beside."""

    def __init__(self) -> None:
        """Begin without any."""
        self._numbers: dict[Hashable, int] = {}
        self._new: list[tuple[int, _Words, _Beside]] = []
        self._wanted: dict[str, list[tuple[int, Memo[frozenset[str]]]]] = {}
        self._known: frozenset[str] = frozenset()

    def where(
        self,
        key: Hashable,
        words: _Words,
        beside: _Beside,
        look: Callable[[PassageView], Iterable[Match]],
    ) -> Sifted:
        """A check that only looks at pairs that have a word and one that it wants.

        `words` gives words of the source, in lower case and without signs; `beside`,
        those of which the target must have one beside such a word, or none where any
        target will do. Both are asked when there first is a source, and once for all
        checks with the same `key`.
        """
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers)
            self._new.append((number, words, beside))
        return Sifted(Grid(self, (number,)), look)

    def sifted(
        self, views: Sequence[PassageView]
    ) -> Mapping[int, Sequence[PassageView]]:
        """The passages that each check has to look at, by its number."""
        found: dict[int, list[PassageView]] = defaultdict(list)
        for view in views:
            if view.source is not None:
                for number in self._asking(view, view.source):
                    found[number].append(view)
        return found

    def _asking(self, view: PassageView, source: PassageView) -> set[int]:
        if self._new:
            self._take()
        asking: set[int] = set()
        words = view.whole_words
        if "&" in view.cased:  # it may part a word to mark its access key: « F&ermer »
            words = words.union(_PIECES(view.folded.replace("&", "")))
        for word in self._known & source.whole_words:
            for number, beside in self._wanted[word]:
                if number not in asking:
                    wanted = beside[word]
                    if not wanted or not wanted.isdisjoint(words):
                        asking.add(number)
        return asking

    def _take(self) -> None:
        """Take the words of the checks that have come since."""
        for number, words, beside in self._new:
            answers = Memo(partial(_or_anything, beside))
            for word in words():
                self._wanted.setdefault(word, []).append((number, answers))
        self._new.clear()
        self._known = frozenset(self._wanted)


def _or_anything(beside: _Beside, word: str) -> frozenset[str]:
    try:
        return beside(word)
    except ValueError:  # the check whose table is wrong will say so, and no other
        return frozenset()


def clue(words: str) -> str:
    """The longest of some words in one stretch; empty where none is whole.

    A star makes the word that it stands beside the beginning or end of others.
    """
    if words.isalnum():
        return words
    pieces = _BETWEEN.sub(" ", words).split()
    return max((piece for piece in pieces if "*" not in piece), key=len, default="")


def clues(stretches: Iterable[str]) -> frozenset[str]:
    """Words of which a text has one wherever one of some stretches stands.

    None if one of the stretches has no whole word.
    """
    found = frozenset(map(clue, stretches))
    return frozenset() if "" in found else found


def anything(_: str) -> frozenset[str]:
    """What a word of the source wants that stands beside any target."""
    return frozenset()


WORD_PAIRS = WordPairs()
