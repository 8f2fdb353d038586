"""The values that travel between the processes of a run; each can be pickled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtcheck.corpora.tally import Tally

BLOCK = 256 * 1024
"""Bytes that are read at once; a chunk is the whole rows of about so many."""
LONGEST = 1024 * 1024
"""Bytes that one row may have; longer ones are told and passed over."""


class Fault(NamedTuple):
    """What kept a row from being checked; without a row, a file or the rest of it."""

    row: int | None
    why: str


class Layout(NamedTuple):
    """What all chunks of one file share."""

    path: str
    format: str
    """``jsonl``, ``tsv``, ``csv``, ``tmx`` or ``parquet``."""
    head: bytes = b""
    """What stands before the rows of each chunk: the names of columns, a prologue."""
    tail: bytes = b""
    """What closes a chunk."""
    columns: tuple[str, ...] = ()
    """The names of the columns of a table."""
    sign: str = ""
    """What stands between the cells of a table."""
    is_headless: bool = False
    """Whether the head of a table is ours, not in the file."""


class Chunk(NamedTuple):
    """Whole rows of one file, in the bytes in which they stand there."""

    layout: Layout
    data: bytes
    above: int = 0
    """Rows (lines, units) of the file that come before."""
    ends: tuple[int, ...] = ()
    """Where each row ends, for formats in which that is not seen."""
    faults: tuple[Fault, ...] = ()
    taken: int = 0
    """Bytes of the file as it lies on the disk that have been read so far."""


class Part(NamedTuple):
    """What came of one chunk."""

    tally: Tally
    outputs: Mapping[str, bytes]
    """What is to be added to each output, by its name."""
    problems: tuple[tuple[str, str], ...]
    """``file:row`` and what is wrong there; the first few."""
    path: str
    taken: int
