"""Any text as Markdown that shows it and does nothing else."""

from __future__ import annotations

import re

from mtcheck.report.visible import visible

_SPECIAL = re.compile(
    r"""[\\`*_\[\]|~<>&]   # what Markdown and HTML are made of, cells of tables too
    |   :(?=\S)            # addresses, :emoji:
    |   (?<=www)\.
    |   ^[-+=#]            # lists, headings
    |   (?<=^\d)[.)]
    """,
    re.VERBOSE,
)
# GitHub looks for mentions and formulas after it has read the escapes.
_LATE = re.compile(r"[@$](?=\S)")
_TICKS = re.compile("`+")


def escaped(text: str) -> str:
    """Return `text`, safe to print, with every sign of Markdown and HTML escaped."""
    safe = _SPECIAL.sub(r"\\\g<0>", visible(text).strip())
    return _LATE.sub(r"<span>\g<0></span>", safe)


def code(text: str) -> str:
    """Return `text` in the type of code; may stand in the cell of a table."""
    # Between backticks there is no way to write a bar behind a backslash.
    return f"<code>{escaped(text)}</code>"


def fenced(rows: list[str], language: str) -> str:
    """Return lines that are safe to print as a block of code."""
    longest = max((len(run) for row in rows for run in _TICKS.findall(row)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{language}", *rows, fence])
