"""One acronym explained twice, in different words.

Words explain an acronym if they begin with its letters, in whatever order. Two
explanations that share a word but not all are one notion under two names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.match.expressions import compiled
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_MOST = 6
_REACH = 120  # characters before a bracket in which the words must stand
_STEM = 4  # letters that two forms of one word share
_AFTER = compiled(
    r"\((?:[^()]{1,25}[,;:] )?(?P<acronym>[A-Z]{2,6})s?(?:[,;] [^()]{1,60})?\)"
)
_BEFORE = compiled(r"\b(?P<acronym>[A-Z]{2,6}) \((?P<words>[^\W\d_][^()\d]{5,80})\)")
_WORD = compiled(r"[^\W\d_]+")
_SMALL = frozenset("d l de du des la le les of for and the à en y del".split())


class _Explanation(NamedTuple):
    """Words that explain an acronym, and where."""

    stems: frozenset[str]
    initials: str
    place: Place
    text: str


def make() -> DocumentCheck:
    """A check that yields the second explanation of an acronym."""
    return _Check()


class _Check:
    """Collects the explanations of each acronym."""

    def __init__(self) -> None:
        self._found: dict[str, list[_Explanation]] = defaultdict(list)

    def see(self, view: PassageView) -> None:
        """Note the acronyms that a passage explains."""
        text = view.cased
        if "(" not in text:
            return
        small = _SMALL | FUNCTION_WORDS.get((view.lang or "")[:2], frozenset())
        for found in _AFTER.finditer(text):
            start = max(0, found.start() - _REACH)
            words = list(_WORD.finditer(text, start, found.start()))
            self._note(view, found["acronym"], words, small)
        for found in _BEFORE.finditer(text):
            words = list(_WORD.finditer(text, *found.span("words")))
            self._note(view, found["acronym"], words, small)

    def _note(
        self,
        view: PassageView,
        acronym: str,
        words: Sequence[re.Match[str]],
        small: frozenset[str],
    ) -> None:
        chosen = _explaining(acronym, words, small)
        if not chosen:
            return
        place = Place(view.index, chosen[0].start(), chosen[-1].end())
        bare = [_bare(word.group()) for word in chosen]
        stems = frozenset(word[:_STEM] for word in bare)
        initials = "".join(word[0] for word in bare)
        text = view.cased[place.start : place.end]
        self._found[acronym].append(_Explanation(stems, initials, place, text))

    def close(self) -> Iterator[Match]:
        """Yield the first explanation of each acronym that departs from the first."""
        for acronym, (first, *rest) in self._found.items():
            for other in rest:
                if _departs(first, other):
                    index, start, end = other.place
                    values = {"acronym": acronym, "first": first.text}
                    related = [e.place for e in (first, *rest) if e is not other]
                    yield Match(
                        start, end, values, (), (), tuple(related[:_MOST]), index
                    )
                    break


def _departs(first: _Explanation, other: _Explanation) -> bool:
    """Whether two explanations are one notion in different words.

    In another order they are of two languages: what the letters stand for in English,
    and what it means.
    """
    if first.initials != other.initials or first.stems == other.stems:
        return False
    return not first.stems.isdisjoint(other.stems)


def _explaining(
    acronym: str, words: Sequence[re.Match[str]], small: frozenset[str]
) -> list[re.Match[str]]:
    """The last of `words` that begin with the letters of the acronym; all or none."""
    wanted = Counter(acronym.lower())
    chosen = list[re.Match[str]]()
    for word in reversed(words):
        if word.group().lower() in small:
            continue
        letter = _bare(word.group())[:1]
        wanted[letter] -= 1
        if wanted[letter] < 0:
            return []
        chosen.insert(0, word)
        if len(chosen) == len(acronym):
            return chosen
    return []


def _bare(word: str) -> str:
    """Lower case, without accents."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(part for part in parts if part.isalpha())
