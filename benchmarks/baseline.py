"""Prints what a baseline of 10,000 entries costs a scan.

python benchmarks/baseline.py
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ENTRIES = 10_000
FILES = 50
RUNS = 5
MOST = 0.10
MTCHECK = [sys.executable, "-m", "mtcheck"]
_SENTENCES = (
    "Le marché ouvre à huit heures et ferme à midi, sauf les jours de fête.",
    "Les pommes viennent du verger voisin, les fromages de la vallée.",
    "Une fanfare joue sur la place quand le temps le permet.",
)


def print_baseline() -> None:
    """Time the same scan without and with the baseline, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _texts(root)
        command = [*MTCHECK, "baseline", "create", ".", "--select", "MT251"]
        subprocess.run(command, cwd=root, check=True, capture_output=True)
        held = json.loads((root / ".mtcheck-baseline.json").read_text("utf-8"))
        scan = [*MTCHECK, "scan", ".", "--exit-zero", "--quiet"]
        without, with_ = _seconds(root, [*scan, "--no-baseline"], scan)
    cost = with_ / without - 1
    print(f"{len(held['entries']):,} entries, {FILES} files, median of {RUNS}")
    print(f"  without the baseline  {without:6.2f} s")
    print(f"  with the baseline     {with_:6.2f} s")
    print(f"  the baseline costs {100 * cost:+.1f} % (at most {100 * MOST:.0f} %)")
    sys.exit(cost > MOST)


def _texts(root: Path) -> None:
    (root / "mtcheck.toml").write_text('target-lang = "fr"\n', encoding="utf-8")
    each = ENTRIES // FILES
    for number in range(FILES):
        paragraphs = (
            f"{_SENTENCES[n % 3]} Le le numéro {number * each + n} arrive. {_SENTENCES[(n + 1) % 3]}"
            for n in range(each)
        )
        text = "\n\n".join(paragraphs) + "\n"
        (root / f"page{number:02}.txt").write_text(text, encoding="utf-8")


def _seconds(folder: Path, *commands: Sequence[str]) -> list[float]:
    """The median time of each command; they take turns, as other work comes and goes."""
    taken: list[list[float]] = [[] for _ in commands]
    for _ in range(RUNS):
        for command, times in zip(commands, taken, strict=True):
            start = time.perf_counter()
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            times.append(time.perf_counter() - start)
    return [statistics.median(times) for times in taken]


if __name__ == "__main__":
    print_baseline()
