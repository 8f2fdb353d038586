"""An adjective that does not agree with the noun before it: « une clé rouillés »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    INFINITIVE,
    NOUN,
    OTHER,
    PARTICIPLE,
    chars,
    lemmas,
    parts,
    reading,
    slots,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_OTHERS = ADVERB | OTHER | INFINITIVE
_TRIPLE = shape(
    rf"(?P<det>[Dd]) (?P<noun>[{chars(NOUN, ADJECTIVE | PARTICIPLE | _OTHERS)}]) (?:R )?"
    rf"(?P<adj>[{chars(ADJECTIVE | PARTICIPLE, NOUN | FINITE | _OTHERS)}])"
)
# Before these an earlier noun may be the one that the adjective belongs to.
_JOINED = frozenset("sdDjqRn")
_MERGED = frozenset({"du", "au", "aux", "chaque", "plusieurs"})
_PERIODS = frozenset(
    "fois jour jours nuit matin soir semaine mois an ans année années heure heures moment"
    " instant minute minutes peu rien tout même autre type sorte genre espèce".split()
)
# « pleine grandeur », « grand public », « nu-pieds »: they belong to what follows.
_FROZEN = frozenset(
    "pleine plein grand grande haut haute bas basse demi nu mi tous toutes tel telle".split()
)
# « il a quitté la salle furieux »: the adjective is that of the subject.
_LEAVING = frozenset(
    "quitter passer finir terminer achever traverser regagner rejoindre commencer entamer"
    " aborder attendre vivre rester mourir entrer rentrer sortir revenir repartir partir"
    " arriver tomber demeurer devenir être sembler paraître descendre monter gagner".split()
)
# So may any participle be, and these: « elle lisait le journal assise ».
_STATES = frozenset(
    "seul content heureux malheureux furieux triste inquiet fier ivre nu indemne sain mort"
    " vivant debout satisfait libre malade silencieux attentif pensif anxieux nerveux perplexe"
    " vainqueur invaincu".split()
)
_LEAST = 4  # letters; a shorter word may be a symbol


def make() -> PassageCheck:
    """Return a check that marks determiner, noun and adjective."""
    return where([_TRIPLE], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for det, noun, adj in read.places(_TRIPLE, "det", "noun", "adj"):
        words = read.words
        if not _clash(words[noun], words[adj]) or words[det] in _MERGED:
            continue
        if _is_another_s(words, noun, adj) or _is_shared(read, noun, adj):
            continue
        if _has_capital(view, read, noun, adj) or not _stands_alone(
            read, det, noun, adj
        ):
            continue
        yield Match(
            read.spans[det].start,
            read.spans[adj].end,
            values={
                "noun": view.raw[slice(*read.spans[noun])],
                "adj": view.raw[slice(*read.spans[adj])],
            },
        )


def _is_another_s(words: Sequence[str], noun: int, adj: int) -> bool:
    """Whether it is « elles ont l'air fatiguées », where the subject decides."""
    return words[noun] == "air" and adj == noun + 1


def _is_shared(read: Reading, noun: int, adj: int) -> bool:
    """Whether several things have a quality each: « les lignes rouge et verte »."""
    words = read.words
    if len(words) < adj + 3 or words[adj + 1] not in {"et", "ou"}:
        return False
    other = slots(words[adj + 2], "ak") & slots(words[adj], "ak")
    is_plural = {slot.number for slot in slots(words[noun], "n")} == {"p"}
    return is_plural and any(slot.number == "s" for slot in other)


@lru_cache(maxsize=8192)
def _clash(noun: str, adj: str) -> bool:
    """Whether the two have no gender and number in common."""
    if noun in _PERIODS or adj in _FROZEN or len(adj) < _LEAST or "-" in noun + adj:
        return False
    found = slots(adj, "ak")
    return bool(found) and not slots(noun, "n") & found


def _stands_alone(read: Reading, det: int, noun: int, adj: int) -> bool:
    """Whether no noun before it could be meant, nor a subject by the adjective."""
    if read.shape[2 * det] == "d" and read.shape[2 * noun] not in _SURE_NOUNS:
        return False
    if not det or read.shape[2 * det - 1] in ".!?;:(":
        return True
    if read.shape[2 * det - 1] != " " or read.shape[2 * det - 2] in _JOINED:
        return False
    if read.shape[2 * det - 2] in "EH":
        return True
    return not _is_state(read.words[adj]) and _takes_object(read, det - 1)


def _is_state(adj: str) -> bool:
    return bool(parts(adj) & PARTICIPLE or _STATES & lemmas(adj, "a"))


def _takes_object(read: Reading, at: int) -> bool:
    """Whether the word is surely a verb, and one whose object the noun must be."""
    word = read.words[at]
    verbs = lemmas(word, "v") | lemmas(word, "k")
    is_verb = not parts(word) & (NOUN | ADVERB | OTHER) or (
        at > 0 and read.shape[2 * at - 2 : 2 * at] in {"P ", "n ", "c "}
    )
    return bool(verbs) and is_verb and not verbs & _LEAVING


_SURE_NOUNS = chars(NOUN, FINITE)


def _has_capital(view: PassageView, read: Reading, first: int, last: int) -> bool:
    spans = read.spans[first : last + 1]
    return any(view.cased[span.start].isupper() for span in spans)
