"""Corpora as streams: rows a second by engine, memory by size, a run that is killed.

python benchmarks/streams.py                       (or: make bench)
python benchmarks/streams.py --rows 200000 --stream 5

`--stream` says how many gigabytes the long stream has, which is made, checked by the
few rules that `--select` names, and thrown away.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from peers import pairs, tables

MTCHECK = [sys.executable, "-m", "mtcheck", "scan"]
ALWAYS = ["--isolated", "--exit-zero", "--quiet", "--target-lang", "fr"]
GIGA = 1_000_000_000
_TICK = 0.2  # seconds between two looks at the memory of processes
_PAGE = os.sysconf("SC_PAGE_SIZE") / 1e6


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds, and megabytes of the process that had most."""

    wall: float
    cpu: float
    peak: float


def main() -> None:
    """Print every table."""
    options = parsed()
    print(f"# Corpora\n\n`python benchmarks/streams.py` on {tables.machine()}.\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus.jsonl"
        rows = write(corpus, options.rows)
        print_engines(corpus, rows, options.engines)
        print_killed(corpus, rows)
        print_memory(folder, options.rows)
        if options.stream:
            print_stream(folder, options.stream, options.select)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--engines", nargs="+", default=["local", "dask"])
    parser.add_argument("--stream", type=float, default=0.0, help="gigabytes")
    parser.add_argument("--select", default="MT25,FR00", help="rules for the stream")
    return parser.parse_args()


def write(path: Path, size: int) -> int:
    """Write so many rows of English and French."""
    _, made = pairs.many(size, own=False)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in _lines(made))
    return len(made)


def _lines(made: Sequence[pairs.Pair]) -> Iterator[str]:
    for pair in made:
        row = {"id": pair.id, "source": pair.source, "target": pair.target}
        yield json.dumps(row, ensure_ascii=False)


def print_engines(corpus: Path, rows: int, engines: Sequence[str]) -> None:
    """Rows a second, and whether every engine writes the same."""
    print(f"{rows:,} rows of two languages, every rule:\n")
    print(
        f"{'engine':24} {'wall s':>8} {'rows/s':>8} {'CPU s':>8} {'peak MB':>8}  rows"
    )
    first = ""
    for engine in engines:
        for jobs in (1, 2) if engine == "local" else (2,):
            output = corpus.with_name(f"{engine}{jobs}.jsonl")
            told = ["--engine", engine, "--jobs", str(jobs)]
            cost = timed(scan(corpus, output, *told))
            digest = hashlib.sha256(output.read_bytes()).hexdigest()
            first = first or digest
            verdict = "the same" if digest == first else "OTHERS"
            print(
                f"{f'{engine}, {jobs} processes':24} {cost.wall:8.1f}"
                f" {rows / cost.wall:8,.0f} {cost.cpu:8.1f} {cost.peak:8.0f}  {verdict}"
            )


def print_killed(corpus: Path, rows: int) -> None:
    """Kill a run three times on its way; nothing may be lost or there twice."""
    output = corpus.with_name("killed.jsonl")
    command = scan(corpus, output, "--jobs", "2")
    print("\nkilled with SIGKILL as often as it begins, then left alone:")
    for turn in range(3):
        process = subprocess.Popen(
            command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        part = output.with_name(f"{output.name}.part")
        _wait_for_journal(output.with_name(f"{output.name}.journal"), process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        done = part.read_bytes().count(b"\n") if part.exists() else 0
        print(f"  kill {turn + 1}: {done:,} rows in the output")
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    numbers = [json.loads(line)["row"] for line in output.open(encoding="utf-8")]
    verdict = "each row once, in order" if numbers == list(range(1, rows + 1)) else "NO"
    print(f"  in the end: {len(numbers):,} rows of {rows:,}: {verdict}")


def _wait_for_journal(journal: Path, process: subprocess.Popen[bytes]) -> None:
    before = journal.stat().st_mtime_ns if journal.exists() else 0
    while process.poll() is None:
        if journal.exists() and journal.stat().st_mtime_ns != before:
            return
        time.sleep(0.01)


def print_memory(folder: Path, rows: int) -> None:
    """The peak does not grow with the corpus."""
    print("\nmemory of one process, every rule:")
    for share in (8, 2, 1):
        corpus = folder / f"{share}.jsonl"
        count = write(corpus, rows // share)
        cost = timed(scan(corpus, folder / "memory.jsonl", "--engine", "local"))
        size = corpus.stat().st_size / 1e6
        print(f"  {count:9,} rows, {size:7.1f} MB: peak {cost.peak:4.0f} MB")


def print_stream(folder: Path, gigabytes: float, select: str) -> None:
    """A stream far larger than memory; it is made in pieces, for none is held whole."""
    corpus = folder / "stream.jsonl"
    _, made = pairs.many(20_000, own=False)
    size = 0
    with corpus.open("w", encoding="utf-8") as file:
        for line in cycle(list(_lines(made))):
            size += file.write(f"{line}\n")
            if size > gigabytes * GIGA:
                break
    output = folder / "stream.out.jsonl.gz"
    told = ["--select", select, "--jobs", "2"]
    cost = timed(scan(corpus, output, *told))
    print(
        f"\na stream of {corpus.stat().st_size / GIGA:.2f} GB, rules {select}, two"
        f" processes: {cost.wall:.0f} s, peak {cost.peak:.0f} MB in any process"
    )


def scan(corpus: Path, output: Path, *told: str) -> list[str]:
    """The command that checks a corpus."""
    return [*MTCHECK, str(corpus), *ALWAYS, "--output", f"rows={output}", *told]


def timed(command: Sequence[str]) -> Cost:
    """Run a command and watch the memory of its processes."""
    began = time.perf_counter()
    before = os.times()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        watch = _Watch(process.pid)
        watch.start()
        if process.wait():
            raise SystemExit(f"failed: {' '.join(command)}")
        watch.stop()
    after = os.times()
    used = after.children_user - before.children_user
    used += after.children_system - before.children_system
    return Cost(time.perf_counter() - began, used, watch.peak)


class _Watch(threading.Thread):
    """Looks again and again for the largest process below another."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._over = threading.Event()
        self.peak = 0.0

    def run(self) -> None:
        while not self._over.wait(_TICK):
            for pid in _family(self._pid):
                self.peak = max(self.peak, _megabytes(pid))

    def stop(self) -> None:
        self._over.set()
        self.join()


def _family(pid: int) -> list[int]:
    """A process and all that it has started, as /proc tells them."""
    found = [pid]
    for each in found:
        try:
            children = Path(f"/proc/{each}/task/{each}/children").read_text("ascii")
        except OSError:
            continue
        found += map(int, children.split())
    return found


def _megabytes(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0.0


if __name__ == "__main__":
    main()
