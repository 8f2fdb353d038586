"""Checks documents in several processes, in the order they came."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.model import Document, FileReport
    from mtcheck.scan import Scanner

_AT_ONCE = 4  # documents handed to a process in one go


class _Worker:
    """The scanner of a worker process."""

    scanner: Scanner | None = None


def check_all(
    scanner: Scanner, documents: Iterable[Document | InputError], jobs: int
) -> Iterator[FileReport | InputError]:
    """Each document's report (an input error is passed through), in order.

    `jobs` processes work at once, one a core when it is 0.
    """
    with multiprocessing.Pool(jobs or None, _begin, (scanner,)) as pool:
        yield from pool.imap(_check_here, documents, _AT_ONCE)


def _begin(scanner: Scanner) -> None:
    _Worker.scanner = scanner


def _check_here(document: Document | InputError) -> FileReport | InputError:
    if _Worker.scanner is None:
        raise RuntimeError("the worker has not been set up")
    if isinstance(document, InputError):
        return document
    return _Worker.scanner.check(document)
