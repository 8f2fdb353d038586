"""Prints start-up, scanning speed and memory, each beside something to compare with.

python benchmarks/speed.py              (or: make bench)
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpora import HUMAN, ROOT, available, rows

from mtcheck.cache import default_cache_dir

SAMPLE = Path(__file__).parents[1] / "samples" / "article.fr.txt"
RUNS = 11
BIG = 5_000_000  # bytes of French
MTCHECK = [sys.executable, "-m", "mtcheck"]


def print_speed() -> None:
    """Print everything."""
    article = ROOT / "seed" / "article.fr.txt"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "compileall",
            "-q",
            str(Path(__file__).parents[1] / "src"),
        ],
        check=False,
    )
    print(f"\nstart-up, whole process, median and fastest of {RUNS} runs")
    for label, command in (
        ("the interpreter alone", [sys.executable, "-c", "pass"]),
        ("mtcheck --version", [*MTCHECK, "--version"]),
        (
            "mtcheck scan, an article",
            [*MTCHECK, "scan", str(article if article.exists() else SAMPLE)],
        ),
        (
            "the same, full report",
            [
                *MTCHECK,
                "scan",
                str(article if article.exists() else SAMPLE),
                "--output-format",
                "full",
            ],
        ),
    ):
        middle, fastest = times(command)
        print(f"  {label:28} {1000 * middle:6.0f} ms {1000 * fastest:6.0f} ms")
    print_throughput()


def times(command: list[str]) -> tuple[float, float]:
    """Seconds in the middle and at best, after one run to warm the caches."""
    environment = {
        k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"
    }
    seconds = []
    for _ in range(RUNS + 1):
        # Reports are kept between runs; here each run has to make its own.
        shutil.rmtree(default_cache_dir() / "results", ignore_errors=True)
        began = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True, env=environment)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds[1:]), min(seconds[1:])


def print_throughput() -> None:
    """Words a second over a big French text, beside a plain word split of it."""
    text = big_text()
    words = len(text.split())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.txt"
        path.write_text(text, encoding="utf-8")
        split = f"import re; t = open({str(path)!r}, encoding='utf-8').read(); [m.span() for m in re.finditer(r'\\w+', t.lower())]"
        floor, _ = timed([sys.executable, "-c", split])
        seconds, peak = timed(
            [*MTCHECK, "scan", str(path), "--target-lang", "fr", "--quiet"]
        )
    print(
        f"\n{len(text.encode()) / 1e6:.1f} MB of French, {words:,} words, one core, whole process"
    )
    print(
        f"  mtcheck, whole catalogue     {seconds:6.1f} s  {words / seconds:10,.0f} words/s   peak {peak:.0f} MB"
    )
    print(
        f"  finding the words, no rules  {floor:6.1f} s  {words / floor:10,.0f} words/s   (the floor)"
    )


# A process takes over the peak of the one that starts it, so a small one does.
WATCH = """
import os, subprocess, sys, time
began = time.perf_counter()
quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
_, _, usage = os.wait4(subprocess.Popen(sys.argv[1:], **quiet).pid, 0)
print(time.perf_counter() - began, usage.ru_maxrss / 1024)
"""


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds and peak memory in MB of a command."""
    watch = [sys.executable, "-c", WATCH, *command]
    seconds, peak = subprocess.run(
        watch, check=True, capture_output=True, text=True
    ).stdout.split()
    return float(seconds), float(peak)


def big_text() -> str:
    """Five megabytes of paragraphs: human French where it is at hand, else the sample."""
    lines = [row.target for name in HUMAN if available(name) for row in rows(name)]
    if not lines:
        lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    paragraphs = [
        "\n".join([" ".join(lines[i : i + 4])]) for i in range(0, len(lines), 4)
    ]
    text = "\n\n".join(paragraphs) + "\n\n"
    return text * (BIG // len(text.encode()) + 1)


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    print_speed()
