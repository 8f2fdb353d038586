"""A subject pronoun before a form that is no finite verb of its person."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import (
    FINITE,
    INFINITIVE,
    PARTICIPLE,
    PERSONS,
    letter,
    parts,
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

_PAIR = shape(r"(?P<subject>[Pc]) (?:n )?(?:[c] ){0,2}(?P<verb>[EHM\x80-\xff])")
_ACT = compiled(r"[A-Z][a-z]+s (?:you|us)\b")
# These are also objects, or stand on their own: « il nous voit », « elle partie, … ».
_STRONG = frozenset({"elle", "elles", "nous", "vous"})
_NEVER_ALONE = frozenset({"il", "ils", "on"})
_CONJUNCTIONS = frozenset("si lorsque lorsqu' puisque puisqu' parce car mais".split())
_VERB = FINITE | PARTICIPLE | INFINITIVE


def make() -> PassageCheck:
    """Return a check that marks the pronoun and the form."""
    return where([_PAIR], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for subject, verb in read.places(_PAIR, "subject", "verb"):
        if _clashes(read, subject, verb) and not (subject == 0 and _tells(view)):
            yield Match(
                read.spans[subject].start,
                read.spans[verb].end,
                values={
                    "subject": view.raw[slice(*read.spans[subject])],
                    "verb": view.raw[slice(*read.spans[verb])],
                },
            )


def _tells(view: PassageView) -> bool:
    """Whether the source has no subject, either: « Allows you to print »."""
    return view.source is not None and bool(_ACT.match(view.source.cased))


def _clashes(read: Reading, subject: int, verb: int) -> bool:
    pronoun = read.words[subject]
    if not _disagree(pronoun, read.words[verb]):
        return False
    return pronoun not in _STRONG or _opens_clause(read, subject, pronoun)


@lru_cache(maxsize=8192)
def _disagree(pronoun: str, form: str) -> bool:
    bits = parts(form)
    wanted = PERSONS.get(pronoun)
    if wanted is None or not bits & _VERB or persons(form) & wanted:
        return False
    if pronoun in _STRONG:
        return bits == FINITE or letter(form) == "M"
    return not bits & ~_VERB or bool(bits & PARTICIPLE and pronoun in _NEVER_ALONE)


def _opens_clause(read: Reading, subject: int, pronoun: str) -> bool:
    gap = read.shape[2 * subject - 1] if subject else "."
    before = read.words[subject - 1] if subject and gap == " " else ""
    # « Ces droits vous aident, mais vous empêchent de tout casser » has one subject.
    is_object = before == "mais" and pronoun in {"nous", "vous"}
    return gap in ".!?" or (before in _CONJUNCTIONS and not is_object)
