"""Bootstrap intervals for what was counted over documents.

Rows of a document share its difficulty, and rows of several systems its source, so
whole documents are drawn with replacement (Efron and Tibshirani, An Introduction to
the Bootstrap, 1993, chapters 8 and 13: percentiles). The draws are seeded.
"""

from __future__ import annotations

import random
from math import sqrt
from typing import TYPE_CHECKING

from mtcheck.model import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 1
NONE_SEEN = 3.689
"""Upper 95 % limit of a Poisson count of nothing: -ln 0.025."""
Weights = list[int]
"""How often each cluster was drawn."""


def draws(clusters: int, times: int) -> list[Weights]:
    """`times` resamples of so many clusters; none of fewer than two."""
    if clusters < 2:
        return []
    chance = random.Random(SEED).random  # noqa: S311 - a seed, no secret
    drawn = []
    for _ in range(times):
        weights = [0] * clusters
        for _ in range(clusters):
            weights[int(chance() * clusters)] += 1
        drawn.append(weights)
    return drawn


def percentiles(values: Sequence[float | None]) -> Interval | None:
    """The middle 95 % of a resampled statistic; None if most of it is None."""
    known = sorted(value for value in values if value is not None)
    if not known or len(known) < len(values) / 2:
        return None
    return Interval(_percentile(known, 0.025), _percentile(known, 0.975))


def _percentile(ordered: Sequence[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def wilson_95(hits: int, total: int) -> Interval | None:
    """The score interval of a share of independent cases; None of nothing.

    Wilson, Probable Inference, the Law of Succession, and Statistical Inference,
    JASA 22 (1927) 209-212.
    """
    if not total:
        return None
    z = 1.959964
    share, bulk = hits / total, z * z / total
    middle = share + bulk / 2
    reach = z * sqrt(share * (1 - share) / total + bulk / (4 * total))
    low, high = (middle - reach) / (1 + bulk), (middle + reach) / (1 + bulk)
    # Rounding must not put none or all outside.
    return Interval(max(0.0, min(share, low)), min(1.0, max(share, high)))
