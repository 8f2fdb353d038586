"""Seconds and memory of whole processes, held to one core."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mtcheck.cache import default_cache_dir

LONGEST = 240  # seconds of one run, after which it is ended
ENOUGH = 90.0  # seconds of runs of one command, after which no other begins

# A process takes over the peak of the one that starts it, so a small one does; what
# it starts inherits its one core.
WATCH = """
import os, signal, subprocess, sys, time
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
output = open(sys.argv[1], "wb")
errors = open(sys.argv[2], "wb")
source = open(sys.argv[3], "rb")
began = time.perf_counter()
child = subprocess.Popen(sys.argv[4:], stdin=source, stdout=output, stderr=errors)
signal.signal(signal.SIGALRM, lambda *_: child.kill())
signal.alarm(int(os.environ["LONGEST"]))
_, status, usage = os.wait4(child.pid, 0)
wall = time.perf_counter() - began
peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
print(os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, peak)
"""


class ToolError(Exception):
    """A tool did not do its work."""


@dataclass(frozen=True)
class Cost:
    """What a run took."""

    wall: float
    cpu: float
    peak: float
    """Megabytes."""


@dataclass(frozen=True)
class Command:
    """What to start, and what it needs."""

    words: Sequence[str]
    environment: Mapping[str, str] | None = None
    stdin: str = os.devnull


def run(command: Command, output: str = os.devnull) -> Cost:
    """One run; ToolError with the last line that it wrote if it went wrong."""
    errors = f"{output}.errors" if output != os.devnull else os.devnull
    watch = [sys.executable, "-c", WATCH, output, errors, command.stdin]
    environment = {**os.environ, **(command.environment or {})}
    environment["LONGEST"] = str(LONGEST)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    answer = subprocess.run(
        [*watch, *command.words],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    code, wall, cpu, peak = answer.stdout.split()
    if int(code) == -signal.SIGKILL:
        raise ToolError(f"not done after {LONGEST} s")
    if int(code):  # all are asked to end with 0 whatever they find; a traceback has 1
        raise ToolError(f"ended with {code}{_last_line(errors)}")
    return Cost(float(wall), float(cpu), float(peak))


def _last_line(path: str) -> str:
    with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - os.devnull too
        lines = file.read().strip().splitlines()
    return f": {lines[-1]}" if lines else ""


def best(command: Command, runs: int) -> Cost:
    """The least of several runs, after one to warm the caches, unless they take long."""
    first = _afresh(command)
    costs = [first] if first.wall > ENOUGH / 3 else []
    while len(costs) < runs and first.wall + sum(c.wall for c in costs) < ENOUGH:
        costs.append(_afresh(command))
    return Cost(
        min(c.wall for c in costs),
        min(c.cpu for c in costs),
        max(c.peak for c in costs),
    )


def _afresh(command: Command) -> Cost:
    """A run that finds no reports which earlier ones kept: each has to make its own."""
    shutil.rmtree(default_cache_dir() / "results", ignore_errors=True)
    return run(command)
