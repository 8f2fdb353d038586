"""Counts by cluster become shares, rates and correlations with their intervals."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from mtcheck.correlation import Pair, coefficients
from mtcheck.evaluation import Characters, Correlation, Family, RuleHits, Share, Texts
from mtcheck.model import Interval
from mtcheck.resample import NONE_SEEN, draws, percentiles, wilson_95

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.correlation import Coefficients
    from mtcheck.resample import Weights

Key = tuple[str, ...]
Point = tuple[str, float, float, int]
"""Cluster, human score, penalty, words."""
_SEVERITIES = ("critical", "major", "minor", "neutral")
_RANKED = 200  # resamples of a correlation: each sorts all its points anew


class Figures:
    """Answers what a `Tally` adds up to."""

    def __init__(self, counts: Mapping[str, Counter[Key]], resamples: int) -> None:
        """Draw the resamples; `counts` holds a counter for each cluster."""
        self._places = {cluster: at for at, cluster in enumerate(counts)}
        self._total: Counter[Key] = Counter()
        self._by_cluster: dict[Key, list[tuple[int, int]]] = {}
        for at, counter in enumerate(counts.values()):
            for key, count in counter.items():
                if count:
                    self._total[key] += count
                    self._by_cluster.setdefault(key, []).append((at, count))
        self._draws = draws(len(counts), resamples)

    def sum(self, *key: str) -> int:
        """The count over all clusters."""
        return self._total[key]

    def share(self, *key: str) -> Share:
        """Hits of total under a key."""
        return self._share((*key, "hits"), (*key, "total"))

    def _share(self, hits: Key, total: Key) -> Share:
        some, all_ = self._total[hits], self._total[total]
        # Resampling all or none gives all or none again, which promises too much.
        spread = (
            self._quotient([hits], [total])
            if 0 < some < all_
            else wilson_95(some, all_)
        )
        return Share(some, all_, spread)

    def _quotient(
        self, above: Sequence[Key], below: Sequence[Key], factor: float = 1
    ) -> Interval | None:
        some = self._merged(above)
        others = self._merged(below)

        def quotient(weights: Weights) -> float | None:
            under = sum(weights[at] * count for at, count in others)
            over = sum(weights[at] * count for at, count in some)
            return factor * over / under if under else None

        return percentiles([quotient(weights) for weights in self._draws])

    def _merged(self, keys: Sequence[Key]) -> list[tuple[int, int]]:
        return list(chain.from_iterable(self._by_cluster.get(key, ()) for key in keys))

    def texts(self, author: str) -> Texts:
        """What was found in the rows of one kind of author."""
        words, findings = self.sum(author, "words"), self.sum(author, "findings")
        rows, flagged = (author, "rows"), (author, "flagged")
        return Texts(
            rows=self._total[rows],
            words=words,
            findings=findings,
            rate=1000 * findings / words if words else None,
            rate_interval=self._quotient(
                [(author, "findings")], [(author, "words")], 1000
            )
            if findings or not words
            else Interval(0.0, 1000 * NONE_SEEN / words),
            flagged=self._share(flagged, rows),
        )

    def by_severity(self, what: str) -> tuple[tuple[str, Share], ...]:
        """Shares by severity, the worst first, those of other schemes last."""
        named = self._named(what, "severity")
        order = [name for name in _SEVERITIES if name in named]
        order += sorted(set(named) - set(order))
        return tuple((name, self.share(what, "severity", name)) for name in order)

    def _named(self, *prefix: str) -> dict[str, int]:
        """The names that follow a prefix, and how often each was counted."""
        size = len(prefix)
        return {
            key[size]: count
            for key, count in self._total.items()
            if key[:size] == prefix and key[-1] == "total"
        }

    def families(self) -> tuple[Family, ...]:
        """Every family that was claimed or marked, the most often marked first."""
        claimed = self._named("precision", "family")
        marked = self._named("recall", "family")
        names = sorted(
            {*claimed, *marked},
            key=lambda name: (-marked.get(name, 0), -claimed.get(name, 0), name),
        )
        return tuple(
            Family(
                name,
                self.share("precision", "family", name),
                self.share("recall", "family", name),
            )
            for name in names
        )

    def rules(self, names: Mapping[str, str]) -> tuple[RuleHits, ...]:
        """Every rule that claimed something, the busiest first; without intervals."""
        found = [
            RuleHits(key[2], names[key[2]], key[3], self._counted(key[:4]))
            for key in self._total
            if key[:2] == ("precision", "rule") and key[-1] == "total"
        ]
        return tuple(sorted(found, key=lambda rule: (-rule.precision.total, rule.code)))

    def _counted(self, key: Key) -> Share:
        return Share(self._total[*key, "hits"], self._total[*key, "total"])

    def characters(self) -> Characters:
        """Agreement by characters; F1 is 2 × both / (found + marked)."""
        both, found, marked = (("characters", n) for n in ("both", "found", "marked"))
        size = self._total[found] + self._total[marked]
        return Characters(
            self._total[both],
            self._total[found],
            self._total[marked],
            2 * self._total[both] / size if size else None,
            self._quotient([both], [found, marked], 2),
        )

    def correlations(
        self, points: Mapping[tuple[str, str, str], Sequence[Point]]
    ) -> Iterator[Correlation]:
        """One for each dataset, kind of score and unit with at least three points."""
        for (dataset, kind, unit), held in points.items():
            if len(held) < 3:
                continue
            yield Correlation(
                dataset=dataset,
                score_kind=kind,
                unit=unit,
                number=len(held),
                penalty=_beside(held, 2, [1] * len(held)),
                intervals=self._spread(held),
                words=_beside(held, 3, [1] * len(held)),
            )

    def _spread(
        self, points: Sequence[Point]
    ) -> tuple[Interval | None, Interval | None, Interval | None]:
        """Drawn among the clusters that have points of this kind."""
        clusters = {
            name: at for at, name in enumerate(dict.fromkeys(p[0] for p in points))
        }
        places = [clusters[point[0]] for point in points]
        tried = [
            _beside(points, 2, [weights[at] for at in places])
            for weights in draws(len(clusters), min(_RANKED, len(self._draws)))
        ]
        columns = zip(*tried, strict=True) if tried else ((), (), ())
        pearson, spearman, kendall = map(percentiles, columns)
        return pearson, spearman, kendall


def _beside(
    points: Sequence[Point], column: int, weights: Sequence[int]
) -> Coefficients:
    return coefficients(
        Pair(float(point[column]), point[1], weight)
        for point, weight in zip(points, weights, strict=True)
    )
