"""Prints how long a scan takes the first time, and the second time it is asked.

python benchmarks/cached.py

Rules are compiled before; each row begins with no reports kept.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from speed import MTCHECK, SAMPLE, big_text, timed

RUNS = 5


def print_times() -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["MTCHECK_CACHE_DIR"] = str(folder / "cache")
        timed([*MTCHECK, "scan", str(SAMPLE)])
        print(f"median of {RUNS}, whole process{'first':>12} {'second':>10}")
        for label, path in texts(folder):
            command = [*MTCHECK, "scan", str(path), "--target-lang", "fr"]
            first, second = [], []
            for _ in range(RUNS):
                shutil.rmtree(folder / "cache" / "results", ignore_errors=True)
                first.append(timed(command)[0])
                second.append(timed(command)[0])
            figures = (statistics.median(it) for it in (first, second))
            print(f"{label:27} " + " ".join(f"{it:8.2f} s" for it in figures))


def texts(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield what is scanned: one big text, and many smaller ones cut from it."""
    big = folder / "big.txt"
    big.write_text(big_text(), encoding="utf-8")
    paragraphs = big.read_text(encoding="utf-8").split("\n\n")
    yield "one article", SAMPLE
    yield "200 articles", cut(folder / "articles", paragraphs, 200, 6_000)
    yield "2,000 texts of 1 KB", cut(folder / "small", paragraphs, 2_000, 1_000)
    yield "one text of 5.1 MB", big


def cut(folder: Path, paragraphs: list[str], files: int, size: int) -> Path:
    """Fill a folder with files of about a size."""
    folder.mkdir()
    at = 0
    for number in range(files):
        text = ""
        while len(text) < size:
            text += paragraphs[at % len(paragraphs)] + "\n\n"
            at += 1
        (folder / f"{number:04}.txt").write_text(text[:size], encoding="utf-8")
    return folder


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    print_times()
