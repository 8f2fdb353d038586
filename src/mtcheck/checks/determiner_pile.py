"""Two determiners before one noun: « une le choix », « du les », « au en »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import NOUN, chars, reading
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_PAIR = shape(r"(?P<first>[Dd]) (?P<last>[Ddc]) (?P<next>[\x80-\xffxR])")
_NOUN = compiled(f"[{chars(NOUN)}]")
_FIRST = frozenset(
    "le la les un une du au aux des cet cette ces mes tes ses nos vos notre votre".split()
)
_LAST = frozenset(
    "le la les l' un une du au aux des ce cet cette ces mes tes ses nos vos notre votre"
    " ma ta sa mon".split()
)
# « l'une des trois », « de un à dix », « numéro un au monde », « à la une du jour »
_RIGHT = frozenset(
    (first, last)
    for firsts, lasts in (
        ("un une", "des du au aux"),
        ("la le des du les", "un une"),
    )
    for first in firsts.split()
    for last in lasts.split()
)
# « l'une l'autre », « il y en avait un la dernière fois »: the first is a pronoun.
_PRONOUN_BEFORE = {
    "l'": frozenset({"autre"}),
    "les": frozenset({"autres"}),
    **dict.fromkeys(
        ("la", "le"),
        frozenset(
            "dernière première prochaine seule fois semaine nuit veille jour lendemain"
            " matin soir".split()
        ),
    ),
}
_MERGED = frozenset({"au", "aux", "du"})


def make() -> PassageCheck:
    """Return a check that marks the two determiners."""
    return where([_PAIR], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for first, last in read.places(_PAIR, "first", "last"):
        if _is_pile(view, read, first, last):
            yield Match(read.spans[first].start, read.spans[last].end)


def _is_pile(view: PassageView, read: Reading, first: int, last: int) -> bool:
    pair = read.words[first], read.words[last]
    if pair[0] == pair[1] or pair in _RIGHT:
        return False
    if view.cased[read.spans[last].start].isupper():
        return False
    if pair[1] == "en":
        return pair[0] in _MERGED
    if pair[0] not in _FIRST or pair[1] not in _LAST:
        return False
    if pair[0] in {"un", "une"} and _is_pronoun(read, first, last):
        return False
    return bool(_NOUN.match(read.shape, 2 * last + 2))


def _is_pronoun(read: Reading, first: int, last: int) -> bool:
    """Whether « un » is no article: « une à une », « l'une l'autre »."""
    words = read.words
    if words[max(0, first - 2) : first] == (words[first], "à"):
        return True
    return words[last + 1] in _PRONOUN_BEFORE.get(words[last], ())
