"""Begins work a bounded stretch ahead and hands the results out in order."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")


def in_order(
    begin: Callable[[T], Callable[[], R]], things: Iterable[T], ahead: int
) -> Iterator[R]:
    """The result of each thing; `begin` starts on one and returns what waits for it.

    At most `ahead` things are begun whose results have not been taken. When `things`
    fails, that comes after the results of what it had given until then.
    """
    begun: deque[Callable[[], R]] = deque()
    for result in _begun(begin, things):
        begun.append(result)
        if len(begun) >= ahead:
            yield begun.popleft()()
    while begun:
        yield begun.popleft()()


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things, so many at a time; a failure comes after what was before it."""
    batch: list[T] = []
    try:
        for thing in things:
            batch.append(thing)
            if len(batch) == size:
                yield batch
                batch = []
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _begun(
    begin: Callable[[T], Callable[[], R]], things: Iterable[T]
) -> Iterator[Callable[[], R]]:
    try:
        for thing in things:
            yield begin(thing)
    except Exception as error:  # noqa: BLE001 - raised again in its turn
        yield partial(_fail, error)


def _fail(error: Exception) -> NoReturn:
    raise error
