"""The columns of the Parquet files that are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from mtcheck.corpora.columnar import in_bytes, out_of_bytes
from mtcheck.corpora.extras import arrow
from mtcheck.corpora.targets import KNOWN

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mtcheck.corpora.extras import Columns
    from mtcheck.corpora.values import Chunk

    _Plain: TypeAlias = Any  # what JSON can say


def results_schema() -> Columns:
    """The columns of the results, one row for each of the input."""
    pa = arrow()
    text, number = pa.string(), pa.int32()
    finding = pa.struct(
        [
            *((name, text) for name in ("code", "name", "severity", "category")),
            ("start", number),
            ("end", number),
            ("text", text),
            ("message", text),
            ("suggestions", pa.list_(text)),
        ]
    )
    return pa.schema(
        [
            ("path", text),
            ("row", pa.int64()),
            ("id", text),
            ("source_lang", text),
            ("target_lang", text),
            ("words", number),
            ("penalty", pa.float64()),
            ("score", pa.float64()),
            ("severity", text),
            ("codes", pa.list_(text)),
            ("findings", pa.list_(finding)),
            ("kept", pa.bool_()),
            ("problem", text),
        ]
    )


def results_batch(rows: Sequence[dict[str, Any]]) -> bytes:
    """Results as a batch."""
    pa = arrow()
    return in_bytes(pa.RecordBatch.from_pylist(_clean(rows), results_schema()))


def texts_batch(rows: Sequence[dict[str, str | None]]) -> bytes:
    """Rows of another format as a batch with the known columns."""
    pa = arrow()
    names = ("lp" if name == "pair" else name for name in KNOWN)
    schema = pa.schema([(name, pa.string()) for name in names])
    return in_bytes(pa.RecordBatch.from_pylist(_clean(rows), schema))


def filtered(chunk: Chunk, wanted: Collection[int]) -> bytes:
    """Some rows of a batch, by their numbers, with all their columns."""
    if not chunk.data:  # of a file that breaks off
        return b""
    pa = arrow()
    table = out_of_bytes(chunk.data)
    first = chunk.above + 1
    mask = [number in wanted for number in range(first, first + table.num_rows)]
    left = table.filter(pa.array(mask, pa.bool_())).combine_chunks()
    batches = left.to_batches()
    empty = pa.RecordBatch.from_pylist([], left.schema)
    return in_bytes(batches[0] if batches else empty)


def _clean(value: _Plain) -> _Plain:
    """The value without halves of characters, which Arrow refuses."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _clean(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_clean(held) for held in value]
    return value
