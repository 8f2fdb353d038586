"""What a corpus adds up to, in memory that does not grow with it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.interval import Stretch, penalty_interval, stretches_of
from mtcheck.model import Interval, Score, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtcheck.schemes import Scale

_MOST = 4096
"""Stretches that are held; more than so many are put together, two and two."""
STEPS = (0.0, 1.0, 5.0, 10.0, 25.0, 50.0)
"""The penalties of rows where the bars of the histogram begin; 0 stands by itself."""


class Verdict(NamedTuple):
    """What the tally wants to know of one row."""

    words: int
    penalty: float


@dataclass(slots=True)
class Stretches:
    """The words and penalties of rows in order, as finely as memory allows.

    Each stretch is of `each` rows; once there are `_MOST`, neighbours are joined. So
    what a run knows depends on its rows alone, not on how they came.
    """

    each: int = 1
    held: list[tuple[float, float]] = field(default_factory=list)
    pending: tuple[int, float, float] = (0, 0.0, 0.0)
    """Rows, words and penalty of the stretch that is not full yet."""

    def add(self, words: float, penalty: float) -> None:
        """Take one row more."""
        rows, so_far, points = self.pending
        rows, so_far, points = rows + 1, so_far + words, points + penalty
        if rows < self.each:
            self.pending = (rows, so_far, points)
            return
        self.held.append((so_far, points))
        self.pending = (0, 0.0, 0.0)
        if len(self.held) == _MOST:
            pairs = zip(self.held[::2], self.held[1::2], strict=True)
            self.held = [(a + c, b + d) for (a, b), (c, d) in pairs]
            self.each *= 2

    def all(self) -> list[Stretch]:
        """The stretches, with what is left over."""
        rows, words, penalty = self.pending
        rest = [Stretch(words, penalty)] if rows else []
        return [*(Stretch(*it) for it in self.held), *rest]


@dataclass(slots=True)
class Tally:
    """Counts of rows, words, findings and penalties."""

    rows: int = 0
    """Rows that were checked."""
    words: int = 0
    penalty: float = 0.0
    faults: int = 0
    """Rows, or files, that could not be checked."""
    kept: int = 0
    dropped: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    """Findings by code and name, apart by a space."""
    bars: Counter[str] = field(default_factory=Counter)
    """Rows by the step of `STEPS` at or below their penalty."""
    verdicts: list[Verdict] = field(default_factory=list)
    """Of the rows of one part, in order; a sum has `stretches` instead."""
    stretches: Stretches = field(default_factory=Stretches)

    def row(self, words: int, penalty: float) -> None:
        """Count one row that was checked."""
        self.rows += 1
        self.words += words
        self.penalty += penalty
        self.bars[str(bisect_right(STEPS, penalty) - 1)] += 1
        self.verdicts.append(Verdict(words, penalty))

    def add(self, other: Tally) -> None:
        """Add what another part counted."""
        for name in ("rows", "words", "penalty", "faults", "kept", "dropped"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.severities.update(other.severities)
        self.rules.update(other.rules)
        self.bars.update(other.bars)
        for words, penalty in other.verdicts:
            self.stretches.add(words, penalty)

    def score(self, signature: str, scale: Scale) -> Score:
        """The score of all rows together, and how sure it is."""
        rate = self.penalty / self.words if self.words else None
        rates = self._rates()
        return Score(
            passages=self.rows,
            words=self.words,
            by_severity={
                it: self.severities[it.label] for it in sorted(Severity, reverse=True)
            },
            penalty=self.penalty,
            penalty_per_1000_words=None if rate is None else 1000 * rate,
            value=None if rate is None else scale.score(rate),
            interval=rates
            and Interval(scale.score(rates.high), scale.score(rates.low)),
            signature=signature,
            penalty_interval=rates and Interval(1000 * rates.low, 1000 * rates.high),
        )

    def _rates(self) -> Interval | None:
        held = self.stretches.all()
        if sum(1 for it in held if it.words) < 2:
            return None
        return penalty_interval(stretches_of([held]))

    def plain(self) -> dict[str, Any]:
        """The sum as JSON can say it."""
        known = ("rows", "words", "penalty", "faults", "kept", "dropped")
        return {
            **{name: getattr(self, name) for name in known},
            **{name: dict(getattr(self, name)) for name in _COUNTS},
            "stretches": {
                "each": self.stretches.each,
                "held": self.stretches.held,
                "pending": self.stretches.pending,
            },
        }

    @classmethod
    def of_plain(cls, told: Mapping[str, Any]) -> Tally:
        """The sum that `plain` said."""
        values = dict(told)
        it = values.pop("stretches")
        held = [(words, penalty) for words, penalty in it["held"]]
        rows, words, penalty = it["pending"]
        for name in _COUNTS:
            values[name] = Counter(values[name])
        return cls(
            **values, stretches=Stretches(it["each"], held, (rows, words, penalty))
        )


_COUNTS = ("severities", "rules", "bars")
