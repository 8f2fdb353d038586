"""A comparison as text for people, and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.model import Severity
from mtcheck.report.json_report import dump
from mtcheck.report.visible import disarmed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.comparison import Comparison, Flag, State
    from mtcheck.metrics import MetricPair
    from mtcheck.report.json_report import Json, Object

SCHEMA: Final = "mtcheck-comparison/1"
_LIKELY = 0.05
_NONE = "-"


def write_text(comparison: Comparison) -> str:
    """Return tables of figures, then the findings that are new and gone."""
    lines = [
        f"A  {visible(comparison.before.path)}",
        f"B  {visible(comparison.after.path)}",
        "",
        *_table(list(_rows(comparison))),
        *_notes(comparison),
        "",
        *_flags("new in B", comparison.new),
        *_flags("gone from A", comparison.gone),
        f"{len(comparison.same)} the same in both",
    ]
    return "\n".join(map(disarmed, lines)) + "\n"


def _rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    before, after = comparison.before, comparison.after
    yield "", "A", "B", "B - A"
    yield _row("words", before.words, after.words, 0)
    for severity in sorted(Severity, reverse=True):
        counts = before.by_severity[severity], after.by_severity[severity]
        yield _row(severity.label, *counts, 0)
    yield _row("penalty", before.penalty, after.penalty, 1)
    per_words = before.penalty_per_1000_words, after.penalty_per_1000_words
    yield _row("per 1,000 words", *per_words, 1)
    yield _row("score", before.score, after.score, 1)
    for metric in comparison.metrics:
        *figures, difference = _row(metric.name, metric.before, metric.after, 1)
        sure = "" if metric.p_value < _LIKELY else ", may be chance"
        yield *figures, f"{difference} (p = {metric.p_value:.3f}{sure})"


def _row(
    name: str, before: float | None, after: float | None, digits: int
) -> tuple[str, ...]:
    if before is None or after is None:
        return name, _number(before, digits), _number(after, digits), _NONE
    change = f"{after - before:+,.{digits}f}"
    return name, _number(before, digits), _number(after, digits), change


def _number(number: float | None, digits: int) -> str:
    return _NONE if number is None else f"{number:,.{digits}f}"


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return [
        f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}"
        for row in rows
    ]


def _notes(comparison: Comparison) -> Iterator[str]:
    interval = comparison.difference
    if interval is not None:
        yield (
            "the penalty per 1,000 words changes by"
            f" {interval.low:+.1f} to {interval.high:+.1f} (95 %, passages in pairs)"
        )
    if not comparison.is_like_for_like:
        yield "made in different ways, so the figures cannot be held against each other:"
        yield f"  A  {visible(comparison.before.signature)}"
        yield f"  B  {visible(comparison.after.signature)}"
    for metric in comparison.metrics:
        yield f"{metric.name}  {visible(metric.signature)}"


def _flags(title: str, flags: Sequence[Flag]) -> Iterator[str]:
    yield f"{len(flags)} {title}"
    for flag in flags:
        place = f"{visible(flag.path)}:{flag.line}:{flag.column}"
        rule = f"{visible(flag.code)} {flag.severity.label} {visible(flag.name)}"
        yield f"  {place}: {rule}: {visible(flag.message)}"


def write_json(comparison: Comparison) -> str:
    """Return the comparison as one JSON object."""
    interval = comparison.difference
    content: Object = {
        "schema": SCHEMA,
        "a": _state(comparison.before),
        "b": _state(comparison.after),
        "like_for_like": comparison.is_like_for_like,
        "penalty_difference_interval": interval
        and [round(bound, 1) for bound in interval],
        "metrics": [_metric(metric) for metric in comparison.metrics],
        "new": [_flag(flag) for flag in comparison.new],
        "gone": [_flag(flag) for flag in comparison.gone],
        "same": [_flag(flag) for flag in comparison.same],
    }
    return dump(content, indent=2) + "\n"


def _state(state: State) -> Object:
    return {
        "path": state.path,
        "words": state.words,
        "findings": len(state.flags),
        "by_severity": {
            severity.label: state.by_severity[severity]
            for severity in sorted(Severity, reverse=True)
        },
        "penalty": _rounded(state.penalty),
        "penalty_per_1000_words": _rounded(state.penalty_per_1000_words),
        "score": _rounded(state.score),
        "signature": state.signature,
    }


def _metric(metric: MetricPair) -> Object:
    return {
        "name": metric.name,
        "a": _rounded(metric.before),
        "b": _rounded(metric.after),
        "p_value": round(metric.p_value, 4),
        "signature": metric.signature,
    }


def _flag(flag: Flag) -> Object:
    return {**flag._asdict(), "severity": flag.severity.label}


def _rounded(number: float | None) -> Json:
    return None if number is None else round(float(number), 1)
