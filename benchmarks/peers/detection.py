"""How many planted faults each tool finds for the right reason, and its false alarms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from peers import pairs as pairs_of
from peers.clock import ToolError, run
from peers.pairs import Pair
from peers.tools import Alarm, Files, Tool, clean


@dataclass(frozen=True)
class Tally:
    """One tool on one set."""

    faults: int
    right: int
    """Faults found for the right reason."""
    any: int
    """Faulty pairs on which the tool said something, whatever it was."""
    clean: int
    alarms: int
    """Clean pairs on which it said something."""
    by_family: dict[str, tuple[int, int]]
    """For each family, the faults found for the right reason, of how many."""


def write(pairs: Sequence[Pair], folder: Path, stem: str, lang: str) -> Files:
    """The pairs in every form."""
    tsv, xliff, alone = (folder / f"{stem}.{kind}" for kind in ("tsv", "xlf", "txt"))
    files = Files(tsv, xliff, alone, lang)
    pairs_of.write_tsv(pairs, files.tsv)
    pairs_of.write_xliff(pairs, files.xliff, lang)
    lines = (f"^{pair.target}\n" for pair in pairs)
    files.lines.write_text("".join(lines), encoding="utf-8")
    return files


def detect(tool: Tool, pairs: Sequence[Pair], files: Files) -> Tally:
    """Run a tool on a set; ToolError where it breaks."""
    output = files.tsv.with_name("answer.txt")
    clean(output)
    run(tool.command(files, output), str(output))
    try:
        alarms = list(tool.alarms(output, files))
    except (ValueError, KeyError, IndexError) as error:
        raise ToolError(f"its answer cannot be read: {error}") from error
    return tally(tool, pairs, alarms)


def tally(tool: Tool, pairs: Sequence[Pair], alarms: Iterable[Alarm]) -> Tally:
    """Count what the alarms found."""
    by_unit: dict[str, list[Alarm]] = defaultdict(list)
    for alarm in alarms:
        by_unit[alarm.unit].append(alarm)
    faulty = [pair for pair in pairs if not pair.is_clean]
    sound = [pair for pair in pairs if pair.is_clean]
    right = {p.id for p in faulty if _is_right(tool, p, by_unit[p.id])}
    found: dict[str, tuple[int, int]] = {}
    for pair in faulty:
        hits, total = found.get(pair.family, (0, 0))
        found[pair.family] = hits + (pair.id in right), total + 1
    return Tally(
        faults=len(faulty),
        right=len(right),
        any=sum(bool(by_unit[pair.id]) for pair in faulty),
        clean=len(sound),
        alarms=sum(bool(by_unit[pair.id]) for pair in sound),
        by_family=found,
    )


def _is_right(tool: Tool, pair: Pair, alarms: Sequence[Alarm]) -> bool:
    """Where a tool names places, one must touch the wrong words; else the kind counts."""
    if tool.families:
        return any(pair.family in tool.families.get(a.check, ()) for a in alarms)
    return any(_touches(alarm, pair) for alarm in alarms)


def _touches(alarm: Alarm, pair: Pair) -> bool:
    if not pair.wrong or alarm.place is None:
        return not pair.wrong
    start, end = pair.place
    return alarm.place[0] <= end and start <= alarm.place[1]


def added(tallies: Sequence[Tally]) -> Tally:
    """The sets together."""
    families: dict[str, tuple[int, int]] = {}
    for each in tallies:
        for family, (hits, total) in each.by_family.items():
            before = families.get(family, (0, 0))
            families[family] = before[0] + hits, before[1] + total
    return Tally(
        sum(t.faults for t in tallies),
        sum(t.right for t in tallies),
        sum(t.any for t in tallies),
        sum(t.clean for t in tallies),
        sum(t.alarms for t in tallies),
        families,
    )
