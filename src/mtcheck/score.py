"""Findings become a penalty, a score and its interval, in MQM terms."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from mtcheck.interval import Stretch, penalty_interval, stretches_of
from mtcheck.model import Gate, Interval, PassageScore, Score, Severity
from mtcheck.schemes import Scoring

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtcheck.model import Document, Finding, Passage
    from mtcheck.schemes import Scale

MIN_WORDS = 1000  # MQM practice: smaller samples carry no score worth gating
DEFAULT = Scoring()


def count_words(text: str) -> int:
    """Words as an editor counts them: what stands between white space."""
    return len(text.split())


def passage_scores(
    document: Document,
    findings: Iterable[Finding],
    places: Sequence[tuple[int, int]],
    scoring: Scoring = DEFAULT,
) -> tuple[PassageScore, ...]:
    """The score of each passage; `places` holds its first and last line."""
    penalties: dict[int, float] = {}
    for finding in findings:
        at = finding.passage_index
        penalties[at] = penalties.get(at, 0.0) + scoring.scheme.points(finding)
    return tuple(
        _passage_score(
            PassageScore(passage.id, *lines, _words(passage), penalty, None), scoring
        )
        for passage, lines, penalty in zip(
            document.passages,
            places,
            (penalties.get(i, 0.0) for i in range(len(document.passages))),
            strict=True,
        )
    )


def _words(passage: Passage) -> int:
    return 0 if passage.kind == "markup" else count_words(passage.target.content)


def _passage_score(passage: PassageScore, scoring: Scoring) -> PassageScore:
    penalty = min(scoring.scheme.most, passage.penalty)
    score = _score(penalty, passage.words, scoring.scale)
    return replace(passage, penalty=penalty, score=score)


def _score(penalty: float, words: int, scale: Scale) -> float | None:
    return scale.score(penalty / words) if words else None


def total_score(
    passages: Sequence[PassageScore],
    findings: Iterable[Finding],
    signature: str,
    *,
    scale: Scale = DEFAULT.scale,
    files: Sequence[int] | None = None,
) -> Score:
    """The score of many passages together.

    `files` says how many of the passages belong to each file, in order; left out,
    they are taken for one file.
    """
    counts = dict.fromkeys(sorted(Severity, reverse=True), 0)
    for finding in findings:
        counts[finding.severity] += 1
    words = sum(p.words for p in passages)
    penalty = sum(p.penalty for p in passages)
    rates = _interval(passages, files or [len(passages)])
    return Score(
        passages=len(passages),
        words=words,
        by_severity=counts,
        penalty=penalty,
        penalty_per_1000_words=1000 * penalty / words if words else None,
        value=_score(penalty, words, scale),
        interval=rates and Interval(scale.score(rates.high), scale.score(rates.low)),
        signature=signature,
        penalty_interval=rates and Interval(1000 * rates.low, 1000 * rates.high),
    )


def _interval(
    passages: Sequence[PassageScore], files: Sequence[int]
) -> Interval | None:
    """The 95 % interval of the points per word.

    None for less than two passages with words: one says nothing about its spread.
    """
    if sum(1 for passage in passages if passage.words) < 2:
        return None
    spread = [Stretch(passage.words, passage.penalty) for passage in passages]
    cuts = pairwise(accumulate(files, initial=0))
    return penalty_interval(stretches_of([spread[a:b] for a, b in cuts]))


def signature(version: str, digest: str, rules: int, scoring: Scoring = DEFAULT) -> str:
    """What made a score, in the way of sacreBLEU; equal ones can be compared."""
    scale = scoring.scale.text
    parts = (
        "mtcheck",
        f"v:{version}",
        f"rules:{rules}.{digest[:8]}",
        f"weights:{scoring.scheme.weights}",
        "unit:word",
        f"scoring:{scoring.scheme.name}",
        *([f"scale:{scale}"] if scale else []),
    )
    return "|".join(parts)


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
