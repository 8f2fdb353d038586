"""Where rows go: what was found in them, and those that are kept or dropped."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from mtcheck.corpora.targets import Target, target_of
from mtcheck.errors import UsageError
from mtcheck.read import read_path

from .conftest import ROWS, TEXTS, Checked, Outputs, json_lines, memory, tabs, write

FAULTY = (0, 4)
"""The rows that the rule MT205 hits."""


def chosen(checked: Checked, name: str, *paths: Path) -> tuple[Target, Outputs]:
    """What is kept of files where MT205 drops rows, in a format."""
    inputs = [(str(path), path.suffixes[0][1:]) for path in paths]
    target = target_of("kept", f"kept{name}", inputs)
    return target, checked(*paths, drop=["code=MT205"], targets=[target])


@pytest.mark.parametrize("format_", sorted(TEXTS))
def test_kept_rows_are_the_bytes_of_the_input(
    format_: str, tmp_path: Path, checked: Checked
) -> None:
    """Where it has the format of the output."""
    path = write(tmp_path / f"a.{format_}", TEXTS[format_]())
    target, outputs = chosen(checked, f".{format_}", path)
    kept = [row for at, row in enumerate(ROWS) if at not in FAULTY]
    made = target.head + outputs.bytes_of("kept") + target.tail
    if format_ == "tmx":
        made += b"\n"
    rows = memory(kept) if format_ == "tmx" else TEXTS[format_](kept)
    assert made.decode().replace("\n", "") == rows.replace("\n", "")
    if format_ != "tmx":
        assert made.decode() == rows
    tally = outputs.parts[0].tally
    assert (tally.kept, tally.dropped) == (3, 2)
    assert [row["kept"] for row in outputs.rows] == [False, True, True, True, False]


@pytest.mark.parametrize("format_", sorted(TEXTS))
@pytest.mark.parametrize("made", [".jsonl", ".tsv", ".csv"])
def test_kept_rows_are_converted(
    format_: str, made: str, tmp_path: Path, checked: Checked
) -> None:
    """Where the output has another format; what is read again is what was there."""
    path = write(tmp_path / f"a.{format_}", TEXTS[format_]())
    target, outputs = chosen(checked, made, path)
    kept = tmp_path / f"kept{made}"
    kept.write_bytes(target.head + outputs.bytes_of("kept") + target.tail)
    passages = read_path(str(kept)).passages
    assert [
        (it.target.content, it.source.content if it.source else "") for it in passages
    ] == [row for at, row in enumerate(ROWS) if at not in FAULTY]


def test_cells_come_out_as_they_were(tmp_path: Path, checked: Checked) -> None:
    """Tabs, line ends and quotation marks are protected where they must be."""
    texts = ['"a ""b"" c"', "a\tb", "a\nb", "a\rb", '"a"', 'a "b"', "", '"', '""']
    texts += ['"So', 'on"', '"a" b', "a, b", "a\r\nb"]
    rows = "".join(json.dumps({"source": it, "target": "x"}) + "\n" for it in texts)
    path = write(tmp_path / "a.jsonl", rows)
    for name in (".tsv", ".csv"):
        target, outputs = chosen(checked, name, path)
        made = tmp_path / f"kept{name}"
        made.write_bytes(target.head + outputs.bytes_of("kept"))
        passages = read_path(str(made)).passages
        assert [it.source.content if it.source else "" for it in passages] == texts


def test_columns_that_python_cannot_have_cost_nothing_else(
    tmp_path: Path, checked: Checked
) -> None:
    """Times in billionths, as pandas writes them; a text that is not UTF-8 is told."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    texts = pa.array([b"Un , deux", b"\xff", b"Bon."], pa.binary())
    moments = pa.array([1, 2, 3], pa.timestamp("ns"))
    names = ["target", "when", "deep", "target"]
    deep = pa.StructArray.from_arrays([moments], ["at"])
    columns = [texts.view(pa.string()), moments, deep, pa.array(["x", "y", "z"])]
    pq.write_table(pa.Table.from_arrays(columns, names), path)
    target, outputs = chosen(checked, ".jsonl", path)
    assert [row["codes"] for row in outputs.rows] == [["MT205"], [], []]
    (place, why), *others = outputs.problems
    assert (place, others) == (f"{path}:2", [])
    assert why.startswith("not a row of texts")
    kept = json.loads(outputs.bytes_of("kept"))
    assert (kept["target"], kept["when"]) == ("Bon.", "1970-01-01 00:00:00.000000003")
    assert target.is_raw


