"""Rows to the bytes of the outputs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mtcheck.corpora.packing import packed
from mtcheck.corpora.targets import KNOWN
from mtcheck.read.rows import TEXTS, column
from mtcheck.read.table import cells_of
from mtcheck.report.json_report import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from mtcheck.corpora.sheet import Raw, Sheet
    from mtcheck.corpora.targets import Target
    from mtcheck.corpora.values import Chunk
    from mtcheck.model import Document

    Record = dict[str, Any]


def of_results(rows: Sequence[Record], target: Target) -> bytes:
    """What was found in rows, as JSON Lines or as a batch of Arrow."""
    if target.is_folder:
        from mtcheck.corpora.schema import results_batch  # noqa: PLC0415 - slow

        return results_batch(rows)
    text = "".join(f"{dump(row)}\n" for row in rows)
    return packed(text.encode(), target.packing)


def of_choice(
    chunk: Chunk,
    sheet: Sheet,
    document: Document | None,
    wanted: Collection[int],
    target: Target,
) -> bytes:
    """The rows of a chunk that go to a target, by their numbers."""
    if not wanted and not target.is_folder:
        return b""
    is_same = chunk.layout.format == target.format
    if target.is_folder:
        from mtcheck.corpora.schema import filtered, texts_batch  # noqa: PLC0415

        if is_same and target.is_raw:
            return filtered(chunk, wanted)
        return texts_batch(_known(_records(chunk, sheet, document, wanted)))
    if is_same and target.is_raw:
        data = b"".join(_whole(row.data) for row in sheet.rows if row.number in wanted)
    else:
        records = _records(chunk, sheet, document, wanted)
        data = _WRITERS[target.format](records).encode("utf-8", "replace")
    return packed(data, target.packing)


def _whole(row: bytes) -> bytes:
    """A row with the end of its line, which the last of a file may lack."""
    return row if row.endswith((b"\n", b"\r")) else row + b"\n"


def _records(
    chunk: Chunk, sheet: Sheet, document: Document | None, wanted: Collection[int]
) -> Iterator[Record]:
    """The rows as names and values; those that are none are left out."""
    if chunk.layout.format == "parquet":
        yield from _of_batch(chunk, wanted)
    elif chunk.layout.format == "tmx":
        yield from _of_units(document, sheet, wanted)
    else:
        read = _of_json if chunk.layout.format == "jsonl" else _of_cells
        for row in sheet.rows:
            record = read(row, chunk) if row.number in wanted else None
            if record is not None:
                yield record


def _of_batch(chunk: Chunk, wanted: Collection[int]) -> Iterator[Record]:
    from mtcheck.corpora.columnar import records_of  # noqa: PLC0415 - slow to load

    rows = enumerate(records_of(chunk.data), chunk.above + 1)
    return (row for number, row in rows if number in wanted)


def _of_json(row: Raw, _: Chunk) -> Record | None:
    try:
        record = json.loads(row.data)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _of_cells(row: Raw, chunk: Chunk) -> Record | None:
    sign = chunk.layout.sign
    text = row.data.decode("utf-8", "replace")
    cells = next(cells_of(text, sign, literal_quotes=sign == "\t"), [])
    names = chunk.layout.columns
    if len(cells) != len(names):
        return None
    return {name: cell.text.content for name, cell in zip(names, cells, strict=True)}


def _of_units(
    document: Document | None, sheet: Sheet, wanted: Collection[int]
) -> Iterator[Record]:
    if document is None:
        return
    for part in document.parts:
        for at in part.passages:
            passage = document.passages[at]
            if sheet.row_at(passage.target.place(0)).number in wanted:
                yield {
                    "id": passage.id,
                    "source": passage.source.content if passage.source else None,
                    "target": passage.target.content,
                    "source_lang": part.source_lang,
                    "target_lang": part.target_lang,
                }


def _known(records: Iterable[Record]) -> list[Record]:
    """The columns that mean something here, as texts, under one name each."""
    return [dict(_named(record)) for record in records]


def _named(record: Record) -> Iterator[tuple[str, str | None]]:
    told: Record = {}
    for name, value in record.items():
        kind = column(name)
        if kind is not None and value is not None:
            told.setdefault(kind, value if kind in TEXTS else str(value))
    for kind in KNOWN:
        value = told.get(kind)
        yield _NAMES.get(kind, kind), value if isinstance(value, str) else None


_NAMES = {"pair": "lp"}
"""What a column is called where that is not what it is."""


def _lines(records: Iterable[Record]) -> str:
    return "".join(f"{dump(_plain(record))}\n" for record in records)


def _plain(record: Record) -> Record:
    """A record without what JSON does not know."""
    plain: Record = json.loads(json.dumps(record, default=str, ensure_ascii=False))
    return plain


def _tabbed(records: Iterable[Record]) -> str:
    rows = (record.values() for record in _known(records))
    return "".join(
        "\t".join(_cell(value or "") for value in row) + "\n" for row in rows
    )


def _cell(text: str) -> str:
    """A cell between tabs, quoted if it would be read as another."""
    # One mark alone would be closed by any that a later cell ends with.
    is_read = text.startswith('"') and ('""' in text or text.count('"') == 1)
    return _quoted(text) if is_read or not _BREAKS.isdisjoint(text) else text


def _commas(records: Iterable[Record]) -> str:
    rows = (record.values() for record in _known(records))
    return "".join(
        ",".join(
            value if _SPECIAL.isdisjoint(value) else _quoted(value)
            for value in (it or "" for it in row)
        )
        + "\n"
        for row in rows
    )


_BREAKS = frozenset("\t\r\n")
_SPECIAL = frozenset(',"\r\n')
"""Signs that a cell between commas must be quoted for."""


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


_WRITERS: dict[str, Callable[[Iterable[Record]], str]] = {
    "jsonl": _lines,
    "tsv": _tabbed,
    "csv": _commas,
}
