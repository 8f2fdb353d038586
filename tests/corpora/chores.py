"""Work for the tests of engines: worker processes import it by its name."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from mtcheck.errors import InputError

DEADLY = 3


def double(number: int) -> int:
    """Twice the number; every third takes longer than the next ones."""
    time.sleep(0.02 if number % 3 == 0 else 0)
    return 2 * number


def sleep(seconds: float) -> float:
    """The time slept."""
    time.sleep(seconds)
    return seconds


def fail_at_three(number: int) -> int:
    """The number, if it is not three."""
    if number == 3:
        raise InputError(f"{number}.txt", "cannot be read")
    return number


class AwkwardError(Exception):
    """An exception that does not survive a journey."""

    def __init__(self, one: str, two: str) -> None:
        """Take more than is passed on."""
        super().__init__(one + two)


def fail_awkwardly(number: int) -> int:
    """Nothing, ever."""
    raise AwkwardError("no ", str(number))


def unfit(number: int) -> object:
    """What cannot travel."""
    return lambda: number


def large(number: int) -> bytes:
    """More than any pipe holds."""
    return bytes([number % 256]) * 3_000_000


def size(chunk: bytes) -> int:
    """The length of a chunk."""
    return len(chunk)


def echo(chunk: bytes) -> bytes:
    """The same chunk."""
    return chunk


def die_at_three(number: int) -> int:
    """The number, if it is not three."""
    if number == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@dataclass(frozen=True)
class DieOnce:
    """Ends its process the first time that it sees some of the numbers."""

    folder: Path
    deadly: tuple[int, ...]

    def __call__(self, number: int) -> int:
        """The number."""
        mark = self.folder / str(number)
        if number in self.deadly and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number


class Counter:
    """Counts what one copy of it has done."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, _: int) -> tuple[int, int]:
        """The process, and how many things it has done by now."""
        self._count += 1
        return os.getpid(), self._count


def die(_: object) -> None:
    """Nothing; the process is gone."""
    os.kill(os.getpid(), signal.SIGKILL)
