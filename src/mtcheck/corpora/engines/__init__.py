"""Engines: where the work on chunks is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Does the same work on many things, in order, a bounded number under way."""

    def __call__(self, work: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
        """What `work` makes of each thing."""


def engine_for(name: str, *, jobs: int, address: str | None = None) -> Engine:
    """The engine of a name."""
    del name, jobs, address
    return _here


def _here(work: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
    return map(work, things)
