"""Findings become a penalty, a score and its interval, in MQM terms."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from mtcheck.model import Gate, Interval, PassageScore, Score, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtcheck.model import Document, Finding

MIN_WORDS = 1000  # MQM practice: smaller samples carry no score worth gating
_NORMAL_95 = 1.959964
# Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom.
_STUDENT_95 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201,
    2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074,
    2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip


def count_words(text: str) -> int:
    """Words as an editor counts them: what stands between white space."""
    return len(text.split())


def passage_scores(
    document: Document, findings: Iterable[Finding], places: Sequence[tuple[int, int]]
) -> tuple[PassageScore, ...]:
    """The score of each passage; `places` holds its first and last line."""
    penalties: dict[int, float] = {}
    for finding in findings:
        at = finding.passage_index
        penalties[at] = penalties.get(at, 0.0) + finding.severity
    return tuple(
        _passage_score(passage.id, passage.kind, passage.target.content, lines, penalty)
        for passage, lines, penalty in zip(
            document.passages,
            places,
            (penalties.get(i, 0.0) for i in range(len(document.passages))),
            strict=True,
        )
    )


def _passage_score(
    passage: str, kind: str, text: str, lines: tuple[int, int], penalty: float
) -> PassageScore:
    words = 0 if kind == "markup" else count_words(text)
    return PassageScore(passage, *lines, words, penalty, _score(penalty, words))


def _score(penalty: float, words: int) -> float | None:
    return max(0.0, 100 * (1 - penalty / words)) if words else None


def total_score(
    passages: Sequence[PassageScore], findings: Iterable[Finding], signature: str
) -> Score:
    """The score of many passages together."""
    counts = dict.fromkeys(sorted(Severity, reverse=True), 0)
    for finding in findings:
        counts[finding.severity] += 1
    words = sum(p.words for p in passages)
    penalty = sum(p.penalty for p in passages)
    return Score(
        passages=len(passages),
        words=words,
        by_severity=counts,
        penalty=penalty,
        penalty_per_1000_words=1000 * penalty / words if words else None,
        value=_score(penalty, words),
        interval=_interval(passages, penalty, words),
        signature=signature,
    )


def _interval(
    passages: Sequence[PassageScore], penalty: float, words: int
) -> Interval | None:
    """The 95 % interval of the score, passages being the sampled clusters.

    Linearised variance of a ratio estimator: Cochran, Sampling Techniques
    (3rd ed., 1977), eq. 6.13, with Student's t for the number of passages.
    """
    held = [p for p in passages if p.words]
    if len(held) < 2 or not words:
        return None
    rate = penalty / words
    squares = sum((p.penalty - rate * p.words) ** 2 for p in held)
    error = sqrt(len(held) / (len(held) - 1) * squares) / words
    reach = _student(len(held) - 1) * error
    return Interval(_bounded(rate + reach), _bounded(rate - reach))


def _student(freedom: int) -> float:
    return _STUDENT_95[freedom - 1] if freedom <= len(_STUDENT_95) else _NORMAL_95


def _bounded(rate: float) -> float:
    return min(100.0, max(0.0, 100 * (1 - rate)))


def signature(version: str, digest: str, rules: int) -> str:
    """What made a score, in the way of sacreBLEU; equal ones can be compared."""
    weights = "/".join(str(int(severity)) for severity in Severity)
    return f"mtcheck|v:{version}|rules:{rules}.{digest[:8]}|weights:{weights}|unit:word"


def judge(
    score: Score,
    *,
    fail_on: Severity | None,
    min_score: float | None,
    max_penalty: float | None,
    min_words: int = MIN_WORDS,
) -> Gate:
    """The verdict, with a reason for each limit that was passed."""
    reasons = [*_too_severe(score.by_severity, fail_on)]
    if score.words >= min_words:
        reasons += _past_limits(score, min_score, max_penalty)
    return Gate(not reasons, tuple(reasons))


def _too_severe(
    counts: Mapping[Severity, int], fail_on: Severity | None
) -> Iterable[str]:
    if fail_on is None:
        return
    for severity in sorted(Severity, reverse=True):
        if severity >= fail_on and counts[severity]:
            plural = "" if counts[severity] == 1 else "s"
            yield f"{counts[severity]} {severity.label} finding{plural}"


def _past_limits(
    score: Score, min_score: float | None, max_penalty: float | None
) -> Iterable[str]:
    if min_score is not None and score.value is not None and score.value < min_score:
        yield f"score {score.value:.1f} below {min_score:g}"
    rate = score.penalty_per_1000_words
    if max_penalty is not None and rate is not None and rate > max_penalty:
        yield f"penalty {rate:.1f} per 1,000 words above {max_penalty:g}"
