"""The engine that works on a dask cluster: its own, or one that is there already."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

import dask
from distributed import Client, Future, KilledWorker, LocalCluster

from mtcheck.corpora.engines.interrupt import uninterrupted
from mtcheck.corpora.engines.local import AHEAD
from mtcheck.corpora.engines.order import in_order
from mtcheck.corpora.engines.parcel import Job, deadly, packed, result
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

_OWN = {"set_as_default": False}


class Dask:
    """Works in `jobs` processes, or on the cluster of the scheduler at `address`."""

    def __init__(self, jobs: int, address: str | None = None) -> None:
        """Choose where; `address` may also be a scheduler file."""
        self._jobs = jobs
        self._address = address

    def __call__(self, work: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
        """What `work` makes of each thing, in order."""
        with self._client() as client:
            jobs = max(self._jobs, sum(client.nthreads().values()))
            begin = partial(_begin, client, Job(work))
            yield from in_order(begin, things, AHEAD * jobs)

    @contextmanager
    def _client(self) -> Iterator[Client]:
        if self._address is None:
            with own_cluster(self._jobs) as cluster, Client(cluster, **_OWN) as client:
                yield client
        else:
            with _connected(self._address) as client:
                yield client


def _connected(address: str) -> Client:
    kind = "scheduler_file" if Path(address).is_file() else "address"
    try:
        return Client(**{kind: address}, **_OWN)
    except (OSError, ValueError) as error:
        raise UsageError(f"no dask scheduler at {address}: {error}") from error


@contextmanager
def own_cluster(jobs: int) -> Iterator[LocalCluster]:
    """A cluster of our own, whose workers do not outlast it by a moment."""
    for handler in logging.getLogger("distributed").handlers:
        # LocalCluster would lift this again before its last words are spoken.
        handler.setLevel(logging.CRITICAL)
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        uninterrupted(is_spawning=True),
    ):
        cluster = LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
    with cluster:
        try:
            yield cluster
        finally:
            cluster.sync(_kill, cluster)


async def _kill(cluster: LocalCluster) -> None:
    """End the workers, which would otherwise finish first what nobody waits for."""
    for nanny in cluster.workers.values():
        nanny.close_gracefully()  # asks it not to start another
        if nanny.process is not None and nanny.process.process is not None:
            nanny.process.process.kill()


def _begin(client: Client, job: Job, thing: object) -> Callable[[], Any]:
    data = packed(thing)
    submit = partial(client.submit, job, data, pure=False)
    return partial(_finish, submit, submit(), data)


def _finish(submit: Callable[..., Future], future: Future, thing: bytes) -> Any:  # noqa: ANN401
    """The result; raises WorkerError if workers die of the thing again and again."""
    try:
        return result(future.result())
    except KilledWorker:
        # All that waited for a worker that died are under suspicion; by now, whichever
        # it died of is out of the way.
        future = submit(priority=1)
    try:
        return result(future.result())
    except KilledWorker as error:
        deaths = 2 * (error.allowed_failures + 1)
        raise deadly(thing, deaths, f"the last was {error.last_worker.address}") from None
