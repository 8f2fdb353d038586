"""Prints what `--since` costs in a repository of 5,000 files.

python benchmarks/since.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

FILES = 5_000
CHANGED = 10
RUNS = 7
MOST = 0.5  # seconds
MTCHECK = [sys.executable, "-m", "mtcheck", "scan", "--target-lang", "fr"]
_LINES = (
    "Le marché ouvre à huit heures et ferme à midi, sauf les jours de fête.",
    "Les pommes viennent du verger voisin, les fromages de la vallée.",
    "Une fanfare joue sur la place quand le temps le permet.",
)


def print_since() -> None:
    """Time a scan of the changed files, and the same found out by git."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        changed = _repository(root)
        named = _seconds([*MTCHECK, *changed, "--exit-zero"], root)
        since = _seconds([*MTCHECK, ".", "--since", "HEAD", "--exit-zero"], root)
        everything = _seconds([*MTCHECK, ".", "--exit-zero"], root, runs=1)
    print(f"{FILES:,} files, {CHANGED} of them changed, median of {RUNS}")
    print(f"  the changed files by name     {named:6.2f} s")
    print(f"  the folder with --since HEAD  {since:6.2f} s")
    print(f"  the folder as a whole         {everything:6.2f} s")
    print(f"  --since costs {since - named:.2f} s (at most {MOST})")
    sys.exit(since - named > MOST)


def _repository(root: Path) -> list[str]:
    """A repository with some changed files; their names."""
    names = [f"pages/{n // 100:02}/page{n:04}.txt" for n in range(FILES)]
    for name in names:
        _write(root / name, f"Page {name}.")
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "pages"]):
        subprocess.run([*git, *arguments], cwd=root, check=True)
    changed = names[:: FILES // CHANGED]
    for name in changed:
        _write(root / name, f"Page {name}, revue.")
    return changed


def _write(path: Path, first: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join([first, *_LINES]) + "\n", encoding="utf-8")


def _seconds(command: Sequence[str], folder: Path, runs: int = RUNS) -> float:
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    print_since()
