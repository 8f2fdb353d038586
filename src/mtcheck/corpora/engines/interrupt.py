"""Keeps Ctrl-C for the process that owns the terminal; it ends the others."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uninterrupted(*, is_spawning: bool = False) -> Iterator[None]:
    """Put Ctrl-C off; threads and processes started meanwhile never hear of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if is_spawning:
        # It starts with the first process that is spawned and then lets Ctrl-C in.
        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
