"""A verb of saying and a clause with nothing to join them: « ont promis ils viendront »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADVERB,
    FINITE,
    PARTICIPLE,
    PERSONS,
    chars,
    lemmas,
    only,
    persons,
    reading,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_CLAUSE = shape(
    rf"(?:H (?:[R{only(ADVERB)}] )?(?P<said>[{chars(PARTICIPLE)}])|(?P<says>[{chars(FINITE)}]))"
    rf" (?P<subject>[Pc]) (?:n )?(?:[cd] ){{0,2}}(?P<verb>[EHM{chars(FINITE)}])"
)
_SAYING = frozenset(
    "affirmer annoncer assurer avouer confirmer croire déclarer dire espérer expliquer"
    " garantir indiquer jurer penser préciser prédire prétendre promettre reconnaître"
    " révéler savoir soutenir supposer comprendre constater découvrir démontrer noter"
    " estimer imaginer admettre apprendre".split()
)
_ASIDES = frozenset({"sais", "savez", "disons", "dis", "dites"})
_OPENERS = frozenset("que qu' dont où comme quoi".split())


def make() -> PassageCheck:
    """Return a check that marks the participle up to the verb of the clause."""
    return where([_CLAUSE], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    groups = ("said", "says", "subject", "verb")
    for participle, finite, subject, verb in read.places(_CLAUSE, *groups):
        said = max(participle, finite)
        kind = "k" if participle >= 0 else "v"
        if read.words[said] in _ASIDES or not _SAYING & lemmas(read.words[said], kind):
            continue
        if _lacks_que(read, said, subject, verb):
            start, end = read.spans[said].start, read.spans[verb].end
            pronoun = read.spans[subject].start
            joint = "qu'" if view.folded[pronoun] in "ieoaéh" else "que "
            wording = f"{view.raw[start:pronoun]}{joint}{view.raw[pronoun:end]}"
            yield Match(start, end, suggestions=(wording,))


def _lacks_que(read: Reading, said: int, subject: int, verb: int) -> bool:
    words = read.words
    if not persons(words[verb]) & PERSONS.get(words[subject], frozenset()):
        return False
    return _OPENERS.isdisjoint(words[read.clause_start(said) : said])
