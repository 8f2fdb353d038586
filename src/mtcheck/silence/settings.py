"""``[[allow]]`` tables and files of names, as a configuration gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtcheck.errors import UsageError
from mtcheck.silence.allow import Allowance, phrase_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def allowance(values: Mapping[str, Any], where: str) -> Allowance:
    """What one table allows, its values read; UsageError if they do not go together."""
    if ("text" in values) == ("pattern" in values):
        raise UsageError('an [[allow]] takes either "text" or "pattern"')
    rules = (*values.get("rule", ()), *values.get("rules", ()))
    if not rules:
        raise UsageError('the key "rule" is missing: a phrase is allowed to some rules')
    shown = values.get("text") or values["pattern"]
    if not shown.strip():
        raise UsageError("the phrase of an [[allow]] is empty")
    return Allowance(
        rules,
        phrase_pattern(shown) if "text" in values else shown,
        shown,
        values.get("files", ()),
        values.get("reason", ""),
        values.get("until"),
        where,
    )


def names_of(path: Path, shown: str) -> tuple[str, ...]:
    """The names of a file with one a line; UsageError if it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown} is not UTF-8 (byte {error.start})") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{shown}: {getattr(error, 'strerror', error)}") from None
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
