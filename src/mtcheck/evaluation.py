"""What an evaluation found; values for the reports, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mtcheck.correlation import Coefficients
    from mtcheck.model import Interval


class Share(NamedTuple):
    """So many of so many, and how sure their quotient is."""

    hits: int
    total: int
    interval: Interval | None = None

    @property
    def value(self) -> float | None:
        """The quotient; None of nothing."""
        return self.hits / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Texts:
    """Rows by the same kind of author, and what was found in them."""

    rows: int
    words: int
    findings: int
    rate: float | None
    """Findings per 1,000 words."""
    rate_interval: Interval | None
    flagged: Share
    """Rows with a finding."""


@dataclass(frozen=True, slots=True)
class Family:
    """One family of errors, from both sides."""

    name: str
    precision: Share
    """Of the findings in this family, those that touch any marked span."""
    recall: Share
    """Of the spans in this family, those that any finding touches."""


@dataclass(frozen=True, slots=True)
class RuleHits:
    """How often a rule was right."""

    code: str
    name: str
    family: str
    precision: Share


@dataclass(frozen=True, slots=True)
class Characters:
    """Agreement character by character."""

    both: int
    found: int
    marked: int
    f1: float | None
    interval: Interval | None

    @property
    def precision(self) -> float | None:
        """The share of the flagged characters that people marked."""
        return self.both / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the marked characters that were flagged."""
        return self.both / self.marked if self.marked else None


@dataclass(frozen=True, slots=True)
class Correlation:
    """Penalties beside human scores, and the word count beside the same."""

    dataset: str
    score_kind: str
    unit: str
    """``passage`` or ``document``."""
    number: int
    penalty: Coefficients
    intervals: tuple[Interval | None, Interval | None, Interval | None]
    """Of the three coefficients of the penalty."""
    words: Coefficients


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be counted, and why."""

    without_spans: int
    """Rows where nobody looked for errors: not in precision, recall, characters."""
    not_located: int
    """Rows with an error that has no place: not in recall and characters."""
    source_spans: int
    """Spans in the source: not in recall, for findings are in the target."""
    neutral: int
    """Findings that are information, no claim of an error."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Findings held against what people marked."""

    version: str
    signature: str
    files: tuple[str, ...]
    with_source: bool
    resamples: int
    clusters: int
    """Documents that were drawn from for the intervals."""
    machine: Texts
    human: Texts
    skipped: Skipped
    precision: Share
    precision_by_severity: tuple[tuple[str, Share], ...]
    recall: Share
    recall_by_severity: tuple[tuple[str, Share], ...]
    families: tuple[Family, ...]
    rules: tuple[RuleHits, ...]
    characters: Characters
    correlations: tuple[Correlation, ...]
