"""What a report says below its findings: counts, score, verdict, table of rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Applicability, Severity
from mtcheck.report.lines import counted, rounded
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Finding, Interval, Report, Score

NATURE = "a bound from known patterns, not a human MQM judgement"
SEVERITIES = tuple(sorted(Severity, reverse=True))


class RuleCount(NamedTuple):
    """How often one rule fired."""

    number: int
    severity: Severity
    code: str
    name: str


def is_clean(report: Report) -> bool:
    """Whether nothing was found, nothing measured, and nothing stands in the way."""
    said = any(file.findings or file.metrics for file in report.files)
    return report.gate.passed and not said


def findings(report: Report) -> Iterator[Finding]:
    """Yield the findings of all files in their order."""
    for file in report.files:
        yield from file.findings


def by_severity(score: Score) -> str:
    """Return "3: 1 critical, 2 minor"; severities without findings are left out."""
    parts = [
        f"{score.by_severity[severity]:,} {severity.label}"
        for severity in SEVERITIES
        if score.by_severity.get(severity)
    ]
    return ": ".join([f"{score.findings:,}", *filter(None, [", ".join(parts)])])


def penalty(report: Report, dash: str) -> str:
    """Return the penalty in all and for every 1,000 words, there with its interval."""
    score = report.score
    total = counted_points(score.penalty)
    if score.penalty_per_1000_words is None:
        return total
    rate = f"{total}, {rounded(score.penalty_per_1000_words)} per 1,000 words"
    if score.words < report.min_words:
        return rate
    return rate + _bounds(score.penalty_interval, dash)


def _bounds(interval: Interval | None, dash: str) -> str:
    return f" ({interval.low:.1f}{dash}{interval.high:.1f})" if interval else ""


def counted_points(points: float) -> str:
    """Return "1 point", "26 points"."""
    return f"{rounded(points)} point{'' if points == 1 else 's'}"


def score_text(report: Report, dash: str) -> str:
    """Return the score with its interval, or why there is none."""
    score = report.score
    if score.value is None:
        return "none, for want of words"
    if score.words < report.min_words:
        words = counted(score.words, "word")
        return f"none, for {words} say too little (at least {report.min_words:,})"
    return f"{score.value:.1f}{_bounds(score.interval, dash)}, {NATURE}"


def fixes(report: Report) -> str:
    """Return how many findings can be mended without an editor; may be empty."""
    known = [finding.fix for finding in findings(report) if finding.fix]
    safe = sum(fix.applicability == Applicability.SAFE for fix in known)
    unsafe = sum(fix.applicability == Applicability.UNSAFE for fix in known)
    parts = [f"{safe:,} safely"] if safe else []
    if unsafe:
        parts.append(f"{unsafe:,} to be read over")
    return "; ".join(parts)


def facts(report: Report, dash: str) -> dict[str, str]:
    """Return what is said below the findings, by its label; some may be empty."""
    score = report.score
    where = f"{counted(score.passages, 'passage')} of "
    return {
        "words": f"{score.words:,} in {where}{counted(len(report.files), 'file')}",
        "findings": by_severity(score),
        "penalty": penalty(report, dash),
        "score": score_text(report, dash),
        "fixes": fixes(report),
    }


def verdict(report: Report) -> str:
    """Return the last line: PASSED, or FAILED and why, and what was not checked."""
    word = "PASSED" if report.gate.passed else "FAILED"
    reasons = "; ".join(visible(reason) for reason in report.gate.reasons)
    text = (f"{word}: {reasons}" if reasons else word) + left_out(report)
    return f"{text}, {unchecked(report)}" if report.problems else text


class LeftOut(NamedTuple):
    """How many findings are not reported."""

    silenced: int
    known: int
    """To the baseline."""


def not_reported(report: Report) -> LeftOut:
    """Return how many findings are silenced, and how many known to the baseline."""
    means = Counter(each.means for file in report.files for each in file.silenced)
    known = means.pop("baseline", 0)
    return LeftOut(means.total(), known)


def left_out(report: Report) -> str:
    """Return what was found and is not reported, in brackets; may be empty."""
    silenced, known = not_reported(report)
    parts = [f"{silenced:,} silenced"] if silenced else []
    if known:
        parts.append(f"{known:,} known to the baseline")
    if report.expired:
        parts.append(f"{expired(report)}: run mtcheck baseline prune")
    return f" ({', '.join(parts)})" if parts else ""


def expired(report: Report) -> str:
    """Return how many entries of the baseline no finding answers to any more."""
    entries = "1 entry" if report.expired == 1 else f"{report.expired:,} entries"
    return f"{entries} of the baseline expired"


def unchecked(report: Report) -> str:
    """Return how many inputs could not be checked."""
    return f"but {counted(len(report.problems), 'input')} could not be checked"


def rule_counts(report: Report) -> list[RuleCount]:
    """Return how often each rule fired, the most frequent first."""
    seen: Counter[tuple[str, str]] = Counter()
    worst: dict[tuple[str, str], Severity] = {}
    for finding in findings(report):
        key = finding.code, finding.name
        seen[key] += 1
        worst[key] = max(finding.severity, worst.get(key, Severity.NEUTRAL))
    rows = [RuleCount(number, worst[key], *key) for key, number in seen.items()]
    return sorted(rows, key=lambda row: (-row.number, row.code, row.name))


def rule_table(report: Report) -> list[str]:
    """Return the table of `rule_counts`, or nothing if no rule fired."""
    rows = rule_counts(report)
    if not rows:
        return []
    size = max(len(visible(row.code)) for row in rows)
    size = max(size, len("code"))
    head = f"{'count':>7}  {'severity':<8}  {'code':<{size}}  name"
    return [head, *(_row(row, size) for row in rows)]


def _row(row: RuleCount, size: int) -> str:
    severity, code = row.severity.label, visible(row.code)
    return f"{row.number:>7,}  {severity:<8}  {code:<{size}}  {visible(row.name)}"
