"""Prints start-up, scanning speed and memory, each beside something to compare with.

python benchmarks/speed.py              (or: make bench)
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpora import HUMAN, ROOT, available, rows

SAMPLE = Path(__file__).parents[1] / "samples" / "article.fr.txt"
RUNS = 7
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
    print("\nstart-up, whole process, median of", RUNS, "runs")
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
        print(f"  {label:28} {1000 * median_time(command):6.0f} ms")
    print_throughput()


def median_time(command: list[str]) -> float:
    """Seconds, after one run to warm the caches."""
    environment = {
        k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"
    }
    times = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True, env=environment)
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


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


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds and peak memory in MB of a command."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - began, usage.ru_maxrss / 1024


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
