"""Keeps the folder of results small: what was not used for longest goes first."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST = 200_000_000
"""Bytes that the folder may hold."""
_ABANDONED = 3600  # seconds; what a run has not written by then, it never will
_FRESH = 3600  # seconds in which a file need not be marked as used again


def make_room(folder: Path, most: int = MOST) -> None:
    """Remove what killed runs have left, and the oldest files beyond `most` bytes."""
    now = time.time()
    held: list[tuple[float, int, str]] = []
    with suppress(OSError):
        for file in _files(folder):
            status = file.stat()
            if not file.name.endswith(".part"):
                held.append((status.st_mtime, status.st_size, file.path))
            elif now - status.st_mtime > _ABANDONED:
                os.unlink(file.path)  # noqa: PTH108
    for _, size, path in sorted(held, reverse=True):
        most -= size
        if most < 0:
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        yield from found


def mark_used(path: Path) -> None:
    """Let a file count as used now; once an hour is enough."""
    with suppress(OSError):
        if time.time() - os.stat(path).st_mtime > _FRESH:  # noqa: PTH116
            os.utime(path)
