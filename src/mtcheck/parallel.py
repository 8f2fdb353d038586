"""Does the same work on many things in several processes, in the order they came."""

from __future__ import annotations

import multiprocessing
import signal
from functools import partial
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mtcheck.engine import find_in, gathered, share_of, shares
from mtcheck.errors import InputError, WorkerError
from mtcheck.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.pool import IMapIterator

    from mtcheck.engine import Assignment
    from mtcheck.model import FileReport, Finding
    from mtcheck.scanner import Finder

_AT_ONCE = 4  # documents handed to a process in one go
_LARGE = 400_000  # code points; half a second of work
_PATIENCE = 0.5  # seconds between two looks at whether all are alive
_DEAD = "a process that checks files was killed (by want of memory?); fewer --jobs help"
_PART = 100_000  # code points handed to a process of a large document

T = TypeVar("T")
R = TypeVar("R")


class _Worker:
    """What a worker process does with each thing."""

    work: Callable[[Any], Any] | None = None


def check_all(
    check: Callable[[Document, Finder], FileReport],
    documents: Iterable[Document | InputError],
    jobs: int,
) -> Iterator[FileReport | InputError]:
    """Each document's report (an input error is passed through), in order.

    `jobs` processes work at once, one a core when it is 0: on as many documents, or
    on parts of one that is large.
    """
    find = _InParts(jobs)
    for is_large, some in groupby(documents, _is_large):
        if is_large:
            for document in some:
                yield check(cast("Document", document), find)
        else:
            yield from in_processes(_Checked(check), some, jobs, at_once=_AT_ONCE)


def _is_large(document: Document | InputError) -> bool:
    return isinstance(document, Document) and len(document.content) > _LARGE


class _InParts:
    """Finds what is wrong in a document, several processes at once."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs or multiprocessing.cpu_count()

    def __call__(
        self, document: Document, texts: Sequence[Assignment]
    ) -> tuple[Finding, ...]:
        size = 1 + len(document.passages) * _PART // len(document.content)
        # Observers must see the whole text: few groups of them, or it is read too often.
        todo = shares(texts, size, groups=max(1, self._jobs // 3))
        work = partial(share_of, document, texts)
        parts = in_processes(work, todo, self._jobs)
        return gathered(document, texts, chain.from_iterable(parts))


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
    others = set(multiprocessing.active_children())
    with multiprocessing.Pool(jobs or None, _begin, (work,)) as pool:
        crew = set(multiprocessing.active_children()) - others
        batches: IMapIterator[list[R]]
        batches = pool.imap(_work_here, _batched(things, at_once))
        while True:
            try:
                yield from batches.next(_PATIENCE)
            except StopIteration:
                return
            except multiprocessing.TimeoutError:
                # The pool would wait for ever for what a dead process had.
                if not crew <= set(multiprocessing.active_children()):
                    raise WorkerError(_DEAD) from None


def _batched(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things, so many at a time: the pool's own way to do that cannot wait."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch


class _Checked:
    """Checks documents and passes on what could not be read."""

    def __init__(self, check: Callable[[Document, Finder], FileReport]) -> None:
        self._check = check

    def __call__(self, document: Document | InputError) -> FileReport | InputError:
        if isinstance(document, InputError):
            return document
        return self._check(document, find_in)


def _begin(work: Callable[[Any], Any]) -> None:
    # Ctrl-C is for the process that owns the terminal; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.work = staticmethod(work)


def _work_here(things: list[Any]) -> list[Any]:
    if _Worker.work is None:
        raise RuntimeError("the worker has not been set up")
    return [_Worker.work(thing) for thing in things]
