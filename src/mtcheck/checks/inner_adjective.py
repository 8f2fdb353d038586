"""An adjective between determiner and noun that does not agree: « un récente essai »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    INFINITIVE,
    NOUN,
    OFFICES,
    OTHER,
    PARTICIPLE,
    chars,
    determiner_slots,
    only,
    parts,
    reading,
    slots,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_ADJECTIVE = chars(ADJECTIVE, NOUN | FINITE | ADVERB | OTHER | INFINITIVE)
_TRIPLE = shape(rf"(?P<det>[Dd]) (?P<adj>[{_ADJECTIVE}]) (?P<noun>[{only(NOUN)}])")
_NAMED = (
    rf"(?P<det>[Dd]) (?P<adj>[{chars(ADJECTIVE)}]) (?P<noun>[{chars(NOUN, OTHER)}])"
)
_BEFORE = shape(_NAMED)
# Adjectives before the noun that are nouns as well, which the pattern above leaves out.
_FRONT = frozenset(
    "nouveau nouvel nouvelle nouveaux nouvelles vieux vieil vieille vieilles petit petite"
    " petits petites grand grande grands grandes jeune jeunes bon bonne bons bonnes beau"
    " bel belle beaux belles premier première premiers premières dernier dernière derniers"
    " dernières ancien ancienne anciens anciennes gros grosse grosses haut haute hauts"
    " hautes principal principale principaux principales meilleur meilleure meilleurs"
    " meilleures prochain prochaine prochains prochaines second seconde seconds secondes"
    " long longue longs longues court courte courts courtes mauvais mauvaise mauvaises"
    " différents différentes divers diverses même mêmes autre autres".split()
)
_NUMERALS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix onze douze vingt cent mille fois".split()
)
_LEAST = 3  # letters; a shorter word may be a symbol


def make() -> PassageCheck:
    """Return a check that marks the three words."""
    return where([_TRIPLE, _BEFORE], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for det, adj, noun in read.places(_TRIPLE, "det", "adj", "noun"):
        if _clash(read.words[adj], read.words[noun]):
            yield from _match(view, read, det, noun)
    if _FRONT.isdisjoint(view.vocabulary):
        return
    for det, adj, noun in read.places(_BEFORE, "det", "adj", "noun"):
        if read.words[adj] in _FRONT and _front_clash(*read.words[det : noun + 1]):
            yield from _match(view, read, det, noun)


def _match(view: PassageView, read: Reading, det: int, noun: int) -> Iterator[Match]:
    adj = det + 1
    if any(view.cased[read.spans[i].start].isupper() for i in (adj, noun)):
        return
    yield Match(
        read.spans[det].start,
        read.spans[noun].end,
        values={
            "adj": view.raw[slice(*read.spans[adj])],
            "noun": view.raw[slice(*read.spans[noun])],
        },
    )


@lru_cache(maxsize=8192)
def _front_clash(det: str, adj: str, noun: str) -> bool:
    """Whether determiner, adjective and noun cannot agree, whatever else they may be."""
    if noun in _NUMERALS or noun in _FRONT or "-" in noun or len(noun) < _LEAST:
        return False
    wanted = determiner_slots(det, adj)
    own, named = slots(adj, "ak"), slots(noun, "n")
    if noun in OFFICES or noun == "gens":
        return False  # « la première ministre », « les petites gens »
    if not wanted or not own or not named:
        return False
    if not wanted & own:
        # « les premier et second jours » aside, only a noun can stand so.
        return not wanted & slots(adj, "n") or bool(own & named)
    is_object = parts(noun) & (FINITE | PARTICIPLE | ADJECTIVE)
    return not own & named and not is_object


@lru_cache(maxsize=8192)
def _clash(adj: str, noun: str) -> bool:
    """Whether the two have no gender and number in common."""
    if noun in _NUMERALS or "-" in adj + noun:
        return False
    wanted = slots(adj, "ak")
    return bool(wanted) and not wanted & slots(noun, "n")
