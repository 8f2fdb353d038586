"""Whether this version of the program is one that a file asks for."""

from __future__ import annotations

import operator
import re

from mtcheck.errors import UsageError

_CLAUSE = re.compile(r"\s*(==|!=|>=|<=|~=|>|<|)\s*(\d+(?:\.\d+)*)\s*")
_COMPARED = {
    "": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def satisfies(version: str, wanted: str) -> bool:
    """Whether a version is within ``>=1.2, <2``; UsageError if that says nothing."""
    clauses = [_CLAUSE.fullmatch(clause) for clause in wanted.split(",")]
    if not all(clauses):
        raise UsageError(f'takes versions such as ">=0.1, <2", not "{wanted}"')
    return all(_holds(version, clause[1], clause[2]) for clause in clauses if clause)


def _holds(version: str, sign: str, wanted: str) -> bool:
    if sign == "~=":  # that one or later ones of the same series
        series = _numbers(wanted)[:-1] or _numbers(wanted)
        is_later = _padded(version) >= _padded(wanted)
        return is_later and _numbers(version)[: len(series)] == series
    return bool(_COMPARED[sign](_padded(version), _padded(wanted)))


def _numbers(version: str) -> list[int]:
    # What marks a version that is not out yet (1.2.0rc1) makes no difference.
    found = re.match(r"\d+(?:\.\d+)*", version)
    return [int(part) for part in found[0].split(".")] if found else []


def _padded(version: str) -> list[int]:
    return (_numbers(version) + [0] * 6)[:6]
