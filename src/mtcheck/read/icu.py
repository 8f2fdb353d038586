"""Messages of ICU: the words that choose between wordings are no prose."""

from __future__ import annotations

import re

from mtcheck.model import Mark

_CHOICE = re.compile(
    r"\{\s*+[\w.]++\s*+,\s*+(?:plural|select|selectordinal)\s*+,(?:\s*+offset:\d++)?"
)
_CASE = re.compile(r"\s*+(?:=\d++|[\w-]++)\s*+\{")
_END = re.compile(r"\s*+\}")
_BRACE = re.compile(r"[{}]")
_VALUE = re.compile(r"\{[^{}]*+\}")


def choices(text: str) -> tuple[Mark, ...]:
    """The syntax around the wordings of a message; nothing if it has no such syntax."""
    if _CHOICE.search(text) is None:
        return ()
    marks: list[Mark] = []
    open_: list[bool] = []  # for each open brace, whether wordings stand in it
    at = 0
    while at < len(text):
        in_choice = bool(open_) and open_[-1]
        found = _step(text, at, in_choice=in_choice)
        if found is None:
            break
        at = found.end()
        sign = found.group()
        if found.re is _VALUE or (sign == "}" and not open_):
            continue
        marks.append(Mark(*found.span(), "code"))
        if found.re is _CHOICE or found.re is _CASE:
            open_.append(found.re is _CHOICE)
        else:
            open_.pop()
    return () if open_ else tuple(marks)


def _step(text: str, at: int, *, in_choice: bool) -> re.Match[str] | None:
    """The next piece of syntax, or None where there is none or it is broken."""
    if in_choice:
        return _CASE.match(text, at) or _END.match(text, at)
    found = _BRACE.search(text, at)
    if found is None or found.group() == "}":
        return found
    return _CHOICE.match(text, found.start()) or _VALUE.match(text, found.start())
