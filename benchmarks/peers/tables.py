"""The results as Markdown."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from peers.detection import Tally
from peers.pace import Pace
from peers.tools import Tool


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is text and whose others are figures."""
    cells = [list(head), *(list(row) for row in rows)]
    wide = [max(len(row[i]) for row in cells) for i in range(len(head))]
    lines = ["| " + " | ".join(_set(row, wide)) + " |" for row in cells]
    rule = ["-" * wide[0], *("-" * (w - 1) + ":" for w in wide[1:])]
    return "\n".join([lines[0], "| " + " | ".join(rule) + " |", *lines[1:]]) + "\n"


def _set(row: Sequence[str], wide: Sequence[int]) -> list[str]:
    first, *figures = row
    rest = [f.rjust(w) for f, w in zip(figures, wide[1:], strict=True)]
    return [first.ljust(wide[0]), *rest]


def machine() -> str:
    """The processor, its cores, the system and Python."""
    system = f"{platform.system()} {platform.machine()}"
    version = sys.version.split()[0]
    return f"{_processor()}, {os.cpu_count()} cores, {system}, Python {version}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.processor() or "unknown processor"


def versions(tools: Sequence[Tool], missing: Mapping[str, str]) -> str:
    """What took part, and what could not."""
    there = dict.fromkeys(f"{t.name.split(',')[0]} {t.version}" for t in tools)
    lines = [f"* {name}" for name in there]
    lines += [f"* {name}: **not here**: {why}" for name, why in missing.items()]
    return "\n".join(lines) + "\n"


def detection(tallies: Mapping[str, Tally]) -> str:
    """Faults and false alarms, a tool a line."""
    head = ["tool", "right reason", "any alarm", "alarms on clean pairs"]
    rows = (
        [
            name,
            f"{t.right} of {t.faults}",
            f"{t.any} of {t.faults}",
            f"{t.alarms} of {t.clean}",
        ]
        for name, t in tallies.items()
    )
    return table(head, rows)


def families(tallies: Mapping[str, Tally]) -> str:
    """Faults found for the right reason, a family a column."""
    names = sorted({name for t in tallies.values() for name in t.by_family})
    totals: dict[str, int] = {}
    for each in tallies.values():
        for name, (_, total) in each.by_family.items():
            totals[name] = max(total, totals.get(name, 0))
    head = ["tool", *(f"{name} ({totals[name]})" for name in names)]
    rows = (
        [tool, *(str(t.by_family.get(name, (0, 0))[0]) for name in names)]
        for tool, t in tallies.items()
    )
    return table(head, rows)


def paces(found: Sequence[Pace], what: str) -> str:
    """Seconds and memory, a tool a line, and how many times as fast as the first."""
    head = [
        "tool",
        what,
        "wall s",
        "CPU s",
        f"{what}/CPU s",
        "peak MB",
        "beside mtcheck",
    ]
    first = found[0].rate if found else 1.0
    rows = (
        [
            pace.tool,
            f"{pace.amount:,}",
            f"{pace.cost.wall:.1f}",
            f"{pace.cost.cpu:.1f}",
            f"{pace.rate:,.0f}",
            f"{pace.cost.peak:.0f}",
            f"×{pace.rate / first:.2f}",
        ]
        for pace in found
    )
    return table(head, rows)


def grown(
    found: Sequence[tuple[int, Pace, Pace]], first: str, other: str, form: str
) -> str:
    """How mtcheck grows beside something simpler."""
    head = [first, "mtcheck CPU s", "words/CPU s", "beside the first"]
    head += [f"{other} CPU s", "mtcheck takes"]
    base = found[0][1].rate if found else 1.0
    rows = (
        [
            form.format(size),
            f"{ours.cost.cpu:.2f}",
            f"{ours.rate:,.0f}",
            f"{ours.rate / base:.2f}",
            f"{its.cost.cpu:.2f}",
            f"×{ours.cost.cpu / its.cost.cpu:.1f}",
        ]
        for size, ours, its in found
    )
    return table(head, rows)
