"""Does the same work on many things in several processes, in the order they came."""

from __future__ import annotations

import multiprocessing
import signal
from typing import TYPE_CHECKING, Any, TypeVar

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mtcheck.model import Document, FileReport

_AT_ONCE = 4  # documents handed to a process in one go

T = TypeVar("T")
R = TypeVar("R")


class _Worker:
    """What a worker process does with each thing."""

    work: Callable[[Any], Any] | None = None


def check_all(
    check: Callable[[Document], FileReport],
    documents: Iterable[Document | InputError],
    jobs: int,
) -> Iterator[FileReport | InputError]:
    """Each document's report (an input error is passed through), in order.

    `jobs` processes work at once, one a core when it is 0.
    """
    return in_processes(_Checked(check), documents, jobs, at_once=_AT_ONCE)


def in_processes(
    work: Callable[[T], R], things: Iterable[T], jobs: int, *, at_once: int = 1
) -> Iterator[R]:
    """What `work` makes of each thing, in order; its exceptions come through.

    `jobs` processes work at once, one a core when it is 0; with one, no process is
    started. `at_once` things are handed over in one go.
    """
    if jobs == 1:
        yield from map(work, things)
        return
    with multiprocessing.Pool(jobs or None, _begin, (work,)) as pool:
        yield from pool.imap(_work_here, things, at_once)


class _Checked:
    """Checks documents and passes on what could not be read."""

    def __init__(self, check: Callable[[Document], FileReport]) -> None:
        self._check = check

    def __call__(self, document: Document | InputError) -> FileReport | InputError:
        return document if isinstance(document, InputError) else self._check(document)


def _begin(work: Callable[[Any], Any]) -> None:
    # Ctrl-C is for the process that owns the terminal; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.work = staticmethod(work)


def _work_here(thing: object) -> object:
    if _Worker.work is None:
        raise RuntimeError("the worker has not been set up")
    return _Worker.work(thing)
