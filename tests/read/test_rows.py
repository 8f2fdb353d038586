"""Tables and JSON Lines: rows, their places in the file, and what is wrong with them."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.model import Document, Part
from mtcheck.read import read_text


def targets(document: Document) -> list[str]:
    """The translations of all rows."""
    return [passage.target.content for passage in document.passages]


def test_json_lines() -> None:
    """Keys have several names, and a row may say its languages."""
    document = read_text(
        '{"id": "a", "src": "One.", "mt": "Un.", "ref": "Un !", "lp": "en-fr"}\n'
        '\n{"target": "Eins.", "source_lang": "en", "target_lang": "de"}\n',
        "rows.jsonl",
    )
    first, second = document.passages
    assert (first.id, second.id) == ("a", "3")
    assert first.source is not None
    assert first.source.content == "One."
    assert first.reference is not None
    assert second.source is None
    assert first.kind == "segment"
    assert document.parts == (Part((0,), "en", "fr"), Part((1,), "en", "de"))


def test_rows_of_one_document_are_one_part() -> None:
    """Documents and systems may be mixed in a file."""
    lines = [
        {"doc": "a", "system": "x", "target": "Un."},
        {"doc": "a", "system": "y", "target": "Deux."},
        {"doc": "a", "system": "x", "target": "Trois."},
    ]
    document = read_text("\n".join(map(json.dumps, lines)), "rows.jsonl")
    assert [part.passages for part in document.parts] == [(0, 2), (1,)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("nonsense", "not a row of JSON: a row must be a JSON object at column 1"),
        ("[1]", "not a row of JSON: a row must be a JSON object at column 1"),
        ('{"target": 5}', '"target" must be a text'),
        ('{"source": "x"}', 'the row has no "target"'),
        ("{}", 'the row has no "target"'),
        (
            '{"target": "x"} more',
            "not a row of JSON: something follows the object at column 17",
        ),
        ('{"target": "x",}', "not a row of JSON: expected a key at column 16"),
        ('{"target" "x"}', "not a row of JSON: expected a colon at column 11"),
        ('{"target": "x" "y"}', "not a row of JSON: expected a comma at column 16"),
        (
            '{"target": "x',
            "not a row of JSON: Unterminated string starting at column 12",
        ),
        ('{"a": ' + "[" * 100_000, "not a row of JSON: nested too deeply"),
    ],
)
def test_a_broken_line_is_a_problem_of_its_own(line: str, why: str) -> None:
    """The rest is read; the problem names file and line."""
    document = read_text(
        f'{{"target": "Un."}}\n{line}\n{{"target": "Deux."}}', "a.jsonl"
    )
    assert targets(document) == ["Un.", "Deux."]
    assert [(p.path, p.message) for p in document.problems] == [("a.jsonl:2", why)]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_every_character_of_json_has_its_place(texts: list[str]) -> None:
    """A place points at the character, or at the escape that stands for it."""
    content = "\n".join(json.dumps({"n": n, "target": t}) for n, t in enumerate(texts))
    document = read_text(content, "a.jsonl")
    assert targets(document) == texts
    for passage in document.passages:
        for at, character in enumerate(passage.target.content):
            there = content[passage.target.place(at)]
            assert there in (character, "\\")
        end = passage.target.place(len(passage.target.content))
        assert content[end] == '"'


def test_tabs_leave_quotation_marks_alone() -> None:
    """Only what had to be quoted is unquoted."""
    document = read_text(
        'id\tsource\ttarget\n1\tA\t"Oui"\n2\tB\t"Il dit ""non""\nle soir"\n3\t\tC\n',
        "a.tsv",
    )
    assert targets(document) == ['"Oui"', 'Il dit "non"\nle soir', "C"]
    assert [p.source is None for p in document.passages] == [False, False, True]
    place = document.passages[1].target.place(7)
    assert document.content[place:].startswith('""non""')


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_of_csv_is_found(sign: str) -> None:
    """Programs of different countries write different files under the same name."""
    head = sign.join(["id", '"source"', "Target"])
    document = read_text(f'{head}\r\n1{sign}x{sign}"a{sign}b"\r\n', "a.csv")
    assert targets(document) == [f"a{sign}b"]


def test_a_table_without_head() -> None:
    """Two columns are source and target, one is the target."""
    pairs = read_text("One.\tUn.\nTwo.\tDeux.\n", "a.tsv")
    assert targets(pairs) == ["Un.", "Deux."]
    assert targets(read_text("Un.\nDeux.\n", "a.tsv")) == ["Un.", "Deux."]
    with pytest.raises(InputError, match='no column is called "target"'):
        read_text("a\tb\tc\n1\t2\t3\n", "a.tsv")


def test_a_row_with_missing_columns_is_a_problem() -> None:
    """The line is named, the other rows are read."""
    document = read_text("source\ttarget\nOne.\tUn.\nTwo.\n\nThree.\tTrois.\n", "a.tsv")
    assert targets(document) == ["Un.", "Trois."]
    assert [(p.path, p.message) for p in document.problems] == [
        ("a.tsv:3", "the row has 1 column where the head has 2")
    ]


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"))


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_csv_is_read_as_the_standard_library_writes_it(cells: list[str]) -> None:
    """Quotes, commas and line ends in cells survive, and keep their places."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["id", "target"])
    writer.writerows((str(n), cell) for n, cell in enumerate(cells))
    document = read_text(buffer.getvalue(), "a.csv")
    assert targets(document) == cells
    for passage in document.passages:
        for at, character in enumerate(passage.target.content):
            assert document.content[passage.target.place(at)] == character
