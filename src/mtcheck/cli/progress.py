"""A bar on standard error for long work; nothing for short work or in a pipe."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 1.0  # seconds of work before a bar is worth its flicker


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Yield a function to call with the name of each file that is done."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    bar = _Bar(total)
    try:
        yield bar.step
    finally:
        bar.close()


class _Bar:
    """Shows itself only once the work has proved long."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._began = time.monotonic()
        self._shown: object | None = None

    def step(self, _: str) -> None:
        self._done += 1
        if self._shown is None and time.monotonic() - self._began > PATIENCE:
            self._show()
        if self._shown is not None:
            self._bar.update(self._task, completed=self._done)

    def _show(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - long work only
        from rich.progress import Progress  # noqa: PLC0415

        self._bar = Progress(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("checking", total=self._total)
        self._bar.start()
        self._shown = self._bar

    def close(self) -> None:
        if self._shown is not None:
            self._bar.stop()
