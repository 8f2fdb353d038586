"""What the tests of corpora share: small files in every format, and a quick check."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.corpora.conditions import Choice, condition
from mtcheck.corpora.reading import chunks_of
from mtcheck.corpora.targets import Target
from mtcheck.corpora.values import Part
from mtcheck.corpora.work import Work
from mtcheck.model import Document, FileReport
from mtcheck.scanner import Scanner
from mtcheck.select import Selection

RULES = "MT205,FR007"
ROWS = [
    ("Le jardin , le four et le puits.", "The garden, the oven and the well."),
    ("La nuit tombe sur le port.", "Night falls on the harbour."),
    ("Voici l' église et l' école.", "Here are the church and the school."),
    ('Elle dit « oui », puis "non".', 'She says "yes", then "no".'),
    ("Un thé , s'il vous plaît.", "A tea, please."),
]


@cache
def scanner() -> Scanner:
    """A scanner of few rules, which start quickly."""
    selection = Selection(select=tuple(RULES.split(",")))
    return Scanner(load_catalogue(), selection, target_lang="fr", compares=False)


class Recipe:
    """Makes what checks documents in the tests."""

    def __call__(self) -> Callable[[Document], FileReport]:
        """A scanner of few rules."""
        return scanner().check


@dataclass(frozen=True)
class Outputs:
    """What came of all chunks of some files."""

    parts: Sequence[Part]

    def bytes_of(self, name: str) -> bytes:
        """What one output holds, without head and tail."""
        return b"".join(part.outputs[name] for part in self.parts)

    @property
    def rows(self) -> list[dict[str, object]]:
        """The rows of results."""
        lines = self.bytes_of("rows").decode().splitlines()
        return [json.loads(line) for line in lines]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """All that could not be read."""
        return [problem for part in self.parts for problem in part.problems]


Checked = Callable[..., Outputs]


@pytest.fixture
def checked() -> Checked:
    """Check files, chunk by chunk, in this process."""

    def check(
        *paths: Path,
        drop: Sequence[str] = (),
        targets: Sequence[Target] = (),
        format_: str | None = None,
    ) -> Outputs:
        choice = Choice((), tuple(condition(text, "--drop") for text in drop))
        results = Target("rows", "rows.jsonl", "jsonl")
        work = Work(Recipe(), "tests", choice, (results, *targets))
        chunks = chunks_of([str(path) for path in paths], format_)
        return Outputs([work(chunk) for chunk in chunks])

    return check


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Set how many bytes are read at once."""

    def set_(size: int) -> None:
        monkeypatch.setattr("mtcheck.corpora.packing.BLOCK", size)
        monkeypatch.setattr("mtcheck.corpora.tmx.BLOCK", size)

    return set_


def json_lines(rows: Sequence[tuple[str, str]] = ROWS, copies: int = 1) -> str:
    """Rows as JSON Lines."""
    pairs = [{"source": source, "target": target} for target, source in rows] * copies
    return "".join(json.dumps(it, ensure_ascii=False) + "\n" for it in pairs)


def tabs(rows: Sequence[tuple[str, str]] = ROWS, copies: int = 1) -> str:
    """Rows as a table with a head."""
    lines = "".join(f"{source}\t{target}\n" for target, source in rows)
    return "source\ttarget\n" + lines * copies


def commas(rows: Sequence[tuple[str, str]] = ROWS, copies: int = 1) -> str:
    """Rows as CSV, every cell in quotes."""
    lines = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in (source, target))
        + "\n"
        for target, source in rows
    )
    return "source,target\n" + lines * copies


def memory(rows: Sequence[tuple[str, str]] = ROWS, copies: int = 1) -> str:
    """Rows as a translation memory."""
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="fr"><seg>{target}</seg></tuv></tu>\n'
        for target, source in rows
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<tmx version="1.4">'
        f'<header srclang="en"/><body>\n{units * copies}</body></tmx>\n'
    )


TEXTS = {"jsonl": json_lines, "tsv": tabs, "csv": commas, "tmx": memory}


def write(path: Path, text: str) -> Path:
    """A file with a text, packed as its name says."""
    data = text.encode()
    if path.suffix == ".gz":
        data = gzip.compress(data)
    if path.suffix == ".zst":
        import zstandard

        data = zstandard.ZstdCompressor().compress(data)
    path.write_bytes(data)
    return path


def run(
    folder: Path,
    *arguments: str,
    environment: dict[str, str] | None = None,
    isolated: bool = True,
) -> subprocess.CompletedProcess[str]:
    """The program, in a process of its own."""
    told = ["--isolated"] if isolated else []
    return subprocess.run(
        [sys.executable, "-m", "mtcheck", "scan", *told, *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, **(environment or {})},
    )
