"""How fast each tool is on one core: pairs of sentences, and French alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from speed import big_text

from peers.clock import Command, Cost, ToolError, best
from peers.install import BENCH, DRIVERS
from peers.tools import Files, Tool, spelling

GRAMMAR_SHARE = 20
"""Grammalecte reads one part in so many of the French text: it is slow."""


@dataclass(frozen=True)
class Pace:
    """A tool, what it went through, and what that took."""

    tool: str
    amount: int
    cost: Cost

    @property
    def rate(self) -> float:
        """Units or words a second of work."""
        return self.amount / self.cost.cpu


def paces(
    tools: Sequence[Tool], files: Files, units: int, runs: int
) -> Iterator[Pace | str]:
    """Each tool on the same pairs; a line that says why where one breaks."""
    output = files.tsv.with_name("timed.txt")
    for tool in tools:
        try:
            cost = best(tool.command(files, output), runs)
        except ToolError as error:
            yield f"{tool.name}: {error}"
        else:
            yield Pace(tool.name, units, cost)


def monolingual(folder: Path, runs: int) -> Iterator[Pace]:
    """French without a source, through mtcheck and the two that know French."""
    text = big_text()
    whole, part = folder / "french.txt", folder / "french-part.txt"
    whole.write_text(text, encoding="utf-8")
    part.write_text(text[: len(text) // GRAMMAR_SHARE], encoding="utf-8")
    words = len(text.split())
    yield Pace("mtcheck", words, best(scan(whole), runs))
    if (BENCH / "hunspell").exists():
        spelled = spelling(BENCH / "hunspell", "fr", whole, "-l")
        yield Pace("hunspell", words, best(spelled, runs))
    if (BENCH / "grammalecte").exists():
        cost = best(_corrected(part), runs)
        yield Pace("Grammalecte", len(part.read_text("utf-8").split()), cost)


def scan(path: Path, *more: str) -> Command:
    """Scan French with mtcheck."""
    flags = ["--isolated", "--exit-zero", "--quiet", "--target-lang", "fr"]
    words = [sys.executable, "-m", "mtcheck", "scan", str(path), *flags, *more]
    return Command(words)


def _corrected(path: Path) -> Command:
    packages = BENCH / "grammalecte" / "usr" / "lib" / "python3" / "dist-packages"
    driver = [sys.executable, str(DRIVERS / "grammar.py"), str(path)]
    return Command(driver, {"PYTHONPATH": str(packages)})
