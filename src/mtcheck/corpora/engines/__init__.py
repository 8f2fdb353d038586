"""Where work is done: in processes of this machine, or on what a site already runs.

An engine does the same work on many things and knows nothing of either. Results come
in the order of the things; so does the exception that stands in for one. Only a few
things a worker are taken from the iterable ahead of the results that were taken, so
that memory stays the same however many there are. The work is unpacked once in each
process; what it keeps in its module lives as long as that process. Whoever closes the
iterator early, or is interrupted, leaves no process behind.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

ENGINES = {"local": "Local", "dask": "Dask", "spark": "Spark", "ray": "Ray"}
"""The name of each engine, which is its module and the extra that it needs."""


class Engine(Protocol):
    """Does the same work on many things."""

    def __call__(self, work: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
        """What `work` makes of each thing, in order; exceptions come through."""


def engine_for(name: str, *, jobs: int, address: str | None = None) -> Engine:
    """The engine of that name with `jobs` workers, one a core when that is 0.

    `address` leads to a cluster that is there already; without one, the engine starts
    its own on this machine. Raises UsageError for what no engine can do.
    """
    if name not in ENGINES:
        raise UsageError(f"no engine {name!r}; there are {', '.join(ENGINES)}")
    if jobs < 0:
        raise UsageError(f"{jobs} workers can do nothing; 0 stands for one a core")
    if name == "local" and address is not None:
        raise UsageError("the engine 'local' has no address: it works on this machine")
    engine = _loaded(name)
    made: Engine = engine(jobs or cores(), *([] if name == "local" else [address]))
    return made


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _loaded(name: str) -> Any:  # noqa: ANN401 - a class, known by its name alone
    try:
        module = import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the engine {name!r} needs {error.name}, which is not installed; "
            f"get it by: pip install 'mtcheck[{name}]'"
        ) from error
    return getattr(module, ENGINES[name])
