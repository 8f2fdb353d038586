"""Conditions about rows, as ``--keep`` and ``--drop`` take them.

A condition is a measure, a comparison, a value: ``penalty>=5``, ``score<90``,
``severity>=major``, ``words<3``, ``code=MT3,FR214``.
"""

from __future__ import annotations

import operator
import re
from math import isnan, nan
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import UsageError
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mtcheck.catalogue import Catalogue
    from mtcheck.model import Finding

_SHAPE = re.compile(r"\s*([A-Za-z_0-9]+)\s*(<=|>=|==|!=|=|<|>)\s*(.*?)\s*", re.DOTALL)
_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
}
_NONE = -1.0
"""The severity of a row without findings: below all others."""
_SEVERITIES = {"none": _NONE} | {it.label: float(it) for it in Severity}


class Facts(NamedTuple):
    """What conditions can ask of a row."""

    words: int
    penalty: float
    score: float | None
    """None for a row without words; no condition about it holds then."""
    findings: Sequence[Finding]

    @property
    def worst(self) -> Severity | None:
        """The highest severity of a finding."""
        return max((it.severity for it in self.findings), default=None)


_MEASURES: Mapping[str, Callable[[Facts], float | None]] = {
    "penalty": lambda row: row.penalty,
    "score": lambda row: row.score,
    "words": lambda row: float(row.words),
    "findings": lambda row: float(len(row.findings)),
    "penalty_per_1000": lambda row: (
        1000 * row.penalty / row.words if row.words else None
    ),
    "severity": lambda row: _NONE if row.worst is None else float(row.worst),
}


class Condition(NamedTuple):
    """One condition; a plain value, so that it can travel."""

    measure: str
    sign: str = "="
    value: float = 0.0
    rules: tuple[str, ...] = ()
    """Codes, prefixes and names, for the measure ``code``."""

    def holds(self, row: Facts) -> bool:
        """Whether it holds for a row."""
        if self.measure == "code":
            found = any(self._names(it) for it in row.findings)
            return found != (self.sign == "!=")
        measured = _MEASURES[self.measure](row)
        return measured is not None and _COMPARISONS[self.sign](measured, self.value)

    def _names(self, finding: Finding) -> bool:
        return any(
            finding.name == it or finding.code.startswith(it.upper())
            for it in self.rules
        )


class Choice(NamedTuple):
    """Which rows are kept: those that some `keep` wants, if there is one, and no `drop`."""

    keep: tuple[Condition, ...] = ()
    drop: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to choose by."""
        return bool(self.keep or self.drop)

    def keeps(self, row: Facts) -> bool:
        """Whether a row is kept."""
        if any(it.holds(row) for it in self.drop):
            return False
        return not self.keep or any(it.holds(row) for it in self.keep)


def condition(text: str, option: str) -> Condition:
    """The condition that a text says; a UsageError says what is wrong with it."""
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise UsageError(
            f'{option} takes a condition such as "penalty>=5" or "code=MT3", not "{text}"'
        )
    measure, sign, value = found.groups()
    if measure == "code":
        return Condition(measure, sign, rules=_rules(text, sign, value, option))
    if measure not in _MEASURES:
        known = sorted((*_MEASURES, "code"))
        raise UsageError(
            f'{option}: nothing of a row is called "{measure}"'
            f" (known: {', '.join(known)}){_close(measure, known)}"
        )
    if measure == "severity":
        return Condition(measure, sign, _severity(value, option))
    try:
        number = float(value)
    except ValueError:
        number = nan
    if isnan(number):  # nothing could be said of it by comparing
        raise UsageError(f'{option}: "{value}" in "{text}" is no number')
    return Condition(measure, sign, number)


def require_known_rules(choice: Choice, catalogue: Catalogue) -> None:
    """Raise UnknownRuleError for a code that no rule answers to."""
    from mtcheck.select import require_known  # noqa: PLC0415 - loaded by the scan

    for each in (*choice.keep, *choice.drop):
        for rule in each.rules:
            require_known(catalogue, rule)


def _rules(text: str, sign: str, value: str, option: str) -> tuple[str, ...]:
    rules = tuple(part.strip() for part in value.split(",") if part.strip())
    if sign not in {"=", "==", "!="} or not rules:
        raise UsageError(f'{option}: codes go with "=" or "!=", not as in "{text}"')
    return rules


def _severity(value: str, option: str) -> float:
    try:
        return _SEVERITIES[value.lower()]
    except KeyError:
        known = list(_SEVERITIES)
        raise UsageError(
            f'{option}: "{value}" is no severity ({", ".join(known)})'
            f"{_close(value.lower(), known)}"
        ) from None


def _close(word: str, known: Sequence[str]) -> str:
    from mtcheck.select import closest_of  # noqa: PLC0415 - only to word an error

    return closest_of(word, known)
