"""What the value of a key may be: read, told in a schema, told in words."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mtcheck.config.settings import Glob
from mtcheck.errors import UsageError
from mtcheck.lang import normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value."""

    read: Callable[[object], object]
    """What makes a value of a raw one of TOML, or raises UsageError."""
    schema: Mapping[str, Any]
    """The same as JSON Schema."""
    said: str
    """The same for the page of documentation."""
    parsed: Callable[[str], object] = str
    """From the text of an environment variable to a raw value."""
    placed: Callable[[Any, Path], object] | None = None
    """What gives a value its folder, where it is relative to the file."""


def _word(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise UsageError(f"takes a text in quotes, not {said(value)}")
    return value


def _language(value: object) -> str:
    return normalised(_word(value))


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"takes true or false, not {said(value)}")
    return value


def _list_of(what: str) -> Callable[[object], tuple[str, ...]]:
    def read(value: object) -> tuple[str, ...]:
        held = [value] if isinstance(value, str) else value
        is_list = isinstance(held, list | tuple)
        if not is_list or not all(isinstance(v, str) and v for v in held):  # type: ignore[attr-defined]
            raise UsageError(f"takes a list of {what}, not {said(value)}")
        return tuple(held)  # type: ignore[arg-type]

    return read


def _expression(value: object) -> str:
    pattern = _word(value)
    try:
        re.compile(pattern)
    except re.error as error:
        raise UsageError(f"is no regular expression: {error}") from None
    return pattern


def _day(value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    elif isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise UsageError(f"takes a date such as 2026-12-31, not {said(value)}")


def _names(value: object) -> str | tuple[str, ...]:
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value):
        return tuple(value)
    told = "takes a list of names, or the name of a file with one a line"
    raise UsageError(f"{told}; not {said(value)}")


def _read_names(names: str | tuple[str, ...], folder: Path) -> tuple[str, ...]:
    if not isinstance(names, str):
        return names
    from mtcheck.silence.settings import names_of  # noqa: PLC0415 - seldom needed

    return names_of(folder / names, names)


def _in_folder(paths: Sequence[str], folder: Path) -> tuple[Path, ...]:
    return tuple(folder / path for path in paths)


def _globs(patterns: Sequence[str], folder: Path) -> tuple[Glob, ...]:
    return tuple(Glob(pattern, folder) for pattern in patterns)


def one_of(*names: str) -> Kind:
    """The kind of a key that takes one of some words."""

    def read(value: object) -> str:
        if value not in names:
            raise UsageError(f"takes {', '.join(names)}; not {said(value)}")
        return str(value)

    told = ", ".join(f'`"{name}"`' for name in names)
    return Kind(read, {"enum": list(names)}, told)


def number(
    low: float, high: float = math.inf, *, above: bool = False, below: bool = False
) -> Kind:
    """A number in a range; `above` and `below` leave its ends out."""

    def read(value: object) -> float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not fits(float(value)):  # type: ignore[arg-type]
            raise UsageError(f"takes a number {told}, not {said(value)}")
        return float(value)  # type: ignore[arg-type]

    def fits(value: float) -> bool:
        is_above = value > low if above else value >= low
        is_below = value < high if below else value <= high
        return is_above and is_below and math.isfinite(value)

    ends = {"exclusiveMinimum" if above else "minimum": low}
    told = f"above {low:g}" if above else f"from {low:g}"
    if high < math.inf:
        ends["exclusiveMaximum" if below else "maximum"] = high
        told += f" to {'below ' if below else ''}{high:g}"
    return Kind(read, {"type": "number", **ends}, f"a number {told}", _numeral)


def count(least: int) -> Kind:
    """A whole number from `least` on."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise UsageError(f"takes a whole number from {least}, not {said(value)}")
        return value

    schema = {"type": "integer", "minimum": least}
    return Kind(read, schema, f"a whole number from {least}", _numeral)


def _numeral(text: str) -> object:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


_SWITCHES = {"1": True, "true": True, "yes": True, "on": True} | {
    "0": False, "false": False, "no": False, "off": False
}  # fmt: skip


def _turned(text: str) -> object:
    return _SWITCHES.get(text.strip().lower(), text)


def said(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(said, value))}]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return f'"{value}"' if isinstance(value, str) else str(value)


_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}

WORD = Kind(_word, _TEXT, "a text")
LANGUAGE = Kind(
    _language,
    {"type": "string", "pattern": r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$"},
    'a language: `"fr"`, `"fr-CA"`',
)
SWITCH = Kind(_switch, {"type": "boolean"}, "`true`, `false`", _turned)
CODES = Kind(
    _list_of('codes, such as ["FR2", "MT101"]'),
    _TEXTS,
    "codes, prefixes, names, `ALL`",
)
RULES = Kind(
    _list_of('codes or names, such as ["MT101"]'),
    _TEXTS,
    "codes or names of rules, in full",
)
PATHS = Kind(
    _list_of('paths, such as ["terms.csv"]'),
    _TEXTS,
    "paths, relative to the file",
    placed=_in_folder,
)
PATTERNS = Kind(
    _list_of('patterns, such as ["build/", "*.min.html"]'),
    _TEXTS,
    "patterns as in `.gitignore`, relative to the file",
    placed=_globs,
)
EXPRESSION = Kind(
    _expression,
    {**_TEXT, "format": "regex"},
    "a regular expression of Python",
)
DAY = Kind(
    _day,
    {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "a date: `2026-12-31`",
)
GLOBS = Kind(
    _list_of('globs, such as ["site/**"]'),
    _TEXTS,
    "globs, relative to the file",
    placed=_globs,
)
NAMES = Kind(
    _names,
    {"anyOf": [_TEXT, {"type": "array", "items": {**_TEXT, "pattern": r"\S"}}]},
    "a list of names, or a file with one a line",
    placed=_read_names,
)
