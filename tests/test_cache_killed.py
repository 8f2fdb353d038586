"""The cache of the catalogue, killed at any moment of its writing.

``MTCHECK_KILLS=200 pytest tests/test_cache_killed.py`` tries it two hundred times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from mtcheck.cache import read_cache, write_cache

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("MTCHECK_KILLS", "10"))
WRITING = """
import sys
from pathlib import Path
from mtcheck.cache import write_cache
held = ([{"code": "FR214"}] * 50_000, {"words": {}, "x": bytes(4_000_000)})
while True:
    write_cache(Path(sys.argv[1]), held)
    print(".", end="", flush=True)
"""


def test_a_cache_is_whole_or_not_there(tmp_path: Path) -> None:
    """A run that is killed leaves what was there before, or the whole of the new."""
    path = tmp_path / "rules-x.bin"
    dice = random.Random(7)  # noqa: S311 - no secret
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITING, str(path)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stdout.read(1) == b"."  # it has begun, and goes on
            time.sleep(dice.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
        held = read_cache(path)
        assert held is not None
        assert len(held[0]) == 50_000


def test_what_a_killed_run_has_left_goes_in_time(tmp_path: Path) -> None:
    """A part that another run is writing now stays, and so do four other caches."""
    old, new = tmp_path / "rules-a.1.part", tmp_path / "rules-a.2.part"
    for number in range(6):
        others = tmp_path / f"rules-{number}.bin"
        others.write_bytes(b"x")
        os.utime(others, (1000 + number, 1000 + number))
    for part in (old, new):
        part.write_bytes(b"x")
    os.utime(old, (1000, 1000))
    (tmp_path / "forms-x.bin").write_bytes(b"x")
    write_cache(tmp_path / "rules-x.bin", ([], {}))
    left = sorted(path.name for path in tmp_path.glob("rules-*"))
    assert (tmp_path / "forms-x.bin").exists()
    assert left == [*(f"rules-{n}.bin" for n in range(2, 6)), new.name, "rules-x.bin"]
