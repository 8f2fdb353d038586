"""How sure a penalty per word is, given how it is spread over a text.

Errors come in clusters, their cost is skewed (one critical error weighs as much as
twenty-five small ones), and a text of ordinary length holds few of them. So a penalty
is read as a number of *effective* errors, each of which costs as many points as the
spread between stretches of the text shows; limits for that number are Byar's for a
Poisson count. What a short text cannot show of its own spread is lent to it.

Sources: Byar's limits in Breslow and Day, Statistical Methods in Cancer Research II
(1987), p. 69; a weighted sum of counts by one effective count in Dobson, Kuulasmaa,
Eberle and Scherer, Statistics in Medicine 10 (1991) 457-462; spread between clusters
in Cochran, Sampling Techniques (3rd ed. 1977), eq. 6.13; spread moderated by a prior
in Smyth, Statistical Applications in Genetics 3 (2004), eq. 5 and section 4.
``benchmarks/coverage.py`` measures how often the interval holds the truth.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

USUAL_COST = 5.0
"""Points that an error costs as long as a text does not show it: a major one."""
USUAL_STRETCH = 40.0
"""Words that share their luck: a stretch of so many is as bad as its neighbour."""
PRIOR_FREEDOM = 8.0
"""How many stretches of text the two values above are worth."""
BLOCK = 5.0
"""A stretch of a text of n words has about BLOCK × √n words."""
_NORMAL_95 = 1.959963985


class Stretch(NamedTuple):
    """Words in a row and the points they cost."""

    words: float
    points: float


def penalty_interval(stretches: Iterable[Stretch]) -> Interval | None:
    """The 95 % interval of the points per word; None where there are no words.

    Each stretch counts as one draw: neighbours that share their errors belong into
    one stretch (see `stretches_of`). One pass, no random numbers.
    """
    held = [stretch for stretch in stretches if stretch.words]
    words = sum(stretch.words for stretch in held)
    if not words:
        return None
    points = sum(stretch.points for stretch in held)
    cost, freedom = _effective_cost(held, words, points)
    reach = student_95(freedom) / 3
    errors = points / cost
    low = errors * _cubed(errors, reach, -1) if errors else 0.0
    high = (errors + 1) * _cubed(errors + 1, reach, 1)
    return Interval(low * cost / words, high * cost / words)


def _cubed(errors: float, reach: float, side: int) -> float:
    return float(max(0.0, 1 - 1 / (9 * errors) + side * reach / sqrt(errors)) ** 3)


def _effective_cost(
    held: Sequence[Stretch], words: float, points: float
) -> tuple[float, float]:
    """The points of an effective error, and on how many freedoms that rests."""
    rate = points / words
    usual = USUAL_COST + USUAL_STRETCH * rate
    own = len(held) - 1
    if not points or not own:
        return usual, PRIOR_FREEDOM
    squares = sum((it.points - rate * it.words) ** 2 for it in held)
    seen = (own + 1) * squares / points
    freedom = own + PRIOR_FREEDOM
    return (seen + PRIOR_FREEDOM * usual) / freedom, freedom


def stretches_of(
    documents: Sequence[Sequence[Stretch]], *, block: float = BLOCK
) -> list[Stretch]:
    """The passages of documents put together as the draws of `penalty_interval`.

    Whole documents where there are many; otherwise neighbours, document after
    document, until about `block` × √n of all n words are reached.
    """
    wholes = [it for it in map(_together, documents) if it.words]
    words = sum(whole.words for whole in wholes)
    size = block * sqrt(words)
    if len(wholes) * size >= words:
        return wholes
    return list(_blocks((p for passages in documents for p in passages), size))


def _together(passages: Iterable[Stretch]) -> Stretch:
    words = points = 0.0
    for passage in passages:
        words += passage[0]
        points += passage[1]
    return Stretch(words, points)


def _blocks(passages: Iterable[Stretch], size: float) -> Iterator[Stretch]:
    """Stretches of at least `size` words; the last takes what is left over."""
    last = Stretch(0.0, 0.0)
    words = points = 0.0
    for passage in passages:
        words += passage[0]
        points += passage[1]
        if words >= size:
            if last.words:
                yield last
            last, words, points = Stretch(words, points), 0.0, 0.0
    yield Stretch(last.words + words, last.points + points)


def student_95(freedom: float) -> float:
    """Student's t, two-sided 95 %, for 5 or more degrees of freedom (±0.001).

    Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.5.
    """
    z = _NORMAL_95
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom**n for n, term in enumerate(terms, 1))
