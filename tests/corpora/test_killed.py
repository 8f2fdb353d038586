"""A run that is killed at any moment goes on from there: nothing lost, nothing twice.

``MTCHECK_KILLS=200 pytest tests/corpora/test_killed.py`` tries it two hundred times.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from .conftest import RULES, json_lines, write

KILLS = int(os.environ.get("MTCHECK_KILLS", "4"))
# The program, with small blocks, an entry in the journal for each, and time to be hit.
# A shell that starts tests behind it has Ctrl-C ignored; here it must be heard.
PROGRAM = """
import signal, time
signal.signal(signal.SIGINT, signal.default_int_handler)
import mtcheck.corpora.packing as packing, mtcheck.corpora.run as run
import mtcheck.corpora.folders as folders
packing.BLOCK, run._PAUSE, folders.GROUP = 1500, 0.0, 4
all_chunks = run.chunks_of
run.chunks_of = lambda *told: (time.sleep(0.02) or it for it in all_chunks(*told))
from mtcheck.__main__ import main
main()
"""
OUTPUTS = {
    "plain": ("rows=out/rows.jsonl", "kept=out/kept.jsonl", "dropped=out/bad.tsv"),
    "packed": ("rows=out/rows.jsonl.gz", "kept=out/kept.jsonl.zst"),
    "parquet": ("parquet=out/rows", "kept=out/kept.parquet", "dropped=out/bad.csv.gz"),
}


def start(
    folder: Path, outputs: tuple[str, ...], *more: str
) -> subprocess.Popen[bytes]:
    """A run in a process of its own."""
    told = [part for output in outputs for part in ("--output", output)]
    options = ["--isolated", "--target-lang", "fr", "--select", RULES, *more]
    command = [sys.executable, "-c", PROGRAM, "scan", *options]
    return subprocess.Popen(
        [*command, "--drop", "code=MT205", *told, "a.jsonl", "b.jsonl.gz"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finish(run: subprocess.Popen[bytes]) -> str:
    """Wait for a run to end; what it said on standard error."""
    _, said = run.communicate()
    return said.decode()


def contents(folder: Path) -> dict[str, bytes]:
    """What all files of a folder hold."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with two corpora of some chunks, one with a row that is none."""
    write(
        tmp_path / "a.jsonl", json_lines(copies=60) + "{oops\n" + json_lines(copies=5)
    )
    write(tmp_path / "b.jsonl.gz", json_lines(copies=60))
    return tmp_path


def is_at_work(run: subprocess.Popen[bytes], out: Path, seen: str = "*.part") -> bool:
    """Wait until a run writes certain files; False if it has ended before."""
    before = marks(out, seen)
    while run.poll() is None:
        if marks(out, seen) - before:
            return True
        time.sleep(0.001)
    return False


def marks(out: Path, seen: str) -> set[tuple[str, int]]:
    """The states of some files."""
    found = set()
    for path in (*out.glob(seen), *out.glob(f"{seen}/*")):
        with suppress(FileNotFoundError):
            found.add((path.name, path.stat().st_mtime_ns))
    return found


@pytest.mark.parametrize("kind", sorted(OUTPUTS))
def test_a_killed_run_goes_on(kind: str, corpus: Path) -> None:
    """The outputs are those of a run that nobody disturbed, byte for byte."""
    outputs, out = OUTPUTS[kind], corpus / "out"
    run = start(corpus, outputs)
    is_at_work(run, out)
    begun = time.monotonic()
    finish(run)
    length = time.monotonic() - begun
    whole = contents(out)
    assert not [name for name in whole if ".part" in name or "journal" in name]
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    stopped = 0
    for trial in range(KILLS):
        run = start(corpus, outputs)
        # Right behind an entry of the journal, or whenever.
        if is_at_work(run, out, "*.part" if trial % 2 else "*.journal"):
            time.sleep(chance.uniform(0, length) if trial % 2 else 0)
        run.send_signal(signal.SIGKILL)
        finish(run)
        stopped += any(out.glob("*.journal"))
    is_left = any(out.glob("*.journal"))
    said = finish(start(corpus, outputs))
    assert contents(out) == whole
    assert ("going on" in said) == is_left
    assert stopped


def test_another_run_does_not_go_on(corpus: Path) -> None:
    """Its journal is told, and how to begin anew."""
    outputs = OUTPUTS["plain"]
    finish(start(corpus, outputs))
    whole = contents(corpus / "out")
    run = start(corpus, outputs)
    while not (corpus / "out" / "rows.jsonl.journal").exists() and run.poll() is None:
        time.sleep(0.001)
    run.kill()
    finish(run)
    other = start(corpus, outputs, "--no-suppress")
    assert finish(other) == (
        "error: out/rows.jsonl.journal is of another run (other files, rules or"
        " options): take those of then, or begin anew with --restart\n"
    )
    assert other.returncode == 2
    again = start(corpus, outputs, "--no-suppress", "--restart")
    assert "going on" not in finish(again)
    assert contents(corpus / "out") == whole


def test_two_runs_cannot_write_the_same_outputs(corpus: Path) -> None:
    """The second is told so, and the first ends as if nothing was."""
    outputs, out = OUTPUTS["parquet"], corpus / "out"
    finish(start(corpus, outputs))
    whole = contents(out)
    for options in ([], ["--restart"]):
        first = start(corpus, outputs)
        # The last of its outputs is there: by then it has all of them to itself.
        assert is_at_work(first, out, "bad.csv.gz.part*")
        time.sleep(0.2)
        first.send_signal(signal.SIGSTOP)
        second = start(corpus, outputs, *options)
        other = start(corpus, (outputs[2],))
        assert "rows.part is being written by another run" in finish(second)
        assert "bad.csv.gz.part is being written by another run" in finish(other)
        assert second.returncode == other.returncode == 2
        first.send_signal(signal.SIGCONT)
        finish(first)
        assert contents(out) == whole


def test_an_interrupted_run_says_that_it_can_go_on(corpus: Path) -> None:
    """Ctrl-C keeps what there is; the next run says so and ends as if nothing was."""
    outputs = OUTPUTS["plain"]
    finish(start(corpus, outputs))
    whole = contents(corpus / "out")
    run = start(corpus, outputs)
    journal = corpus / "out" / "rows.jsonl.journal"
    while not journal.exists() and run.poll() is None:
        time.sleep(0.001)
    run.send_signal(signal.SIGINT)
    assert "stopped; the same command goes on from here" in finish(run)
    assert run.returncode == 130
    assert json.loads(journal.read_bytes())["state"]["done"] > 0
    assert "going on behind" in finish(start(corpus, outputs))
    assert contents(corpus / "out") == whole
