"""Cells of tables of text, with their places: tabs, or signs that quotes protect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import InputError
from mtcheck.model import Run, Text
from mtcheck.read.rows import TEXTS, Faulty, Row, column, document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Document

_HEADLESS = {1: ("target",), 2: ("source", "target")}
"""What the columns of a table without a head are, by their number."""


class Cell(NamedTuple):
    """One cell: its text, and the place of each stretch of it."""

    text: Text
    line: int


def table(content: str, path: str, format_: str, sign: str, above: int = 0) -> Document:
    """The rows of a table; InputError if no column of it is known to be the target."""
    lines = cells_of(content, sign, literal_quotes=sign == "\t")
    first = next(lines, None)
    if first is None:
        raise InputError(path, "holds no rows")
    kinds = [column(cell.text.content) for cell in first]
    if "target" in kinds:
        rows = (_row(cells, kinds) for cells in lines)
    else:
        kinds = list(headless(len(first), path))
        rows = (_row(cells, kinds) for cells in _chained(first, lines))
    return document(path, format_, content, rows, above)


def headless(columns: int, path: str) -> tuple[str, ...]:
    """What the columns of a table without a head are; InputError if nobody knows."""
    known = _HEADLESS.get(columns)
    if known is None:
        raise InputError(
            path,
            'no column is called "target"; its first line must name the columns',
        )
    return known


def _chained(first: list[Cell], lines: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
    yield first
    yield from lines


def _row(cells: Sequence[Cell], kinds: Sequence[str | None]) -> Row | Faulty:
    line = cells[0].line
    if len(cells) != len(kinds):
        count = f"{len(cells)} column{'s' * (len(cells) != 1)}"
        return Faulty(line, f"the row has {count} where the head has {len(kinds)}")
    named = [(kind, cell.text) for kind, cell in zip(kinds, cells, strict=True) if kind]
    texts = {
        kind: text
        for kind, text in reversed(named)
        if kind in TEXTS and (text.content or kind == "target")
    }
    words = {kind: text.content for kind, text in named if kind not in TEXTS}
    return Row(line, texts, words)


def cells_of(content: str, sign: str, *, literal_quotes: bool) -> Iterator[list[Cell]]:
    """The cells of each line that is not empty."""
    bare = re.compile(f"[^{re.escape(sign)}\r\n]*")
    quoted = re.compile(r'"((?:[^"]++|"")*+)"(?=[\r\n]|\Z|' + re.escape(sign) + ")")
    at, line = 0, 1
    while at < len(content):
        cells: list[Cell] = []
        while True:
            found = quoted.match(content, at)
            if found is not None and literal_quotes and _is_plain(found[1]):
                found = None
            if found is None:
                end = bare.match(content, at).end()  # type: ignore[union-attr]
                cells.append(Cell(Text(content[at:end], (Run(0, at),)), line))
            else:
                end = found.end()
                cells.append(Cell(_unquoted(found), line))
                line += _breaks(found[1])
            at = end + 1
            if content[end : end + 1] != sign:
                break
        at = end + 2 if content.startswith("\r\n", end) else end + 1
        if len(cells) > 1 or cells[0].text.content:
            yield cells
        line += 1


def _is_plain(inner: str) -> bool:
    """Whether nothing in a cell between tabs had to be quoted, so the quotes are text."""
    return '""' not in inner and not any(sign in inner for sign in "\t\r\n")


def _breaks(text: str) -> int:
    return text.count("\n") + text.replace("\r\n", "").count("\r")


def _unquoted(found: re.Match[str]) -> Text:
    """The text of a quoted cell, where two quotation marks stand for one."""
    inner, base = found[1], found.start(1)
    runs, pieces, length, at = [Run(0, base)], [], 0, 0
    for double in re.finditer('""', inner):
        piece = inner[at : double.start() + 1]
        pieces.append(piece)
        length += len(piece)
        at = double.end()
        runs.append(Run(length, base + at))
    pieces.append(inner[at:])
    return Text("".join(pieces), tuple(runs))
