"""The engine that works on a dask cluster: its own, or one that is there already."""

from __future__ import annotations

import atexit
import logging
from asyncio import CancelledError
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

import dask
from distributed import Client, Future, KilledWorker, LocalCluster
from distributed.client import FutureCancelledError
from distributed.scheduler import NoWorkerError

from mtcheck.corpora.engines.interrupt import uninterrupted
from mtcheck.corpora.engines.local import AHEAD
from mtcheck.corpora.engines.order import in_order
from mtcheck.corpora.engines.parcel import Job, deadly, packed, result
from mtcheck.errors import UsageError, WorkerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

_SETTINGS = {
    # Tries before a thing is given up; there are two rounds of them.
    "distributed.scheduler.allowed-failures": 1,
    # Rather than wait for ever for workers that cannot be started.
    "distributed.scheduler.no-workers-timeout": "60s",
    # A worker that is being started again as this runs out would be given up.
    "distributed.deploy.lost-worker-timeout": "1000 days",
    # It would keep the last thousand messages, things and results in them.
    "distributed.admin.low-level-log-length": 0,
}
# Without a dashboard there is still a page about the health of the scheduler; its port
# is any that is free.
_UNSEEN = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
_QUIET = logging.CRITICAL


class Dask:
    """Works in `jobs` processes, or on the cluster of the scheduler at `address`."""

    def __init__(self, jobs: int, address: str | None = None) -> None:
        """Choose where; `address` may also be a scheduler file."""
        self.jobs = jobs
        self.address = address

    def __call__(self, work: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
        """What `work` makes of each thing, in order."""
        with self._client() as client:
            jobs = max(self.jobs, sum(client.nthreads().values()))
            begin = partial(_begin, client, Job(work))
            yield from in_order(begin, things, AHEAD * jobs)

    @contextmanager
    def _client(self) -> Iterator[Client]:
        with _closed_at_exit() as stack:
            where: LocalCluster | str | None = self.address
            if where is None:
                where = stack.enter_context(own_cluster(self.jobs))
            yield stack.enter_context(_connected(where))


@contextmanager
def _closed_at_exit() -> Iterator[ExitStack]:
    """A stack that a program ends even if it never closes the iterator.

    An iterator that is left open is closed as its module is taken down; the loop's
    thread is gone by then, and whoever asked it for something would wait for ever.
    """
    with ExitStack() as stack:
        atexit.register(stack.close)
        try:
            yield stack
        finally:
            atexit.unregister(stack.close)


@contextmanager
def own_cluster(jobs: int) -> Iterator[LocalCluster]:
    """A cluster of our own, whose workers do not outlast it by a moment."""
    for handler in logging.getLogger("distributed").handlers:
        # LocalCluster would lift this again before its last words are spoken.
        handler.setLevel(_QUIET)
    with dask.config.set(_SETTINGS), _started(jobs) as cluster:
        try:
            yield cluster
        finally:
            cluster.sync(_kill, cluster)


def _started(jobs: int) -> LocalCluster:
    with uninterrupted(is_spawning=True):
        return LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            scheduler_kwargs=_UNSEEN,
            silence_logs=_QUIET,
        )


async def _kill(cluster: LocalCluster) -> None:
    """End the workers, which would otherwise finish first what nobody waits for."""
    for nanny in cluster.workers.values():
        nanny.close_gracefully()  # which means: do not start another
        if nanny.process is not None and nanny.process.process is not None:
            nanny.process.process.kill()


def _connected(where: LocalCluster | str) -> Client:
    is_file = isinstance(where, str) and Path(where).is_file()
    try:
        told = {"scheduler_file" if is_file else "address": where}
        with dask.config.set(_SETTINGS):
            return Client(**told, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"no dask scheduler at {where}: {error}") from error


def _begin(client: Client, job: Job, thing: object) -> Callable[[], Any]:
    data = packed(thing)

    def submit(priority: int) -> Future:
        key = f"mtcheck-{uuid4().hex}"
        return client.submit(job, data, key=key, priority=priority)

    return partial(_finish, submit, submit(0), data)


def _finish(submit: Callable[[int], Future], future: Future, thing: bytes) -> Any:  # noqa: ANN401
    """The result; raises WorkerError if workers die of the thing again and again."""
    try:
        return result(_outcome(future))
    except KilledWorker:
        # All that lay with a worker that died are under suspicion; by now, the one that
        # it died of is out of the way.
        future = submit(1)
    try:
        return result(_outcome(future))
    except KilledWorker as error:
        deaths = 2 * (error.allowed_failures + 1)
        cause = f"the last was {error.last_worker.address}"
        raise deadly(thing, deaths, cause) from None


def _outcome(future: Future) -> bytes:
    try:
        outcome: bytes = future.result()
    except NoWorkerError as error:
        raise WorkerError(f"dask has no workers left: {error}") from error
    except (FutureCancelledError, CancelledError) as error:
        raise WorkerError(f"dask has lost its scheduler: {error}") from error
    return outcome
