"""A mood that the conjunction forbids: « afin qu'il peut », « Si elle serait »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.french import FINITE, NOUN, chars, lemmas, only, persons, reading
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_VERB = f"(?P<verb>[EHM{only(FINITE)}])"
_PATTERNS = {
    "que": shape(
        rf"(?P<joint>q) (?:P|[Dd] [{chars(NOUN)}](?: [\x80-\xff])??) (?:n )?(?:c )?{_VERB}"
    ),
    "si": shape(rf"(?<![^.!?])(?P<joint>[jc]) P (?:n )?(?:c )?{_VERB}"),
}
# The words before « que » that always want a subjunctive.
_ALWAYS = frozenset("afin sans avant faut faudra faudrait fallait".split())
# Those after « il est » do; « plus important que le prix est … » compares.
_IMPERSONAL = frozenset(
    "nécessaire important essentiel indispensable préférable souhaitable possible"
    " impossible".split()
)
# « S'il serait faux de … » concedes: any third person of these may be right.
_CONCEDING = frozenset(
    "être avoir pouvoir devoir falloir vouloir sembler paraître convenir".split()
)
_SPEAKERS = frozenset({"je", "j'", "tu"})
_NOT_SUBJUNCTIVE = "PIFJC"


def make(*, after: str = "que") -> PassageCheck:
    """Return a check that marks the conjunction up to the verb.

    `after` is ``que`` for subjunctives, ``si`` for a conditional.
    """
    find = {"que": _indicatives, "si": _conditionals}[after]

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for first, verb in find(read):
            yield Match(
                read.spans[first].start,
                read.spans[verb].end,
                values={"verb": view.raw[slice(*read.spans[verb])]},
            )

    return where([_PATTERNS[after]], check)


def _indicatives(read: Reading) -> Iterator[tuple[int, int]]:
    for joint, verb in read.places(_PATTERNS["que"], "joint", "verb"):
        first = _demanding(read, joint)
        if first >= 0 and _is_indicative(read.words[verb]):
            yield first, verb


def _conditionals(read: Reading) -> Iterator[tuple[int, int]]:
    for joint, verb in read.places(_PATTERNS["si"], "joint", "verb"):
        if read.words[joint + 1] not in _SPEAKERS and _CONCEDING & lemmas(
            read.words[verb], "v"
        ):
            continue
        found = persons(read.words[verb], "C")
        if (
            read.words[joint] in {"si", "s'"}
            and found
            and not persons(read.words[verb], "I")
        ):
            yield joint, verb


def _demanding(read: Reading, joint: int) -> int:
    """The first word of the phrase that demands a subjunctive; -1 if there is none."""
    if read.words[joint] not in {"que", "qu'"} or not joint:
        return -1
    if read.shape[2 * joint - 1] != " ":
        return -1
    before = read.words[max(0, joint - 4) : joint]
    if before[-1] in _ALWAYS or (before[-1] in _IMPERSONAL and "il" in before):
        return joint - 1
    if before[-3:] == ("jusqu'", "à", "ce"):
        return joint - 3
    opens = joint < 2 or read.shape[2 * joint - 3] != " "
    return (
        joint - 1
        if before[-1] in {"bien", "pour"} and (opens or before[-1] == "pour")
        else -1
    )


@lru_cache(maxsize=8192)
def _is_indicative(word: str) -> bool:
    return bool(persons(word, _NOT_SUBJUNCTIVE)) and not persons(word, "ST")
