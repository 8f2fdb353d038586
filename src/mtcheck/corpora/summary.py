"""What a run over a corpus comes to, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mtcheck.corpora.tally import STEPS
from mtcheck.report.json_report import dump
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.corpora.run import Outcome
    from mtcheck.model import Gate, Interval, Score

SCHEMA = "mtcheck-corpus/1"
_TOP = 20
_BAR = 40
"""Signs that the longest bar of the histogram has."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A run with its score and its verdict."""

    version: str
    files: int
    outcome: Outcome
    score: Score
    gate: Gate
    min_words: int
    has_choice: bool
    outputs: tuple[tuple[str, str], ...] = ()
    """Names and paths."""


def as_text(summary: Summary, *, is_quiet: bool = False) -> str:
    """The summary for people; quietly, the verdict alone."""
    lines = [] if is_quiet else list(_lines(summary))
    return "\n".join([*lines, _verdict(summary)]) + "\n"


def _lines(summary: Summary) -> Iterator[str]:
    outcome, score = summary.outcome, summary.score
    tally = outcome.tally
    speed = outcome.rows / outcome.seconds if outcome.seconds else 0.0
    yield (
        f"{_many(tally.rows, 'row')}, {_many(tally.words, 'word')},"
        f" {_many(summary.files, 'file')}; {_many(outcome.rows, 'row')} in"
        f" {outcome.seconds:.1f} s, {speed:,.0f} a second"
    )
    counts = (f"{n:,} {it.label}" for it, n in score.by_severity.items())
    yield f"{_many(score.findings, 'finding')}: {', '.join(counts)}"
    yield from _rates(summary)
    if summary.has_choice:
        yield f"{_many(tally.kept, 'row')} kept, {tally.dropped:,} dropped"
    yield from _rules(summary)
    yield from _histogram(summary)
    yield ""
    if summary.outputs:
        yield from (f"{name}: {visible(path)}" for name, path in summary.outputs)
        yield ""


def _rates(summary: Summary) -> Iterator[str]:
    score = summary.score
    if score.penalty_per_1000_words is None:
        return
    points = f"{score.penalty_per_1000_words:.1f}{_range(score.penalty_interval)}"
    yield f"penalty {points} per 1,000 words"
    if score.value is not None and score.words >= summary.min_words:
        yield f"score {score.value:.1f}{_range(score.interval)}"


def _range(interval: Interval | None) -> str:
    return f" ({interval.low:.1f} to {interval.high:.1f})" if interval else ""


def _rules(summary: Summary) -> Iterator[str]:
    top = _top_rules(summary)
    if not top:
        return
    yield ""
    shown = f", the first {_TOP}" if len(top) < len(summary.outcome.tally.rules) else ""
    yield f"findings by rule{shown}:"
    width = max(len(f"{count:,}") for _, count in top)
    for name, count in top:
        yield f"  {count:>{width},}  {visible(name)}"


def _top_rules(summary: Summary) -> list[tuple[str, int]]:
    counts = summary.outcome.tally.rules.items()
    return sorted(counts, key=lambda it: (-it[1], it[0]))[:_TOP]


def _histogram(summary: Summary) -> Iterator[str]:
    counts = _bars(summary)
    most = max(counts)
    if not most:
        return
    yield ""
    yield "rows by penalty:"
    width = len(f"{most:,}")
    for label, count in zip(_labels(), counts, strict=True):
        bar = "#" * round(_BAR * count / most)
        yield f"  {label:>8}  {count:>{width},}  {bar}".rstrip()


def _bars(summary: Summary) -> list[int]:
    bars = summary.outcome.tally.bars
    return [bars[str(at)] for at in range(len(STEPS))]


def _labels() -> list[str]:
    """What the bars of the histogram stand for."""
    bounds = [f"{step:g}" for step in STEPS]
    between = pairwise(bounds[1:])
    return [
        f"below {bounds[1]}",
        *(f"{a} to {b}" for a, b in between),
        f"{bounds[-1]} up",
    ]


def _verdict(summary: Summary) -> str:
    tally, score = summary.outcome.tally, summary.score
    why = f": {', '.join(summary.gate.reasons)}" if summary.gate.reasons else ""
    said = f"{'passed' if summary.gate.passed else 'failed'}{why}"
    if not tally.rows:
        said = "nothing was checked"
    found = (
        f"{_many(score.findings, 'finding')} in {_many(score.words, 'word')} - {said}"
    )
    if not tally.faults:
        return found
    return f"{found}, but {_many(tally.faults, 'problem')} kept rows from being checked"


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'s' * (count != 1)}"


def as_json(summary: Summary) -> str:
    """The summary for programs."""
    outcome, score = summary.outcome, summary.score
    tally = outcome.tally
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "version": summary.version,
        "files": summary.files,
        "rows": tally.rows,
        "words": tally.words,
        "findings": score.findings,
        "by_severity": {it.label: n for it, n in score.by_severity.items()},
        "penalty": _rounded(score.penalty),
        "penalty_per_1000_words": _rounded(score.penalty_per_1000_words),
        "penalty_interval": _bounds(score.penalty_interval),
        "score": _rounded(score.value),
        "score_interval": _bounds(score.interval),
        "signature": score.signature,
        "gate": {"passed": summary.gate.passed, "reasons": list(summary.gate.reasons)},
        "kept": tally.kept if summary.has_choice else None,
        "dropped": tally.dropped if summary.has_choice else None,
        "rules": [_rule(name, count) for name, count in _top_rules(summary)],
        "rows_by_penalty": [
            {"from": step, "rows": count}
            for step, count in zip(STEPS, _bars(summary), strict=True)
        ],
        "unread": tally.faults,
        "problems": _problems(outcome.problems),
        "outputs": dict(summary.outputs),
        "seconds": round(outcome.seconds, 3),
        "rows_per_second": _rounded(outcome.rows / (outcome.seconds or 1.0)),
    }
    return dump(content, indent=2) + "\n"


def _problems(problems: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"path": place, "message": why} for place, why in problems]


def _rule(told: str, count: int) -> dict[str, Any]:
    code, _, name = told.partition(" ")
    return {"code": code, "name": name, "findings": count}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _bounds(interval: Interval | None) -> list[float | None] | None:
    return None if interval is None else [_rounded(it) for it in interval]
