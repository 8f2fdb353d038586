"""A bar on standard error for long work; nothing for short work or in a pipe."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mtcheck.corpora.values import Part

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


@contextmanager
def corpus_progress(sizes: Mapping[str, int]) -> Iterator[Callable[[Part], None]]:
    """Yield a function to call with each part of a corpus whose files have sizes."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    bar = _CorpusBar(sizes)
    try:
        yield bar.step
    finally:
        bar.close()


class _CorpusBar:
    """Rows, rows a second, the share of the bytes that is done, the time left."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        from rich.console import Console  # noqa: PLC0415 - on terminals only
        from rich.progress import (  # noqa: PLC0415 - the same
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        self._before: dict[str, int] = {}
        total = 0
        for path, size in sizes.items():
            self._before[path] = total
            total += size
        self._rows = 0
        self._began = time.monotonic()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("checking", total=total or None)
        self._bar.start()

    def step(self, part: Part) -> None:
        self._rows += part.tally.rows
        speed = self._rows / max(0.001, time.monotonic() - self._began)
        self._bar.update(
            self._task,
            completed=self._before.get(part.path, 0) + part.taken,
            description=f"{self._rows:,} rows, {speed:,.0f} a second",
        )

    def close(self) -> None:
        self._bar.stop()
