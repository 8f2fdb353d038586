"""Two states of a text side by side: what is new, gone and the same, and at what cost."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.resample import draws, percentiles

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from mtcheck.metrics import MetricPair
    from mtcheck.model import FileReport, Interval, Severity

RESAMPLES = 1000


class Flag(NamedTuple):
    """As much of a finding as tells it from others."""

    path: str
    code: str
    name: str
    severity: Severity
    message: str
    passage: str
    line: int
    column: int
    text: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class State:
    """One of the two sides."""

    path: str
    """Of the report or the translation."""
    words: int
    by_severity: Mapping[Severity, int]
    penalty: float
    penalty_per_1000_words: float | None
    score: float | None
    signature: str
    passages: tuple[tuple[int, float], ...]
    """Words and penalty of each."""
    flags: tuple[Flag, ...]

    @property
    def files(self) -> frozenset[str]:
        """The files with findings."""
        return frozenset(flag.path for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare` tells."""

    before: State
    after: State
    new: tuple[Flag, ...]
    gone: tuple[Flag, ...]
    same: tuple[Flag, ...]
    """As they stand in the later state."""
    difference: Interval | None = None
    """Of the penalty per 1,000 words, after less before, with 95 % confidence."""
    metrics: tuple[MetricPair, ...] = ()

    @property
    def is_like_for_like(self) -> bool:
        """Whether the same program with the same rules made both."""
        return self.before.signature == self.after.signature


def state_of(report: FileReport, path: str) -> State:
    """One checked file as a side of a comparison."""
    score = report.score
    flags = (
        Flag(
            report.document.path,
            it.code,
            it.name,
            it.severity,
            it.message,
            it.passage,
            it.line,
            it.column,
            it.text,
            it.fingerprint,
        )
        for it in report.findings
    )
    return State(
        path,
        score.words,
        score.by_severity,
        score.penalty,
        score.penalty_per_1000_words,
        score.value,
        score.signature,
        tuple((passage.words, passage.penalty) for passage in report.passages),
        tuple(flags),
    )


def compare(
    before: State, after: State, metrics: Sequence[MetricPair] = ()
) -> Comparison:
    """The two states side by side.

    Findings are the same if their fingerprints are; else if rule, passage and words
    are, for a passage that was changed elsewhere has another fingerprint.
    """
    # A file on its own is the same text whatever its name.
    named = len(before.files) > 1 or len(after.files) > 1
    old, new = list(before.flags), list(after.flags)
    same: list[Flag] = []
    for key in (_print, _words):
        old, new, met = _met(old, new, partial(key, named=named))
        same += met
    order = {id(flag): at for at, flag in enumerate(after.flags)}
    return Comparison(
        before,
        after,
        tuple(new),
        tuple(old),
        tuple(sorted(same, key=lambda flag: order[id(flag)])),
        _difference(before.passages, after.passages),
        tuple(metrics),
    )


def _print(flag: Flag, *, named: bool) -> Hashable:
    return (flag.path if named else "", flag.fingerprint)


def _words(flag: Flag, *, named: bool) -> Hashable:
    words = " ".join(flag.text.lower().split())
    return (flag.path if named else "", flag.code, flag.passage, words)


def _met(
    old: Sequence[Flag], new: Sequence[Flag], key: Callable[[Flag], Hashable]
) -> tuple[list[Flag], list[Flag], list[Flag]]:
    """What only the old has, what only the new has, and what both have."""
    waiting: dict[Hashable, list[Flag]] = defaultdict(list)
    for flag in reversed(old):
        waiting[key(flag)].append(flag)
    left: list[Flag] = []
    met: list[Flag] = []
    taken: set[int] = set()
    for flag in new:
        partners = waiting[key(flag)]
        if partners:
            taken.add(id(partners.pop()))
            met.append(flag)
        else:
            left.append(flag)
    return [flag for flag in old if id(flag) not in taken], left, met


def _difference(
    before: Sequence[tuple[int, float]], after: Sequence[tuple[int, float]]
) -> Interval | None:
    """Passages are drawn in pairs; None where they do not pair up."""
    if len(before) != len(after):
        return None
    values = []
    for weights in draws(len(before), RESAMPLES):
        then, now = _rate(before, weights), _rate(after, weights)
        values.append(None if then is None or now is None else now - then)
    return percentiles(values) if values else None


def _rate(
    passages: Sequence[tuple[int, float]], weights: Sequence[int]
) -> float | None:
    words = sum(w * n for w, (n, _) in zip(weights, passages, strict=True))
    points = sum(w * p for w, (_, p) in zip(weights, passages, strict=True))
    return 1000 * points / words if words else None
