"""Whatever is in a file costs neither memory nor the rest of the run."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.corpora.targets import Target
from mtcheck.corpora.values import LONGEST

from .conftest import ROWS, Checked, json_lines, memory, tabs, write

GOOD = json.dumps({"target": "La nuit tombe."}) + "\n"


@pytest.mark.parametrize("data", [b"", b" \n\n"])
@pytest.mark.parametrize("ending", [".jsonl", ".tsv", ".csv", ".tmx", ".jsonl.gz"])
def test_an_empty_file_is_told(
    ending: str, data: bytes, tmp_path: Path, checked: Checked
) -> None:
    """And the next one is read."""
    path = tmp_path / f"a{ending}"
    path.write_bytes(data)
    good = write(tmp_path / "b.jsonl", GOOD)
    outputs = checked(path, good)
    assert len(outputs.problems) == 1
    assert outputs.problems[0][0].startswith(str(path))
    assert [row["target_lang"] for row in outputs.rows] == [None, "fr"]


def test_a_row_without_end_costs_itself(tmp_path: Path, checked: Checked) -> None:
    """It is told with its number; rows before and behind are checked."""
    long = json.dumps({"target": "a" * 5 * LONGEST}) + "\n"
    outputs = checked(write(tmp_path / "a.jsonl", GOOD + long + GOOD))
    assert [row["row"] for row in outputs.rows] == [1, 2, 3]
    assert outputs.problems == [
        (f"{tmp_path / 'a.jsonl'}:2", "the row has more than 1 MB")
    ]


def test_a_file_that_is_one_row_is_told(tmp_path: Path, checked: Checked) -> None:
    """Were it ever so long."""
    for name in ("a.jsonl", "a.tsv"):
        path = tmp_path / name
        path.write_bytes(b"target\n" * (name == "a.tsv") + b"a" * 3 * LONGEST)
        (problem,) = checked(path).problems
        assert problem[1] == "the row has more than 1 MB"


def test_a_quotation_mark_that_nothing_closes_is_text(
    tmp_path: Path, checked: Checked
) -> None:
    """It does not swallow the rest of a table."""
    rows = 40_000
    text = 'target\n"Ouvert\n' + "La nuit tombe sur le port.\n" * rows + "Fin.\n"
    assert len(text) > LONGEST
    outputs = checked(write(tmp_path / "a.csv", text))
    assert not outputs.problems
    assert len(outputs.rows) == rows + 2


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
@pytest.mark.parametrize("fault", ["cut", "broken"])
def test_a_broken_archive_is_told_with_its_place(
    name: str, fault: str, tmp_path: Path, checked: Checked
) -> None:
    """What comes before is checked, and the next file, too."""
    rows = "".join(
        json.dumps({"target": f"Chaque nuit {n * 7919 % 10007} tombe sur le port."})
        + "\n"
        for n in range(30_000)
    )
    path = write(tmp_path / name, rows)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    if fault == "cut":
        del data[middle:]
    elif name.endswith(".gz"):
        data[-8] ^= 1  # the checksum
    else:
        data[middle:] = bytes(len(data) - middle)
    path.write_bytes(data)
    good = write(tmp_path / "b.jsonl", GOOD)
    outputs = checked(path, good)
    checked_rows = [row for row in outputs.rows if row["problem"] is None]
    assert len(checked_rows) > 1000
    assert checked_rows[-1]["path"] == str(good)
    last = [row for row in outputs.rows if row["problem"]][-1]
    assert last["row"] == len(outputs.rows) - 1  # in front of that of the next file
    assert ("breaks off" if fault == "cut" else "is a broken") in str(last["problem"])


def test_bytes_that_are_not_utf8_cost_their_row(
    tmp_path: Path, checked: Checked
) -> None:
    """And zeros the same."""
    for name, head in (("a.jsonl", b""), ("a.tsv", b"target\n")):
        path = tmp_path / name
        good = GOOD.encode() if not head else b"La nuit tombe.\n"
        bad = good.replace(b"nuit", b"nu\xeet"), good.replace(b"nuit", b"nu\0t")
        path.write_bytes(head + good + bad[0] + good + bad[1] + good)
        outputs = checked(path)
        first = 1 + bool(head)
        assert [row["row"] for row in outputs.rows] == list(range(first, first + 5))
        assert outputs.problems == [
            (f"{path}:{first + 1}", "the row is not UTF-8 (byte 0xee)"),
            (f"{path}:{first + 3}", "the row holds a zero, so it is not text"),
        ]


def test_a_missing_file_or_folder_is_told(tmp_path: Path, checked: Checked) -> None:
    """Each in a line of its own."""
    (tmp_path / "d.jsonl").mkdir()
    write(tmp_path / "a.txt", "Un.\n")
    outputs = checked(tmp_path / "none.jsonl", tmp_path / "d.jsonl", tmp_path / "a.txt")
    assert [why.split(" (")[0] for _, why in outputs.problems] == [
        "no such file or directory",
        "is not a regular file",
        "is no corpus by its name",
    ]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    data=st.lists(
        st.one_of(
            st.sampled_from([*b'\n\r\t\0"<>,{}:']).map(lambda it: bytes([it])),
            st.sampled_from(
                [b'{"target": "Un , deux."}', b"<tu>", b"</tu>", b"target"]
            ),
            st.sampled_from(
                [b"\xff\xfe", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"<!--"]
            ),
            st.binary(max_size=4),
        ),
        max_size=30,
    ).map(b"".join)
)
@pytest.mark.parametrize("format_", ["jsonl", "tsv", "csv", "tmx", "parquet"])
def test_no_bytes_stop_a_run(
    format_: str, data: bytes, tmp_path: Path, checked: Checked
) -> None:
    """They are rows, or they are told, or both."""
    path = tmp_path / f"a.{format_}"
    path.write_bytes(data)
    kept = Target("kept", "kept.jsonl", "jsonl", is_raw=True)
    outputs = checked(path, drop=["words<1"], targets=[kept])
    assert outputs.rows
    assert len(outputs.problems) == sum(
        it["problem"] is not None for it in outputs.rows
    )


BOMB = """<?xml version="1.0"?>
<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="fr"><seg>&b;</seg></tuv></tu></body></tmx>
"""


def test_entities_are_refused(tmp_path: Path, checked: Checked) -> None:
    """Before anything is made of them."""
    ((_, why),) = checked(write(tmp_path / "a.tmx", BOMB)).problems
    assert why.startswith("the file breaks off in line 2: the entity")


def test_a_memory_that_breaks_off_is_told(tmp_path: Path, checked: Checked) -> None:
    """Its units before the break are checked."""
    text = memory(copies=3)
    outputs = checked(write(tmp_path / "a.tmx", text[: len(text) * 2 // 3]))
    assert len(outputs.rows) > len(ROWS)
    ((_, why),) = outputs.problems
    assert "breaks off in line" in why


def test_a_unit_without_end_costs_itself(tmp_path: Path, checked: Checked) -> None:
    """The others are checked, with their numbers."""
    rows = [*ROWS[:1], ("a " * 2 * LONGEST, "x"), *ROWS[1:]]
    outputs = checked(write(tmp_path / "a.tmx", memory(rows)))
    assert [row["row"] for row in outputs.rows] == [1, 2, 3, 4, 5, 6]
    assert [why for _, why in outputs.problems] == ["the unit has more than 1 MB"]


def test_endless_comments_and_depths_are_refused(
    tmp_path: Path, checked: Checked
) -> None:
    """They would fill the memory."""
    head = '<tmx version="1.4"><header srclang="en"/><body>'
    for name, inner, told in (
        ("comment", "<!--" + "x" * 5 * LONGEST + "-->", "no unit begins within 2 MB"),
        ("deep", "<a>" * 2000, "elements are nested deeper than 1000"),
    ):
        path = write(tmp_path / f"{name}.tmx", f"{head}{inner}</body></tmx>")
        ((_, why),) = checked(path).problems
        assert told in why


def test_a_bomb_of_zeros_is_one_row_too_long(tmp_path: Path, checked: Checked) -> None:
    """A gigabyte in a few bytes never stands in memory as a whole."""
    import resource

    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(300):
            file.write(b"a" * (1 << 20))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (problem,) = checked(path).problems
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert problem[1] == "the row has more than 1 MB"
    assert after - before < 40_000


def test_a_parquet_file_that_is_none_is_told(tmp_path: Path, checked: Checked) -> None:
    """As is one without a column to check."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    (tmp_path / "a.parquet").write_bytes(b"PAR1 no PAR1")
    pq.write_table(pa.table({"x": [1]}), str(tmp_path / "b.parquet"))
    pq.write_table(pa.table({"target": [1, 2]}), str(tmp_path / "c.parquet"))
    files = [tmp_path / f"{name}.parquet" for name in "abc"]
    told = [why for _, why in checked(*files).problems]
    assert told[0].startswith("is a broken Parquet file: ")
    assert told[1:] == [
        'no column is called "target"',
        *['"target" must be a text'] * 2,
    ]


def test_halves_of_characters_are_told_as_they_are(
    tmp_path: Path, checked: Checked
) -> None:
    """JSON can hold them, UTF-8 cannot."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "\\ud800", "target": "Le four , ici \\udc00."}\n', "utf-8")
    (row,) = checked(path).rows
    assert row["codes"] == ["MT205"]


def test_a_table_that_names_no_target_is_told(tmp_path: Path, checked: Checked) -> None:
    """It is not guessed at."""
    path = write(
        tmp_path / "a.tsv", tabs().replace("target", "x").replace("\n", "\ty\n")
    )
    ((place, why),) = checked(path).problems
    assert place == str(path)
    assert why.startswith('no column is called "target"')


def test_deeply_nested_json_costs_its_row(tmp_path: Path, checked: Checked) -> None:
    """It does not cost the process."""
    deep = '{"x": ' + "[" * 100_000 + "]" * 100_000 + ', "target": "a"}\n'
    outputs = checked(write(tmp_path / "a.jsonl", json_lines() + deep + GOOD))
    assert [why for _, why in outputs.problems] == [
        "not a row of JSON: nested too deeply"
    ]
