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

from mtcheck.catalogue import _read_cache

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("MTCHECK_KILLS", "10"))
WRITING = """
import sys
from pathlib import Path
from mtcheck.catalogue import _write_cache
held = ([{"code": "FR214"}] * 50_000, {"words": {}, "stretches": []}, {"x": bytes(4_000_000)})
while True:
    _write_cache(Path(sys.argv[1]), held)
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
        held = _read_cache(path)
        assert held is not None
        assert len(held[0]) == 50_000
