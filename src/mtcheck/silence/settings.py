"""``[[allow]]``, ``names`` and ``require-reason`` of a configuration file."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mtcheck.errors import UsageError
from mtcheck.silence.allow import Allowance, Names, phrase_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Blame = Callable[[tuple[Any, ...], str], None]
    """Takes note of a fault at a path of keys."""
    Where = Callable[[tuple[Any, ...]], str]
    """``file:line:column`` of a path of keys."""

ALLOW = "allow"
_KEYS = ("rule", "rules", "text", "pattern", "files", "reason", "until")


def read_allowances(
    value: object, *, needs_reason: bool, blame: Blame, where: Where
) -> tuple[Allowance, ...]:
    """The ``[[allow]]`` tables that are sound; the others are blamed."""
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        blame((ALLOW,), '"allow" is written as [[allow]] tables')
        return ()
    found = []
    for number, table in enumerate(value):
        at = (ALLOW, number)
        try:
            _require_known(table, at, blame)
            made = _allowance(table, where(at))
        except UsageError as error:
            blame(at, str(error))
            continue
        if needs_reason and not made.reason:
            blame(at, 'the key "reason" is missing (require-reason is true)')
        found.append(made)
    return tuple(found)


def _require_known(table: Mapping[str, Any], at: tuple[Any, ...], blame: Blame) -> None:
    for key in table:
        if key not in _KEYS:
            from rapidfuzz import process  # noqa: PLC0415 - only to word an error

            best = process.extractOne(key, _KEYS, score_cutoff=60)
            hint = (
                f'did you mean "{best[0]}"?' if best else f"known: {', '.join(_KEYS)}"
            )
            blame((*at, key), f'unknown key "{key}"; {hint}')


def _allowance(table: Mapping[str, Any], where: str) -> Allowance:
    if ("text" in table) == ("pattern" in table):
        raise UsageError('an [[allow]] takes either "text" or "pattern"')
    shown = _text(table, "text") or _text(table, "pattern")
    if not shown.strip():
        raise UsageError("the phrase of an [[allow]] is empty")
    pattern = phrase_pattern(shown) if "text" in table else _sound(shown)
    return Allowance(
        _rules(table),
        pattern,
        shown,
        _texts(table, "files"),
        _text(table, "reason"),
        _until(table),
        where,
    )


def _rules(table: Mapping[str, Any]) -> tuple[str, ...]:
    rules = (*_texts(table, "rule"), *_texts(table, "rules"))
    if not rules:
        raise UsageError('the key "rule" is missing: a phrase is allowed to some rules')
    return rules


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise UsageError(f'"{key}": takes a text in quotes, not {value}')
    return value


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    held = [value] if isinstance(value, str) else value
    if not isinstance(held, list) or not all(isinstance(v, str) and v for v in held):
        raise UsageError(f'"{key}": takes a text in quotes or a list of them')
    return tuple(held)


def _sound(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise UsageError(f'"pattern": is no regular expression: {error}') from None
    return pattern


def _until(table: Mapping[str, Any]) -> date | None:
    value = table.get("until")
    if value is None:
        return None
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    elif isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise UsageError('"until": takes a date such as 2026-12-31')


def read_names(value: object, folder: Path) -> Names:
    """The names of a list, or of a file with one a line; UsageError if it is neither."""
    if isinstance(value, str) and value:
        return Names(_names_of(folder / value, value))
    if isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value):
        return Names(tuple(value))
    raise UsageError("takes a list of names, or the name of a file with one a line")


def _names_of(path: Path, shown: str) -> tuple[str, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown} is not UTF-8 (byte {error.start})") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{shown}: {getattr(error, 'strerror', error)}") from None
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
