"""A fix that is killed at any moment loses no file and leaves none half written.

``MTCHECK_KILLS=200 pytest tests/test_fix_killed.py`` tries it two hundred times.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
KILLS = int(os.environ.get("MTCHECK_KILLS", "10"))
COPIES = 3


def contents(folder: Path) -> dict[str, bytes]:
    """The files that a person sees in a folder."""
    found = (path for path in folder.iterdir() if not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in found}


def parts(folder: Path) -> list[Path]:
    """What a write that is under way, or was, has put beside the files."""
    return sorted(folder.glob(".mtcheck-*"))


def fill(folder: Path) -> None:
    """Put the samples there as they were."""
    for path in SAMPLES.glob("*.*"):
        for copy in range(COPIES):
            shutil.copyfile(path, folder / f"{copy}-{path.name}")


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A run over the whole folder, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "mtcheck", "fix", "--unsafe", "--isolated", "-q", "."],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill(run: subprocess.Popen[bytes], folder: Path, moment: float | None) -> None:
    """Kill a run at a moment, or while it is writing if there is none."""
    until = time.monotonic() + (10 if moment is None else moment)
    while run.poll() is None and time.monotonic() < until:
        if moment is None and parts(folder):
            break
        time.sleep(0 if moment is None else 0.001)
    run.send_signal(signal.SIGKILL)
    run.wait()


def test_no_file_is_lost_or_half_written(tmp_path: Path) -> None:
    """Each is as it was or as it is to be; what was left beside them goes next time."""
    whole, folder = tmp_path / "whole", tmp_path / "folder"
    for made in (whole, folder):
        made.mkdir()
        fill(made)
    old = contents(whole)
    begun = time.monotonic()
    start(whole).wait()
    length = time.monotonic() - begun
    new = contents(whole)
    assert new != old
    chance = random.Random(20)  # noqa: S311 - moments, not secrets
    stopped = left = 0
    for trial in range(KILLS):
        now = contents(folder)
        if now == new:
            fill(folder)
            now = old
        moment = None if trial % 2 else chance.uniform(0, length)
        kill(start(folder), folder, moment)
        after = contents(folder)
        assert after.keys() == old.keys()
        for name, data in after.items():
            assert data in {now[name], new[name]}
        stopped += after not in (now, new)
        left += bool(parts(folder))
    print(stopped, left, length)
    start(folder).wait()
    assert contents(folder) == new
    assert parts(folder) == []
    if KILLS >= 100:  # the moments were such as to prove something
        assert stopped > KILLS // 10
        assert left > KILLS // 10
