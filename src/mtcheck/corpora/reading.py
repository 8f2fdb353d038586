"""Paths to chunks, whatever the format; what cannot be read is a chunk of faults."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.corpora.packing import Source, packing_of
from mtcheck.corpora.values import Chunk, Fault, Layout
from mtcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMATS = ("jsonl", "tsv", "csv", "tmx", "parquet")
_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".csv": "csv",
    ".tmx": "tmx",
    ".parquet": "parquet",
}


def corpus_format(path: str) -> str | None:
    """The format of a corpus by its name, packed or not; None if it is no corpus."""
    packing = packing_of(path)
    bare = path[: -len(packing) - 1] if packing else path
    format_ = _ENDINGS.get(Path(bare).suffix.lower())
    return None if packing and format_ == "parquet" else format_


def is_corpus(path: str) -> bool:
    """Whether a file of a folder is one that can be read here."""
    return corpus_format(path) is not None


def chunks_of(paths: Iterable[str], format_: str | None = None) -> Iterator[Chunk]:
    """The chunks of all files; they depend on nothing but what is in the files."""
    for path in paths:
        name = format_ or corpus_format(path)
        try:
            require_regular(path)
            yield from _cuts(path, name)
        except InputError as error:
            fault = Fault(None, error.message)
            yield Chunk(Layout(path, name or ""), b"", faults=(fault,))


def require_regular(path: str) -> None:
    """Raise InputError for what cannot be read again from where a run stopped."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "no such file").lower()
        raise InputError(path, reason) from None
    if not stat.S_ISREG(mode):
        raise InputError(path, "is not a regular file")


def layout_of(path: str, format_: str) -> Layout:
    """What the start of a file says of all its chunks; InputError if it says none."""
    for chunk in _cuts(path, format_):
        return chunk.layout
    raise InputError(path, "holds no rows")


def _cuts(path: str, format_: str | None) -> Iterator[Chunk]:
    if format_ is None:
        raise InputError(path, _unknown())
    if format_ == "parquet":
        from mtcheck.corpora.columnar import parquet_cuts  # noqa: PLC0415 - slow

        yield from parquet_cuts(path)
        return
    try:
        with Path(path).open("rb") as file:
            yield from _of_stream(Source(path, file), path, format_)
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower()) from None


def _of_stream(source: Source, path: str, format_: str) -> Iterator[Chunk]:
    from mtcheck.corpora.lines import line_cuts, table_cuts  # noqa: PLC0415
    from mtcheck.corpora.tmx import tmx_cuts  # noqa: PLC0415

    if format_ == "jsonl":
        return _some(line_cuts(source, Layout(path, "jsonl")), path)
    if format_ == "tmx":
        return _some(tmx_cuts(source, path), path)
    if format_ in {"tsv", "csv"}:
        return _some(table_cuts(source, path, format_), path)
    raise UsageError(f'"{format_}" is no format of corpora ({", ".join(FORMATS)})')


def _some(chunks: Iterator[Chunk], path: str) -> Iterator[Chunk]:
    """The chunks; InputError if there is nothing in them."""
    is_empty = True
    for chunk in chunks:
        is_empty = is_empty and not chunk.faults and not chunk.data.strip()
        yield chunk
    if is_empty:
        raise InputError(path, "holds no rows")


def _unknown() -> str:
    known = " ".join(sorted(_ENDINGS))
    return f"is no corpus by its name ({known}, packed or not): give --input-format"
