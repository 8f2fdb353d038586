"""A summary in Markdown: verdict, counts, table of findings, suggested fixes.

Made for the page of a build on GitHub (``$GITHUB_STEP_SUMMARY``), which takes 1 MiB:
the worst come first, and a line says how many are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report import counts
from mtcheck.report.flags import (
    Flag,
    heading,
    passage_of,
    sentence,
    text_of,
    worst_first,
)
from mtcheck.report.lines import counted
from mtcheck.report.links import rule_page
from mtcheck.report.markdown_text import code, escaped, fenced
from mtcheck.report.remedy import surroundings
from mtcheck.report.replaced import replacement_of
from mtcheck.report.visible import disarmed, revealed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Problem, Report, RuleInfo
    from mtcheck.report import RenderOptions

LIMIT = 1024 * 1024
"""Bytes that GitHub takes for one step; it shows nothing of more."""
_PROBLEMS_ROOM = LIMIT // 8
_TABLE_ROOM = LIMIT // 2
_FIXES_ROOM = LIMIT // 4
_LONGEST = 400
"""Code points that one cell or line may quote."""


def write(report: Report, _options: RenderOptions) -> str:
    """Return the whole summary."""
    return "\n\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield f"## mtcheck: {escaped(counts.verdict(report))}"
    yield _facts(report)
    found = worst_first(report)
    if report.problems:
        rows = list(map(_problem, report.problems))
        yield "### Not checked"
        yield from _part(rows, _PROBLEMS_ROOM, "input")
    if found:
        yield "### Findings"
        head = ["| severity | place | rule | finding |", "|---|---|---|---|"]
        rows = [_row(flag, report.rules.get(flag.finding.code)) for flag in found]
        yield from _part(rows, _TABLE_ROOM, "finding", head)
    if changes := [change for flag in found if (change := _change(flag))]:
        yield "### Suggested fixes"
        yield from _part(changes, _FIXES_ROOM, "difference", gap="\n\n")


def _facts(report: Report) -> str:
    facts = counts.facts(report, "–")
    rows = [f"| {label} | {escaped(text)} |" for label, text in facts.items() if text]
    return "\n".join(["| | |", "|---|---|", *rows])


def _part(
    rows: Sequence[str],
    room: int,
    noun: str,
    head: Sequence[str] = (),
    gap: str = "\n",
) -> Iterator[str]:
    """Yield the rows that there is room for, and how many there is none for."""
    fitting = _fitting(rows, room, gap)
    yield gap.join([*head, *rows[:fitting]])
    if more := len(rows) - fitting:
        yield f"… and {counted(more, noun)} more"


def _fitting(rows: Sequence[str], room: int, gap: str) -> int:
    left = room
    for at, row in enumerate(rows):
        left -= len(f"{row}{gap}".encode())
        if left < 0:
            return at
    return len(rows)


def _problem(problem: Problem) -> str:
    return f"- {code(_short(problem.path))}: {escaped(_short(problem.message))}"


def _row(flag: Flag, info: RuleInfo | None) -> str:
    finding = flag.finding
    place = f"{escaped(_short(flag.path))}:{finding.line}:{finding.column}"
    page = rule_page(info)
    rule = f"[{finding.code}]({page})" if page else escaped(finding.code)
    told = escaped(_short(sentence(finding)))
    name = escaped(_short(finding.name))
    return (
        f"| {finding.severity.label} | <code>{place}</code> | {rule} {name} | {told} |"
    )


def _change(flag: Flag) -> str:
    """A finding and its fix as two lines of a difference; empty if it has none."""
    finding = flag.finding
    text = text_of(passage_of(*flag), finding)
    span, new = replacement_of(text, finding)
    old = text[slice(*span)]
    if new is None or new == old:
        return ""
    before, after = surroundings(text, span, "…")
    is_hidden = visible(old).strip() == visible(new).strip()
    show = revealed if is_hidden else visible
    place = f"{visible(_short(flag.path))}:{finding.line}:{finding.column}"
    rows = [
        f"@@ {place} {_short(heading(finding))} @@",
        f"-{before}{show(_short(old))}{after}",
        f"+{before}{show(_short(new))}{after}",
    ]
    return fenced([disarmed(row) for row in rows], "diff")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
