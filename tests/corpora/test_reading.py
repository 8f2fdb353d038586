"""Files become the same rows however they are cut."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.corpora.reading import chunks_of, corpus_format
from mtcheck.corpora.sheet import sheet_of
from mtcheck.read import read_path
from mtcheck.read.table import cells_of

from .conftest import ROWS, TEXTS, Checked, json_lines, memory, scanner, tabs, write

COPIES = 40


def plain(path: Path) -> list[tuple[str, str, int, int]]:
    """The findings of a scan of the whole file at once."""
    report = scanner().check(read_path(str(path)))
    return [(it.passage, it.code, it.start, it.end) for it in report.findings]


def told(rows: list[dict[str, object]]) -> list[tuple[str, str, int, int]]:
    """The findings of rows of results."""
    return [
        (row["id"], it["code"], it["start"], it["end"])  # type: ignore[misc]
        for row in rows
        for it in row["findings"]  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
@pytest.mark.parametrize("format_", sorted(TEXTS))
@pytest.mark.parametrize("size", [97, 1000, 256 * 1024])
def test_findings_are_those_of_a_plain_scan(  # noqa: PLR0913, PLR0917 - all ways
    format_: str,
    packing: str,
    size: int,
    tmp_path: Path,
    checked: Checked,
    small_blocks: Callable[[int], None],
) -> None:
    """Whatever the format, the packing, and the size of what is read at once."""
    small_blocks(size)
    text = TEXTS[format_](copies=COPIES)
    whole = write(tmp_path / f"whole.{format_}", text)
    path = write(tmp_path / f"corpus.{format_}{packing}", text)
    outputs = checked(path)
    assert not outputs.problems
    assert told(outputs.rows) == plain(whole)
    assert len(outputs.rows) == COPIES * len(ROWS)
    assert (len(outputs.parts) > 1) == (size < 2000)


def test_parquet_gives_the_rows_of_json_lines(tmp_path: Path, checked: Checked) -> None:
    """With their numbers, and in batches."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [json.loads(line) for line in json_lines(copies=1000).splitlines()]
    pq.write_table(pa.Table.from_pylist(rows), str(tmp_path / "a.parquet"))
    lines = write(tmp_path / "a.jsonl", json_lines(copies=1000))
    from_parquet, from_lines = checked(tmp_path / "a.parquet"), checked(lines)
    assert len(from_parquet.parts) == 5
    for one, other in zip(from_parquet.rows, from_lines.rows, strict=True):
        assert one | {"path": ""} == other | {"path": ""}


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(body=st.text(alphabet='ab"\t,;\n\r é', max_size=60), size=st.integers(1, 30))
@pytest.mark.parametrize(("format_", "sign"), [("tsv", "\t"), ("csv", ",")])
def test_tables_are_cut_where_the_reader_ends_rows(  # noqa: PLR0913, PLR0917
    format_: str,
    sign: str,
    body: str,
    size: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Quotation marks of all kinds included: the rows are those of the whole file."""
    monkeypatch.setattr("mtcheck.corpora.packing.BLOCK", 40)
    head = f"source{sign}target\n"
    path = tmp_path / f"t.{format_}"
    path.write_bytes((head + body).encode())
    monkeypatch.setattr("mtcheck.corpora.packing.BLOCK", max(size, len(head)))
    literal = sign == "\t"
    want = [
        (cells[0].line, [cell.text.content for cell in cells])
        for cells in cells_of(head + body, sign, literal_quotes=literal)
    ][1:]
    got = []
    for chunk in chunks_of([str(path)]):
        sheet = sheet_of(chunk)
        assert b"".join(row.data for row in sheet.rows) == chunk.data
        numbers = [row.number for row in sheet.rows]
        for cells in list(cells_of(sheet.content, sign, literal_quotes=literal))[1:]:
            number = cells[0].line + sheet.above
            assert number in numbers
            got.append((number, [cell.text.content for cell in cells]))
    assert got == want


def test_a_table_without_a_head_has_no_row_less(
    tmp_path: Path, checked: Checked
) -> None:
    """A cell that reads « target » is a cell."""
    path = tmp_path / "pairs.tsv"
    path.write_text("target\tcible\n" + tabs().partition("\n")[2], encoding="utf-8")
    path.write_text("Hello.\tBonjour.\nsource\ttarget\n", encoding="utf-8")
    outputs = checked(path)
    assert [(row["row"], row["id"]) for row in outputs.rows] == [(1, "1"), (2, "2")]


def test_rows_keep_their_numbers(tmp_path: Path, checked: Checked) -> None:
    """Blank lines and faulty rows count as lines of the file."""
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"target": "Un."}\n\n{oops\n{"target": "Deux."}\n', encoding="utf-8"
    )
    outputs = checked(path)
    assert [(row["row"], row["problem"] is None) for row in outputs.rows] == [
        (1, True),
        (3, False),
        (4, True),
    ]
    assert outputs.problems[0][0] == f"{path}:3"


def test_units_keep_their_numbers(
    tmp_path: Path, checked: Checked, small_blocks: Callable[[int], None]
) -> None:
    """In whichever chunk of a memory they are."""
    small_blocks(300)
    outputs = checked(write(tmp_path / "m.tmx", memory(copies=3)))
    assert [row["row"] for row in outputs.rows] == list(range(1, 16))
    assert [row["id"] for row in outputs.rows] == [str(n) for n in range(1, 16)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(
    encoding: str, tmp_path: Path, checked: Checked
) -> None:
    """A byte order mark says what a file is in."""
    path = tmp_path / "m.jsonl"
    path.write_bytes(json_lines().encode(encoding))
    assert len(checked(path).rows) == len(ROWS)
    memory_ = tmp_path / "m.tmx"
    memory_.write_bytes(memory().replace("utf-8", "utf-16").encode(encoding))
    assert len(checked(memory_).rows) == len(ROWS)


def test_a_memory_in_an_old_encoding_is_read(tmp_path: Path, checked: Checked) -> None:
    """If its head says which."""
    rows = [("Un café noir , merci.", "A black coffee, thanks.")]
    path = tmp_path / "m.tmx"
    path.write_bytes(memory(rows).replace("utf-8", "iso-8859-1").encode("latin-1"))
    (row,) = checked(path).rows
    assert row["codes"] == ["MT205"]


def test_several_members_of_a_packed_file_are_one_file(
    tmp_path: Path, checked: Checked
) -> None:
    """As programs that write in parallel leave them."""
    import zstandard

    text = json_lines().encode()
    for name, pack in (
        ("a.jsonl.gz", gzip.compress),
        ("a.jsonl.zst", zstandard.ZstdCompressor().compress),
    ):
        path = tmp_path / name
        path.write_bytes(pack(text[:100]) + pack(text[100:]))
        assert len(checked(path).rows) == len(ROWS)


def test_names_tell_formats() -> None:
    """Packed or not, in any case."""
    assert corpus_format("a.jsonl.zst") == corpus_format("B.NDJSON") == "jsonl"
    assert corpus_format("a.tmx.gz") == "tmx"
    assert corpus_format("a.parquet") == "parquet"
    assert corpus_format("a.parquet.gz") is None
    assert corpus_format("a.txt.gz") is None
