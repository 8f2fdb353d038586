"""How far two series of numbers go together: Pearson, Spearman, Kendall.

Every pair may count several times (its weight, a whole number): a resample is the
same pairs with other weights. None where one of the series does not vary.
"""

from __future__ import annotations

from itertools import accumulate, groupby
from math import isfinite, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Pair(NamedTuple):
    """A point, and how often it counts."""

    x: float
    y: float
    weight: int = 1


class Coefficients(NamedTuple):
    """Three coefficients of the same pairs, each from -1 to 1."""

    pearson: float | None
    spearman: float | None
    kendall: float | None


def coefficients(pairs: Iterable[Pair]) -> Coefficients:
    """All three; equal pairs are counted together first."""
    merged = _merged(pairs)
    return Coefficients(pearson(merged), spearman(merged), kendall(merged))


def _merged(pairs: Iterable[Pair]) -> list[Pair]:
    counts: dict[tuple[float, float], int] = {}
    for x, y, weight in pairs:
        if weight:
            counts[x, y] = counts.get((x, y), 0) + weight
    return [Pair(x, y, weight) for (x, y), weight in counts.items()]


def pearson(pairs: Sequence[Pair]) -> float | None:
    """The product-moment coefficient."""
    if len({x for x, _, _ in pairs}) < 2 or len({y for _, y, _ in pairs}) < 2:
        return None
    total = sum(weight for _, _, weight in pairs)
    middle_x = sum(x * weight for x, _, weight in pairs) / total
    middle_y = sum(y * weight for _, y, weight in pairs) / total
    apart = [(x - middle_x, y - middle_y, weight) for x, y, weight in pairs]
    both = sum(weight * x * y for x, y, weight in apart)
    square_x = sum(weight * x * x for x, _, weight in apart)
    square_y = sum(weight * y * y for _, y, weight in apart)
    return _quotient(both, square_x, square_y)


def _quotient(both: float, one: float, other: float) -> float | None:
    if not one or not other or not isfinite(one * other):
        return None
    return max(-1.0, min(1.0, both / (sqrt(one) * sqrt(other))))


def spearman(pairs: Sequence[Pair]) -> float | None:
    """Pearson's coefficient of the ranks; equal values share their middle rank."""
    rank_x = _ranks((x, weight) for x, _, weight in pairs)
    rank_y = _ranks((y, weight) for _, y, weight in pairs)
    return pearson([Pair(rank_x[x], rank_y[y], weight) for x, y, weight in pairs])


def _ranks(values: Iterable[tuple[float, int]]) -> dict[float, float]:
    counts = sorted(_counts(values).items())
    before = accumulate((count for _, count in counts), initial=0)
    return {
        value: seen + (count + 1) / 2
        for (value, count), seen in zip(counts, before, strict=False)
    }


def _counts(values: Iterable[tuple[float, int]]) -> dict[float, int]:
    counts: dict[float, int] = {}
    for value, weight in values:
        counts[value] = counts.get(value, 0) + weight
    return counts


def kendall(pairs: Sequence[Pair]) -> float | None:
    """Tau-b, which allows for ties, in O(n log n).

    Knight, A Computer Method for Calculating Kendall's Tau with Ungrouped Data,
    JASA 61 (1966) 436-439; here with a binary indexed tree (Fenwick, 1994) in place
    of the merge sort, so that pairs can have weights.
    """
    all_ = _twos(sum(weight for _, _, weight in pairs))
    tied_x = sum(map(_twos, _counts((x, w) for x, _, w in pairs).values()))
    tied_y = sum(map(_twos, _counts((y, w) for _, y, w in pairs).values()))
    return _quotient(_concordance(pairs), all_ - tied_x, all_ - tied_y)


def _twos(count: int) -> float:
    """In how many ways two can be chosen."""
    return count * (count - 1) / 2


def _concordance(pairs: Sequence[Pair]) -> float:
    """Pairs of points in the same order by both, less those in opposite order."""
    place = {y: at for at, y in enumerate(sorted({y for _, y, _ in pairs}), 1)}
    tree, seen, sum_ = _Tree(len(place)), 0, 0
    for _, group in groupby(sorted(pairs), key=lambda pair: pair.x):
        tied = list(group)
        for _, y, weight in tied:
            below = tree.until(place[y] - 1)
            above = seen - tree.until(place[y])
            sum_ += weight * (below - above)
        for _, y, weight in tied:
            tree.add(place[y], weight)
            seen += weight
    return sum_


class _Tree:
    """Sums of weights up to a place, each in a logarithm of steps."""

    def __init__(self, size: int) -> None:
        self._sums = [0] * (size + 1)

    def add(self, place: int, weight: int) -> None:
        while place < len(self._sums):
            self._sums[place] += weight
            place += place & -place

    def until(self, place: int) -> int:
        total = 0
        while place > 0:
            total += self._sums[place]
            place -= place & -place
        return total
