"""Parquet as a stream of chunks, each a batch of rows in the format of Arrow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mtcheck.corpora.extras import arrow, parquet
from mtcheck.corpora.values import LONGEST, Chunk, Fault, Layout
from mtcheck.errors import InputError
from mtcheck.read.rows import column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.corpora.extras import Columns

_ROWS = 1024
"""Rows of a batch; of long rows, fewer."""


def parquet_cuts(path: str) -> Iterator[Chunk]:
    """The chunks of a Parquet file; InputError if no column is the target."""
    library, files = arrow(), parquet()
    try:
        with files.ParquetFile(path, memory_map=False) as file:
            layout = _layout(file.schema_arrow, path)
            above, read = 0, 0
            total = max(1, file.metadata.num_rows)
            size = _size(path)
            for batch in file.iter_batches(batch_size=_ROWS, use_threads=False):
                for piece in _pieces(batch):
                    read += piece.num_rows
                    taken = size * read // total
                    yield Chunk(layout, in_bytes(piece), above, taken=taken)
                    above += piece.num_rows
    except (library.ArrowException, OSError) as error:
        why = " ".join(str(error).split())[:200]
        raise InputError(path, f"is a broken Parquet file: {why}") from None


def schema_of(path: str) -> Columns:
    """The columns of a Parquet file; InputError if it is none."""
    library, files = arrow(), parquet()
    try:
        return files.read_schema(path)
    except (library.ArrowException, OSError) as error:
        why = " ".join(str(error).split())[:200]
        raise InputError(path, f"is a broken Parquet file: {why}") from None


def _layout(schema: Columns, path: str) -> Layout:
    names = tuple(schema.names)
    if "target" not in map(column, names):
        raise InputError(path, 'no column is called "target"')
    return Layout(path, "parquet", columns=names)


def _size(path: str) -> int:
    from pathlib import Path  # noqa: PLC0415 - for this alone

    return Path(path).stat().st_size


def _pieces(batch: Columns) -> Iterator[Columns]:
    """The batch, in parts that are not too large to be checked at once."""
    if batch.num_rows < 2 or batch.nbytes <= LONGEST:
        yield batch
        return
    half = batch.num_rows // 2
    yield from _pieces(batch.slice(0, half))
    yield from _pieces(batch.slice(half))


def in_bytes(batch: Columns) -> bytes:
    """A batch as bytes that say what its columns are."""
    library = arrow()
    sink = library.BufferOutputStream()
    with library.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    made: bytes = sink.getvalue().to_pybytes()
    return made


def out_of_bytes(data: bytes) -> Columns:
    """The table that some bytes hold."""
    library = arrow()
    with library.ipc.open_stream(data) as reader:
        return reader.read_all()


def json_rows(data: bytes, above: int) -> tuple[list[str], list[Fault]]:
    """The rows of a batch as lines of JSON; those that cannot be are empty."""
    lines: list[str] = []
    faults: list[Fault] = []
    for number, row in enumerate(records_of(data), above + 1):
        try:
            line = json.dumps(_known(row), ensure_ascii=False)
        except (TypeError, ValueError) as error:
            line, why = "", f"not a row of texts: {error}"
            faults.append(Fault(number, why))
        if len(line) > LONGEST:
            line = ""
            faults.append(Fault(number, f"the row has more than {LONGEST >> 20} MB"))
        lines.append(line)
    return lines, faults


def records_of(data: bytes) -> list[dict[str, Any]]:
    """The rows of a batch, all columns."""
    rows: list[dict[str, Any]] = out_of_bytes(data).to_pylist()
    return rows


def _known(row: dict[str, Any]) -> dict[str, Any]:
    """The columns that mean something here."""
    return {key: value for key, value in row.items() if column(key) is not None}
