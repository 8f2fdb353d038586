"""Parquet as a stream of chunks, each a batch of rows in the format of Arrow."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mtcheck.corpora.extras import arrow, parquet
from mtcheck.corpora.values import LONGEST, Chunk, Fault, Layout
from mtcheck.errors import InputError
from mtcheck.read.rows import column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    for number, row in enumerate(_records(data, _is_known), above + 1):
        try:
            line = json.dumps(row, ensure_ascii=False)
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
    return list(_records(data, lambda _: True))


def _is_known(name: str) -> bool:
    """Whether a column means something here."""
    return column(name) is not None


def _records(data: bytes, is_wanted: Callable[[str], bool]) -> Iterator[dict[str, Any]]:
    """The rows of a batch, some columns; of several with one name the first."""
    if not data:  # of a file that breaks off
        return
    table = out_of_bytes(data)
    columns: dict[str, list[Any]] = {}
    for name, held in zip(table.column_names, table.columns, strict=True):
        if is_wanted(name) and name not in columns:
            columns[name] = _values(held)
    for at in range(table.num_rows):
        yield {name: values[at] for name, values in columns.items()}


def _values(held: Columns) -> list[Any]:
    """The values of a column, those that Python cannot have as texts or bytes."""
    try:
        values: list[Any] = held.to_pylist()
    except (ValueError, OverflowError, arrow().ArrowException):
        return [_value(it) for it in held]
    return values


def _value(scalar: Columns) -> object:
    library = arrow()
    refused = (ValueError, OverflowError, library.ArrowException)
    with suppress(*refused):
        return scalar.as_py()
    with suppress(*refused):  # times in billionths of a second
        return scalar.cast(library.string()).as_py()
    with suppress(AttributeError):  # what should be UTF-8 and is not
        return scalar.as_buffer().to_pybytes()
    return f"<{scalar.type}>"
