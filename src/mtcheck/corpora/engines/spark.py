"""The engine that works on Spark, for sites that own a cluster.

Spark has no window that moves on: one bounded batch of things is done after the other.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from py4j.protocol import Py4JJavaError
from pyspark import SparkConf, SparkContext

from mtcheck.corpora.engines.local import AHEAD, REDONE
from mtcheck.corpora.engines.order import batches
from mtcheck.corpora.engines.parcel import Job, name, packed, result
from mtcheck.errors import WorkerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

_SETTINGS = {
    "spark.app.name": "mtcheck",
    "spark.log.level": "OFF",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


class Spark:
    """Works in `jobs` processes, or on the cluster of the master at `address`."""

    def __init__(self, jobs: int, address: str | None = None) -> None:
        """Choose where."""
        self.jobs = jobs
        self.address = address

    def __call__(self, work: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
        """What `work` makes of each thing, in order."""
        job = Job(work)
        with _context(self.jobs, self.address) as spark:
            ahead = AHEAD * max(self.jobs, spark.defaultParallelism)
            for batch in batches(map(packed, things), ahead):
                # Not mapInArrow, which wants pandas and gains nothing: what travels is
                # bytes. Not toLocalIterator, which begins on one thing at a time.
                done = spark.parallelize(batch, len(batch)).map(job)
                try:
                    outcomes = done.collect()
                except Py4JJavaError as error:
                    raise _given_up(batch, error) from error
                yield from map(result, outcomes)


def _given_up(batch: list[bytes], error: Py4JJavaError) -> WorkerError:
    """The error about a batch; Spark does not say which thing in it is to blame."""
    cause = str(error.java_exception).split("\n", 1)[0]
    return WorkerError(f"{name(batch[0])} to {name(batch[-1])}: given up ({cause})")


@contextmanager
def _context(jobs: int, address: str | None) -> Iterator[SparkContext]:
    """A door to Spark; one that is open already is used and left open."""
    there = SparkContext._active_spark_context  # noqa: SLF001 - nothing else tells
    if there is not None:
        yield there
        return
    if address is None:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    master = address or f"local[{jobs},{REDONE + 1}]"
    settings = SparkConf().setMaster(master).setAll(list(_SETTINGS.items()))
    with SparkContext(conf=settings) as spark:
        yield spark
