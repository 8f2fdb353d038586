"""Lays the sentences of a text beside those of its translation, by their lengths.

After Gale and Church (1993): a translation is about as long as its source, so the
likeliest way to pair the sentences up is the one whose lengths agree best. What is
asked here is how much better they agree if one sentence has no counterpart at all.
"""

from __future__ import annotations

from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.length import deviation

if TYPE_CHECKING:
    from collections.abc import Sequence

_GROUPS = {
    (1, 1): 0.0, (2, 1): 2.3, (1, 2): 2.3, (2, 2): 4.0,
    (3, 1): 5.0, (1, 3): 5.0, (4, 1): 7.0, (1, 4): 7.0,
}  # fmt: skip
"""How many sentences may stand for how many, and what it costs besides the lengths."""
MOST = 12
"""Sentences of one side; nobody needs more in one passage."""


class Languages(NamedTuple):
    """Those of the source and of the target."""

    source: str | None
    target: str | None


def cost(source: Sequence[int], target: Sequence[int], languages: Languages) -> float:
    """What the best pairing of sentences costs, by their lengths; infinite for none.

    Costs are logarithms: one less is a likelihood 2.7 times as large.
    """
    theirs, ours = [0, *accumulate(source)], [0, *accumulate(target)]
    best = {(0, 0): 0.0}
    for i in range(len(theirs)):
        for j in range(len(ours)):
            at = best.get((i, j), inf)
            if at == inf:
                continue
            for (few, many), price in _GROUPS.items():
                end = i + few, j + many
                if end[0] < len(theirs) and end[1] < len(ours):
                    lengths = theirs[end[0]] - theirs[i], ours[end[1]] - ours[j]
                    total = at + price + _misfit(*lengths, languages)
                    best[end] = min(total, best.get(end, inf))
    return best.get((len(source), len(target)), inf)


def costs_without(
    source: Sequence[int], target: Sequence[int], languages: Languages
) -> list[float]:
    """For each sentence of the longer side, the cost if it has no counterpart."""
    if len(source) > len(target):
        return [
            cost([*source[:at], *source[at + 1 :]], target, languages)
            for at in range(len(source))
        ]
    return [
        cost(source, [*target[:at], *target[at + 1 :]], languages)
        for at in range(len(target))
    ]


def _misfit(theirs: int, ours: int, languages: Languages) -> float:
    off = deviation(max(theirs, 1), max(ours, 1), *languages)
    return off * off / 2
