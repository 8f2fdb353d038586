"""The engine of one machine: processes of our own, each at the end of a pipe.

A pool of the standard library either reads its input to the end at once or cannot say
whose work a process died of; here each worker is known by what it was given.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from functools import partial
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, TypeVar

from mtcheck.corpora.engines.interrupt import uninterrupted
from mtcheck.corpora.engines.order import in_order
from mtcheck.corpora.engines.parcel import Job, deadly, failed, packed, result
from mtcheck.corpora.engines.worker import Task, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.context import BaseContext

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4  # things a worker that are begun before their results are taken
REDONE = 3  # times that a thing is done again after the process working on it died

_AT_ONCE = 2  # things a worker holds: one in work, one at hand


class Local:
    """Works in `jobs` processes of this machine, or in this one if it is one."""

    def __init__(self, jobs: int, context: BaseContext | None = None) -> None:
        """Choose how many; `context` says how processes are started."""
        self._jobs = jobs
        self._context = context or multiprocessing.get_context()

    def __call__(self, work: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
        """What `work` makes of each thing, in order."""
        if self._jobs == 1:
            yield from map(work, things)
            return
        crew = _Crew(Job(work), self._jobs, self._context)
        try:
            yield from in_order(crew.begin, things, AHEAD * self._jobs)
        finally:
            crew.end()


class _Crew:
    """Workers, started as they are needed, and the tasks that none has yet."""

    def __init__(self, job: Job, size: int, context: BaseContext) -> None:
        self._hire = partial(Worker, job, context)
        self._is_spawning = context.get_start_method() != "fork"
        self._size = size
        self._workers: list[Worker] = []
        self._waiting: deque[Task] = deque()

    def begin(self, thing: object) -> Callable[[], Any]:
        """Take in one thing; returns what waits for its result."""
        task = Task(packed(thing))
        self._waiting.append(task)
        self._listen(0)
        return partial(self._finish, task)

    def end(self) -> None:
        """End all workers at once."""
        with uninterrupted():
            while self._workers:
                self._workers.pop().end()

    def _finish(self, task: Task) -> Any:  # noqa: ANN401 - whatever the work makes
        while task.outcome is None:
            self._listen(None)
        return result(task.outcome)

    def _listen(self, timeout: float | None) -> None:
        """Take what workers have done, waiting for the first; give them more."""
        self._hand_out()
        ready = wait([worker.pipe for worker in self._workers], timeout)
        for worker in [each for each in self._workers if each.pipe in ready]:
            try:
                worker.take()
            except (EOFError, OSError):
                self._bury(worker)
        self._hand_out()

    def _hand_out(self) -> None:
        while self._waiting and (worker := self._free()):
            worker.give(self._waiting.popleft())

    def _free(self) -> Worker | None:
        """Who can take a task: one with nothing to do, a new one, one with little."""
        least = min(self._workers, key=lambda worker: len(worker.tasks), default=None)
        if least is not None and not least.tasks:
            return least
        if len(self._workers) < self._size:
            with uninterrupted(is_spawning=self._is_spawning):
                self._workers.append(self._hire())
            return self._workers[-1]
        return least if least and len(least.tasks) < _AT_ONCE else None

    def _bury(self, worker: Worker) -> None:
        """Take back what a dead worker had; the first of it may be to blame."""
        self._workers.remove(worker)
        cause = worker.autopsy()
        worker.end()
        self._waiting.extendleft(reversed(worker.tasks))
        if worker.tasks:
            self._blame(worker.tasks[0], cause)

    def _blame(self, task: Task, cause: str) -> None:
        task.deaths += 1
        if task.deaths > REDONE:
            self._waiting.remove(task)
            task.outcome = failed(deadly(task.thing, task.deaths, cause))
