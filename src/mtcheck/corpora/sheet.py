"""A chunk as its rows: the text for the reader, and where each row lies in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.corpora.lines import rows_between
from mtcheck.corpora.values import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.corpora.values import Chunk


class Raw(NamedTuple):
    """One row: its number in the file, where it begins in the text, its bytes."""

    number: int
    start: int
    data: bytes


class Sheet(NamedTuple):
    """The rows of a chunk."""

    content: str
    """What the reader reads; a row that cannot be is left empty."""
    format: str
    above: int
    """Rows of the file before the content, as the reader counts them."""
    rows: list[Raw]
    faults: list[Fault]

    def row_at(self, offset: int) -> Raw:
        """The row that a character of the content is in."""
        at = bisect_right(self.rows, offset, key=_start)
        return self.rows[max(0, at - 1)]


def _start(row: Raw) -> int:
    return row.start


def sheet_of(chunk: Chunk) -> Sheet:
    """The rows of a chunk, whatever its format."""
    layout = chunk.layout
    faults = list(chunk.faults)
    if layout.format == "parquet":
        return _of_batch(chunk, faults)
    head = layout.head.decode("utf-8", "replace")
    texts, rows, at = [head], [], len(head)
    for number, data in _numbered(chunk):
        text = _text(data, number, faults, chunk)
        rows.append(Raw(number, at, data))
        texts.append(text)
        at += len(text)
    texts.append(layout.tail.decode("utf-8", "replace"))
    above = chunk.above
    if layout.sign:  # the reader counts the lines of the head, too
        above -= _line_ends(layout.head)
    return Sheet("".join(texts), layout.format, above, rows, faults)


def _of_batch(chunk: Chunk, faults: list[Fault]) -> Sheet:
    if not chunk.data:
        return Sheet("", "jsonl", chunk.above, [], faults)
    from mtcheck.corpora.columnar import json_rows  # noqa: PLC0415 - slow to load

    lines, told = json_rows(chunk.data, chunk.above)
    rows, at = [], 0
    for number, line in enumerate(lines, chunk.above + 1):
        rows.append(Raw(number, at, b""))
        at += len(line) + 1
    return Sheet("\n".join(lines), "jsonl", chunk.above, rows, [*faults, *told])


def _numbered(chunk: Chunk) -> Iterator[tuple[int, bytes]]:
    """The number of each row and its bytes, with the end of its line."""
    data, layout = chunk.data, chunk.layout
    if layout.format == "jsonl":
        yield from enumerate(_lines(data), chunk.above + 1)
    elif layout.sign:
        row = rows_between(layout.sign).whole
        at, number = 0, chunk.above + 1
        while at < len(data):
            end = row.match(data, at).end()  # type: ignore[union-attr]
            yield number, data[at:end]
            number += _line_ends(data[at:end])
            at = end
    else:
        at = 0
        for number, end in enumerate(chunk.ends, chunk.above + 1):
            yield number, data[at:end]
            at = end


def _lines(data: bytes) -> Iterator[bytes]:
    """The lines as the reader counts them: a lone carriage return ends none."""
    at = 0
    while at < len(data):
        end = data.find(b"\n", at) + 1 or len(data)
        yield data[at:end]
        at = end


def _line_ends(data: bytes) -> int:
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def _text(data: bytes, number: int, faults: list[Fault], chunk: Chunk) -> str:
    """The text of a row; without one, as many empty lines."""
    why = ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        why = f"is not UTF-8 (byte 0x{data[error.start]:02x})"
    else:
        if "\0" not in text:
            return text
        why = "holds a zero, so it is not text"
    faults.append(Fault(number, f"the row {why}"))
    return "<tu/>\n" if chunk.ends else "\n" * _line_ends(data)
