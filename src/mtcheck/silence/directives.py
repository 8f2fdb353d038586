"""What a comment asks for: ``ignore[FR214] until=2026-12-31 a reason``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verb(StrEnum):
    """What a comment may ask for."""

    IGNORE = "ignore"
    """The passage that the comment stands in, or else the next one."""
    DISABLE = "disable"
    """All from here on, to the end or to `enable`."""
    ENABLE = "enable"
    FILE = "ignore-file"
    """The whole file."""


_VERBS = {**{verb.value: verb for verb in Verb}, "file-ignore": Verb.FILE}
_FORM = re.compile(
    r"(?P<verb>[\w-]*)\s*(?P<bracket>\[(?P<codes>[^\[\]]*)\])?\s*(?P<rest>.*)",
    re.DOTALL,
)
_UNTIL = re.compile(r"until\s*=\s*(?P<date>\S+)\s*(?P<reason>.*)", re.DOTALL)
_BLANKETS = frozenset({"all", "*", ""})
_LEAD = " \t\r\n:;,-–—"
"""What may stand between the bracket and the reason."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that could be read."""

    verb: Verb
    codes: tuple[str, ...]
    """As they are written: codes or names of rules."""
    until: date | None = None
    """The last day on which it silences anything."""
    reason: str = ""


class BlanketError(ValueError):
    """The comment does not say which rules it is about."""


class BrokenError(ValueError):
    """The comment cannot be read; the text says why."""


def directive(text: str) -> Directive:
    """What a comment asks for; BlanketError or BrokenError if that is unclear."""
    form = _FORM.fullmatch(text.strip())
    if form is None:  # the expression takes any text
        raise BrokenError(_usage())
    verb = _VERBS.get(form["verb"].lower())
    if verb is None:
        raise BrokenError(_unknown(form["verb"]))
    codes = tuple(code.strip() for code in (form["codes"] or "").split(","))
    if any(code.lower() in _BLANKETS for code in codes):
        raise BlanketError(verb.value)
    until, reason = _rest(form["rest"])
    return Directive(verb, tuple(dict.fromkeys(codes)), until, reason)


def _rest(text: str) -> tuple[date | None, str]:
    dated = _UNTIL.fullmatch(text)
    if dated is None:
        return None, _reason(text)
    try:
        return date.fromisoformat(dated["date"].rstrip(",;")), _reason(dated["reason"])
    except ValueError:
        raise BrokenError(f'"{dated["date"]}" is no date such as 2026-12-31') from None


def _reason(text: str) -> str:
    return " ".join(text.lstrip(_LEAD).split())


def _unknown(verb: str) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - only to word a fault

    best = process.extractOne(verb.lower(), list(_VERBS), score_cutoff=60)
    hint = f', did you mean "{best[0]}"?' if best else ""
    return f'"{verb}" is nothing that can be asked for{hint} ({_usage()})'


def _usage() -> str:
    return "there are " + ", ".join(verb.value for verb in Verb)
