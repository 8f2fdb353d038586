"""An adjective between determiner and noun that does not agree: « un récente essai »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    INFINITIVE,
    NOUN,
    OTHER,
    chars,
    only,
    reading,
    slots,
)
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_ADJECTIVE = chars(ADJECTIVE, NOUN | FINITE | ADVERB | OTHER | INFINITIVE)
_TRIPLE = compiled(rf"(?P<det>[Dd]) (?P<adj>[{_ADJECTIVE}]) (?P<noun>[{only(NOUN)}])")
_NUMERALS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix onze douze vingt cent mille fois".split()
)


def make() -> PassageCheck:
    """Return a check that marks the three words."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for det, adj, noun in read.places(_TRIPLE, "det", "adj", "noun"):
        if not _clash(read.words[adj], read.words[noun]):
            continue
        if any(view.cased[read.spans[i].start].isupper() for i in (adj, noun)):
            continue
        yield Match(
            read.spans[det].start,
            read.spans[noun].end,
            values={
                "adj": view.raw[slice(*read.spans[adj])],
                "noun": view.raw[slice(*read.spans[noun])],
            },
        )


@lru_cache(maxsize=8192)
def _clash(adj: str, noun: str) -> bool:
    """Whether the two have no gender and number in common."""
    if noun in _NUMERALS or "-" in adj + noun:
        return False
    wanted = slots(adj, "ak")
    return bool(wanted) and not wanted & slots(noun, "n")
