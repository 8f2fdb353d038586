"""A participle with a direct object and no auxiliary: « le comité rejeté une offre »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import (
    NOUN,
    PARTICIPLE,
    chars,
    lemmas,
    persons,
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

_NOUN, _PARTICIPLE = chars(NOUN), chars(PARTICIPLE, NOUN)
_CLAUSE = shape(
    rf"(?P<det>[Dd]) (?P<noun>[{_NOUN}]) (?:(?P<adj>[\x80-\xff]) )?"
    rf"(?P<verb>[{_PARTICIPLE}]) (?P<object>[Dd]) (?P<what>[\x80-\xff])"
)
_OBJECTS = frozenset(
    "un une le la les l' son sa ses leur leurs ce cet cette ces".split()
)
_AUXILIARIES = frozenset("EHM")
_INFINITIVES = frozenset("avoir être ayant étant".split())
_CLITICS = frozenset("le la les l' leur".split())

# Their participle takes an attribute, or a complement of time or place, that looks
# like an object: « un projet baptisé la Ruche », « un chef resté une heure ».
_NAMING = frozenset(
    "appeler nommer surnommer baptiser intituler dire élire juger considérer désigner"
    " déclarer devenir rester demeurer comprendre excepter donner passer laisser venir"
    " aller arriver partir entrer sortir naître mourir tomber durer valoir coûter peser"
    " mesurer dénommer proclamer dater signer estimer croire supposer voir vivre courir"
    " dormir marcher régner pouvoir devoir vouloir savoir falloir être avoir fixer faire"
    " tenir".split()
)
_TIMES = frozenset(
    "semaine semaines mois jour jours journée année années an ans siècle veille lendemain"
    " matin matinée soir soirée nuit nuits midi minuit heure heures minute minutes fois"
    " seconde secondes instant instants moment moments été hiver automne printemps"
    " lundi mardi mercredi jeudi vendredi samedi dimanche week-end trimestre semestre"
    " saison décennie époque temps date peu plupart premier deuxième dernière dernier même"
    " janvier février mars avril mai juin juillet août septembre octobre novembre"
    " décembre tout cas long trimestre 1er".split()
)


def make() -> PassageCheck:
    """Return a check that marks the clause up to the determiner of the object."""
    return where([_CLAUSE], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    groups = ("det", "noun", "adj", "verb", "object", "what")
    for det, noun, adj, verb, article, what in read.places(_CLAUSE, *groups):
        if _lacks_auxiliary(view, read, det, verb, article, what) and _agree(
            read, noun, adj
        ):
            yield Match(
                read.spans[det].start,
                read.spans[article].end,
                values={"verb": view.raw[slice(*read.spans[verb])]},
            )


def _lacks_auxiliary(  # noqa: PLR0913, PLR0917 - the words of the pattern
    view: PassageView, read: Reading, det: int, verb: int, article: int, what: int
) -> bool:
    words = read.words
    if words[article] not in _OBJECTS or not _is_participle(words[verb]):
        return False
    if not _TIMES.isdisjoint(words[what : what + 3]):
        return False
    if words[article] in _CLITICS and persons(words[what]):
        return False
    if view.cased[read.spans[what].start].isupper():
        return False
    return _AUXILIARIES.isdisjoint(
        read.shape[2 * read.clause_start(det) : 2 * det : 2]
    ) and (_INFINITIVES.isdisjoint(words[read.clause_start(det) : det]))


def _is_participle(word: str) -> bool:
    """Whether the form is a masculine singular participle and hardly anything else."""
    if ("m", "s") not in slots(word, "k") or slots(word, "a"):
        return False
    return not persons(word, "PIFC") and not _NAMING & lemmas(word, "k")


def _agree(read: Reading, noun: int, adj: int) -> bool:
    if adj < 0:
        return True
    return bool(slots(read.words[noun], "n") & slots(read.words[adj], "a"))