@pytest.mark.parametrize("made", [".jsonl", ".tsv", ".csv", ".parquet"])
def test_a_broken_table_costs_nothing_else(
    made: str, tmp_path: Path, checked: Checked
) -> None:
    """Whatever kept rows become, and wherever the file breaks off."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    whole, torn, none = (tmp_path / f"{it}.parquet" for it in ("a", "b", "c"))
    texts = pa.array([f"Phrase {at}." for at in range(3000)])
    pq.write_table(pa.table({"target": texts}), whole, row_group_size=1000)
    data = bytearray(whole.read_bytes())
    place = pq.ParquetFile(whole).metadata.row_group(2).column(0).dictionary_page_offset
    data[place : place + 40] = bytes(40)
    torn.write_bytes(data)
    none.write_bytes(b"PAR1")
    for paths in ([whole, none], [whole, torn]):
        _, outputs = chosen(checked, made, *paths)
        assert [place for place, _ in outputs.problems] == [str(paths[1])]
        assert sum(part.tally.kept for part in outputs.parts) in {3000, 4024}


def test_columns_of_our_own_are_kept(tmp_path: Path, checked: Checked) -> None:
    """In JSON Lines, whatever a table calls them."""
    text = "note\ttarget\tsource\nsûr\tLe port.\tThe harbour.\n"
    _, outputs = chosen(checked, ".jsonl", write(tmp_path / "a.tsv", text))
    assert json.loads(outputs.bytes_of("kept")) == {
        "note": "sûr",
        "target": "Le port.",
        "source": "The harbour.",
    }


def test_rows_that_cannot_be_read_are_dropped(tmp_path: Path, checked: Checked) -> None:
    """They are not known to be good; nothing is lost."""
    path = write(tmp_path / "a.jsonl", "{oops\n\n" + json_lines(ROWS[1:2]))
    kept = Target("kept", "kept.jsonl", "jsonl", is_raw=True)
    dropped = Target("dropped", "bad.jsonl", "jsonl", is_raw=True)
    outputs = checked(path, drop=["code=MT205"], targets=[kept, dropped])
    assert outputs.bytes_of("kept").decode() == json_lines(ROWS[1:2])
    assert outputs.bytes_of("dropped") == b"{oops\n"


def test_the_last_row_gets_a_line_end(tmp_path: Path, checked: Checked) -> None:
    """Else the first of the next file would stand in its line."""
    for name in "ab":
        write(tmp_path / f"{name}.jsonl", json_lines(ROWS[1:2]).rstrip("\n"))
    _, outputs = chosen(checked, ".jsonl", tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert outputs.bytes_of("kept").decode() == json_lines(ROWS[1:2], copies=2)


def test_tables_with_different_heads_get_a_new_one(
    tmp_path: Path, checked: Checked
) -> None:
    """With the columns that mean something here."""
    one = write(tmp_path / "a.tsv", tabs(ROWS[1:2]))
    other = write(tmp_path / "b.tsv", "mt\tnote\nLe port.\tsûr\n")
    target, outputs = chosen(checked, ".tsv", one, other)
    made = (target.head + outputs.bytes_of("kept")).decode()
    rows = list(csv.DictReader(made.splitlines(), delimiter="\t"))
    assert [(row["target"], row["source"]) for row in rows] == [
        ROWS[1],
        ("Le port.", ""),
    ]


def test_parquet_keeps_all_its_columns(tmp_path: Path, checked: Checked) -> None:
    """With their types; or becomes JSON."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from mtcheck.corpora.columnar import out_of_bytes

    rows = [
        {"target": target, "n": at, "l": [at]} for at, (target, _) in enumerate(ROWS)
    ]
    table = pa.Table.from_pylist(rows)
    path = tmp_path / "a.parquet"
    pq.write_table(table, str(path))
    target, outputs = chosen(checked, ".parquet", path)
    assert target.is_raw
    kept = out_of_bytes(outputs.bytes_of("kept"))
    assert kept.to_pylist() == [row for row in rows if row["n"] not in FAULTY]
    assert kept.schema == table.schema
    _, outputs = chosen(checked, ".jsonl", path)
    lines = outputs.bytes_of("kept").decode().splitlines()
    assert [json.loads(line) for line in lines] == kept.to_pylist()


def test_other_formats_become_parquet(tmp_path: Path, checked: Checked) -> None:
    """With the columns that mean something here."""
    from mtcheck.corpora.columnar import out_of_bytes

    path = write(tmp_path / "a.jsonl", json_lines())
    _, outputs = chosen(checked, ".parquet", path)
    rows = out_of_bytes(outputs.bytes_of("kept")).to_pylist()
    assert [(row["target"], row["source"]) for row in rows] == [
        row for at, row in enumerate(ROWS) if at not in FAULTY
    ]
    assert set(rows[0]) == {
        *("id", "source", "target", "reference", "source_lang", "target_lang"),
        *("lp", "doc", "system"),
    }


def test_results_in_parquet_are_those_in_json(tmp_path: Path, checked: Checked) -> None:
    """Row for row."""
    from mtcheck.corpora.columnar import out_of_bytes

    path = write(tmp_path / "a.jsonl", json_lines() + "{oops\n")
    outputs = checked(path, targets=[Target("parquet", "p", "parquet")])
    assert out_of_bytes(outputs.bytes_of("parquet")).to_pylist() == outputs.rows


@pytest.mark.parametrize(
    ("name", "path", "told"),
    [
        ("rows", "a.tsv", "rows are written as JSON Lines"),
        ("rows", "a.parquet", "--output parquet=FOLDER"),
        ("kept", "a.txt", "does not say by its name"),
        ("kept", "a.tmx", "from one TMX file only"),
    ],
)
def test_what_cannot_be_written_is_told(name: str, path: str, told: str) -> None:
    """Before anything is read."""
    with pytest.raises(UsageError, match=told):
        target_of(name, path, [("a.jsonl", "jsonl")])
