"""Unknown names that are one letter apart: « Sutskever », « Sustkever »."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.names import NameBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView
    from mtcheck.model import Match

_SHORTEST, _SAFE = 6, 7  # letters; the shorter a name, the more others are like it
_OFTEN, _OFTEN_SHORT = 2, 3  # times that the usual spelling stands
_TIMES_RARER = 4
_KEPT_END = 2  # letters at the end, which inflection may change
_TITLES = frozenset(["", *"Mme Mlle Dr Me Mgr Maître Docteur".split()])
_SMALL = "scdori"  # parts of speech of words that may begin a sentence before a name
_TAXON = compiled(r"(?:idae|inae|aceae|ales|virus)$")


def make() -> DocumentCheck:
    """A check that yields one match a name, silent without a lexicon."""
    return _Check()


class _Check:
    """Compares the names at the end, by what is left of each without one letter."""

    def __init__(self) -> None:
        self._book = NameBook()

    def see(self, view: PassageView) -> None:
        """Note the names of a passage."""
        if lexicon(view.lang):
            self._book.read(view)

    def close(self) -> Iterator[Match]:
        """Yield each rare name beside one like it that stands more often."""
        near = {name for group in _alike(self._names()) for name in group}
        for use in self._book.look_up(lambda words: not near.isdisjoint(words)):
            if use.name in near:
                self._book.add(use)
        seen = set()
        for rare, usual in self._pairs():
            if rare not in seen and self._is_slip(rare, usual):
                seen.add(rare)
                yield self._book.match([usual, rare])

    def _names(self) -> Iterable[str]:
        words = lexicon(self._book.lang)
        if words is None:
            return
        for name in self._book.words():
            is_name = len(name) >= _SHORTEST - 1 and name.istitle()
            if is_name and not _TAXON.search(name) and not words.knows(name):
                yield name

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for group in _alike(self._book.uses):
            usual = max(group, key=self._book.count)
            yield from ((name, usual) for name in group if name != usual)

    def _is_slip(self, rare: str, usual: str) -> bool:
        ours, other = self._book.count(rare), self._book.count(usual)
        often = _OFTEN if len(usual) >= _SAFE else _OFTEN_SHORT
        if (
            len(usual) < _SHORTEST
            or other < often
            or (ours > 1 and ours * _TIMES_RARER > other)
        ):
            return False
        if OSA.distance(rare, usual) != 1 or self._book.is_in_source(rare):
            return False
        return not _is_inflected(rare, usual) and not self._are_two_people(rare, usual)

    def _are_two_people(self, one: str, other: str) -> bool:
        """Whether their first names never agree."""
        ours, others = (
            {use.before for use in self._book.uses[name] if _is_first_name(use.before)}
            for name in (one, other)
        )
        return bool(ours) and bool(others) and ours.isdisjoint(others)


def _is_first_name(word: str) -> bool:
    """Whether a capitalised word is no title, and no word that begins a sentence."""
    words = lexicon("fr")
    readings = words.analyses(word.lower()) if words else ()
    is_small = any(reading.part in _SMALL for reading in readings)
    return not is_small and not word.endswith("ez") and word not in _TITLES


def _is_inflected(name: str, other: str) -> bool:
    """Whether only the endings differ; not if letters are swapped or one is doubled."""
    if name[-_KEPT_END:] == other[-_KEPT_END:] or sorted(name) == sorted(other):
        return False
    short, long = sorted((name, other), key=len)
    is_doubled = long == short + short[-1]
    return not is_doubled and {name[-1], other[-1]} != {"i", "y"}


def _alike(names: Iterable[str]) -> list[list[str]]:
    """Those of some names that come together when each may lose a letter."""
    alike = defaultdict(list)
    for name in names:
        for rest in _rests(name):
            alike[rest].append(name)
    return [group for group in alike.values() if len(group) > 1]


def _rests(name: str) -> set[str]:
    """The name, and what is left of it without one of its letters but the first."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(1, len(name)))}
