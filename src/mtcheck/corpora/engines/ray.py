"""The engine that works on a Ray cluster: its own, or one that is there already."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import ray
from ray.exceptions import OutOfMemoryError, WorkerCrashedError

from mtcheck.corpora.engines.local import AHEAD, REDONE
from mtcheck.corpora.engines.order import in_order
from mtcheck.corpora.engines.parcel import Job, deadly, packed, result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")


class Ray:
    """Works in `jobs` processes, or on the cluster at `address`."""

    def __init__(self, jobs: int, address: str | None = None) -> None:
        """Choose where."""
        self.jobs = jobs
        self.address = address

    def __call__(self, work: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
        """What `work` makes of each thing, in order."""
        with _cluster(self.jobs, self.address):
            jobs = max(self.jobs, int(ray.cluster_resources().get("CPU", 0)))
            begin = partial(_begin, ray.put(Job(work)))
            yield from in_order(begin, things, AHEAD * jobs)


@contextmanager
def _cluster(jobs: int, address: str | None) -> Iterator[None]:
    """A connection to Ray; one that is there already is used and left open."""
    if ray.is_initialized():
        yield
        return
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # tell nobody
    own = {"num_cpus": jobs, "include_dashboard": False} if address is None else {}
    ray.init(address, log_to_driver=False, logging_level=logging.ERROR, **own)
    try:
        yield
    finally:
        ray.shutdown()


def _begin(job: object, thing: object) -> Callable[[], Any]:
    data = packed(thing)
    return partial(_finish, _DO.remote(job, data), data)


def _do(job: Job, thing: bytes) -> bytes:
    return job(thing)


_DO = ray.remote(max_retries=REDONE)(_do)


def _finish(outcome: object, thing: bytes) -> Any:  # noqa: ANN401
    try:
        return result(ray.get(outcome))
    except (OutOfMemoryError, WorkerCrashedError) as error:
        raise deadly(thing, REDONE + 1, type(error).__name__) from None
