"""What the evidence about a rule earns it: its precision, its place, its confidence.

A rule is on by default only if it is practically silent on human text or proven
to be right. Nothing here reads a file; `mtcheck.measure` makes the evidence.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from mtcheck.model import Confidence, Interval, Severity, Status

if TYPE_CHECKING:
    from mtcheck.model import Evidence

QUIET = 100_000
"""Words of human text in which a rule may raise one false alarm, and the fewest
words that can prove it."""
PROVEN = 0.85
PROVEN_CRITICAL = 0.95
LIKELY = 0.5
_NORMAL_95 = 1.959964


def wilson(right: float, decided: float) -> Interval:
    """The 95 % interval of a share, (0, 1) when nothing is decided.

    Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
    The counts may be fractions, as weighted ones are.
    """
    if decided <= 0:
        return Interval(0.0, 1.0)
    share, square = right / decided, _NORMAL_95**2
    middle = share + square / (2 * decided)
    reach = _NORMAL_95 * sqrt(share * (1 - share) / decided + square / (4 * decided**2))
    scale = 1 + square / decided
    return Interval(
        max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
    )


def false_alarms(evidence: Evidence) -> int:
    """Hits on human text that nobody found to be right."""
    return evidence.human_hits - evidence.human_faults


def per_100_000(hits: int, words: int) -> float | None:
    """Hits in 100,000 words; None where there are no words."""
    return 100_000 * hits / words if words else None


def decided(evidence: Evidence) -> tuple[float, float]:
    """How many hits are right, and how many can be told to be right or wrong.

    Human text has fewer faults to find, so the precision of a rule depends on how
    much of either kind is read. Its hits are therefore weighed as if no more words
    of human text had been read than of annotated machine translation; reading more
    human text then narrows nothing and shifts nothing. No hit weighs more than one.
    """
    weight = 1.0
    if evidence.human_words and evidence.annotated_words:
        weight = min(1.0, evidence.annotated_words / evidence.human_words)
    right = evidence.machine_right + weight * evidence.human_faults
    wrong = evidence.machine_wrong + weight * false_alarms(evidence)
    return right, right + wrong


def precision(evidence: Evidence) -> float | None:
    """The share of decided hits that are right; None when none is decided."""
    right, told = decided(evidence)
    return right / told if told else None


def bounds(evidence: Evidence) -> Interval:
    """The 95 % interval of the precision."""
    return wilson(*decided(evidence))


def is_quiet(evidence: Evidence) -> bool:
    """Whether enough human text was read, and the rule was silent on it.

    Silent is: at most one false alarm in 100,000 words.
    """
    return evidence.human_words >= max(QUIET, QUIET * false_alarms(evidence))


def is_proven(evidence: Evidence, severity: Severity) -> bool:
    """Whether the lower bound of the precision is high enough for its severity."""
    needed = PROVEN_CRITICAL if severity is Severity.CRITICAL else PROVEN
    return bounds(evidence).low >= needed


def earned_status(
    declared: Status, severity: Severity, evidence: Evidence | None, *, is_own: bool
) -> Status:
    """The status in force; a rule file may hold its rule back, never promote it.

    `is_own` says that the rule comes from a pack of the user's: without evidence it
    is the user's own choice. A shipped rule without evidence is on trial.
    """
    if declared is not Status.STABLE or (evidence is None and is_own):
        return declared
    if evidence and (is_quiet(evidence) or is_proven(evidence, severity)):
        return Status.STABLE
    return Status.PREVIEW


def earned_confidence(declared: Confidence, evidence: Evidence | None) -> Confidence:
    """The confidence in force: the file's own word, as far as the evidence allows.

    The interval of the precision gives a floor and a ceiling. While few hits are
    decided it is wide and the word stands; the more there are, the less it counts.
    """
    if evidence is None:
        return declared
    low, high = bounds(evidence)
    return min(max(declared, _level(low)), _level(high))


def _level(share: float) -> Confidence:
    if share >= PROVEN:
        return Confidence.HIGH
    return Confidence.MEDIUM if share >= LIKELY else Confidence.LOW
