"""Checks documents in several processes, in the order they came."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mtcheck.model import Document, FileReport

_AT_ONCE = 4  # documents handed to a process in one go


class _Worker:
    """What a worker process does with each document."""

    check: Callable[[Document], FileReport] | None = None


def check_all(
    check: Callable[[Document], FileReport],
    documents: Iterable[Document | InputError],
    jobs: int,
) -> Iterator[FileReport | InputError]:
    """Each document's report (an input error is passed through), in order.

    `jobs` processes work at once, one a core when it is 0.
    """
    with multiprocessing.Pool(jobs or None, _begin, (check,)) as pool:
        yield from pool.imap(_check_here, documents, _AT_ONCE)


def _begin(check: Callable[[Document], FileReport]) -> None:
    _Worker.check = staticmethod(check)


def _check_here(document: Document | InputError) -> FileReport | InputError:
    if isinstance(document, InputError):
        return document
    if _Worker.check is None:
        raise RuntimeError("the worker has not been set up")
    return _Worker.check(document)
