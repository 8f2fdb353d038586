"""What a worker process of the local engine does, and how it is held from outside."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext

    from mtcheck.corpora.engines.parcel import Job

_DYING = 5.0  # seconds that a process whose pipe is closed may take to be gone


@dataclass(eq=False, slots=True)
class Task:
    """A thing to be done, packed, and what has become of it."""

    thing: bytes
    outcome: bytes | None = None
    deaths: int = 0


class Worker:
    """A process and the tasks it was given; it works on the first of them."""

    def __init__(self, job: Job, context: BaseContext) -> None:
        """Start the process."""
        self.tasks: deque[Task] = deque()
        self.pipe, end = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined] # of every kind
            target=_serve, args=(job, end), daemon=True
        )
        self._process.start()
        end.close()

    def give(self, task: Task) -> None:
        """Hand over one task more."""
        self.tasks.append(task)
        with suppress(OSError):  # a process that is gone shows when it should answer
            self.pipe.send_bytes(task.thing)

    def take(self) -> None:
        """Take over the first outcome; raises EOFError or OSError if all is lost."""
        outcome = self.pipe.recv_bytes()
        self.tasks.popleft().outcome = outcome

    def autopsy(self) -> str:
        """What a process that is gone died of."""
        self._process.join(_DYING)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"exit code {code}"
        return signal.strsignal(-code) or f"signal {-code}"

    def end(self) -> None:
        """End the process at once, if it is not gone."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def _serve(job: Job, pipe: Connection) -> None:
    """Do the job on what comes through the pipe, until this process is ended."""
    # Ctrl-C is for the process that owns the terminal; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    things: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_end_with_parent, daemon=True).start()
    Thread(target=_receive, args=(pipe, things), daemon=True).start()
    while True:
        pipe.send_bytes(job(things.get()))


def _receive(pipe: Connection, things: SimpleQueue[bytes]) -> None:
    """Empty the pipe at any time, so that neither side can wait for the other."""
    while True:
        things.put(pipe.recv_bytes())


def _end_with_parent() -> None:
    """Leave when the parent is gone, even if it was killed and could end nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
