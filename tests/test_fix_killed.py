"""A fix that is killed at any moment loses no file and leaves none half written.

``MTCHECK_KILLS=200 pytest tests/test_fix_killed.py`` tries it two hundred times.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

KILLS = int(os.environ.get("MTCHECK_KILLS", "10"))
TEXT = "Le jardin , le four et l' église.\n"
FILES = {
    "a.txt": TEXT.encode(),
    "b.md": f"# Titre\n\n{TEXT}".encode("utf-8-sig"),
    "c.html": f"<p>{TEXT}</p>".encode("utf-16"),
    "d.jsonl.gz": gzip.compress(json.dumps({"target": TEXT.strip()}).encode()),
    "e.po": f'msgid "x"\nmsgstr "{TEXT.strip()}"\n'.encode(),
    "f.strings": f'"k" = "{TEXT.strip()}";\n'.encode(),
    "g.txt": (TEXT * 200).encode(),
}
COPIES = 6
RULES = "MT205,FR007"


def contents(folder: Path) -> dict[str, bytes]:
    """The files that a person sees in a folder."""
    found = (path for path in folder.iterdir() if not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in found}


def parts(folder: Path) -> list[Path]:
    """What a write that is under way, or was, has put beside the files."""
    return sorted(folder.glob(".mtcheck-*"))


def fill(folder: Path) -> None:
    """Put the files there as they were."""
    for copy in range(COPIES):
        for name, data in FILES.items():
            (folder / f"{copy}-{name}").write_bytes(data)


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A run over the whole folder, in a process of its own."""
    options = ["--isolated", "-q", "--target-lang", "fr", "--select", RULES]
    return subprocess.Popen(
        [sys.executable, "-m", "mtcheck", "fix", *options, "."],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill(run: subprocess.Popen[bytes], folder: Path, moment: float | None) -> None:
    """Kill a run at a moment, or in the midst of a write if there is none."""
    until = time.monotonic() + (60 if moment is None else moment)
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
        if trial % 10 == 0 or now == new:
            fill(folder)
            now = old
        moment = None if trial % 2 else chance.uniform(0, length)
        kill(start(folder), folder, moment)
        after = contents(folder)
        assert after.keys() == old.keys()
        for name, data in after.items():
            assert data in {now[name], new[name]}
        stopped += after not in (old, new)
        left += bool(parts(folder))
    start(folder).wait()
    assert contents(folder) == new
    assert parts(folder) == []
    if KILLS >= 100:  # the moments were such as to prove something
        assert stopped > 10
        assert left > 10
