"""Tab-separated values, read by the csv module."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Report
from mtcheck.report import render
from mtcheck.report.tsv import HEAD

Sample = tuple[str, Report]
Make = Callable[[str], Report]
Quote = Callable[[str, int, int], Report]


def rows(report: Report) -> list[dict[str, str]]:
    """Return the rows of a report by their columns."""
    text = StringIO(render(report, "tsv"), newline="")
    reader = csv.DictReader(text, dialect="excel-tab", strict=True)
    found = list(reader)
    assert reader.fieldnames == HEAD
    return found


def test_every_finding_is_a_row(sample: Sample) -> None:
    """A row for each finding and problem, with every column, on one line."""
    report = sample[1]
    found = rows(report)
    number = report.score.findings + len(report.problems)
    assert len(found) == number
    assert len(render(report, "tsv").splitlines()) == number + 1
    assert all(set(row) == set(HEAD) and None not in row.values() for row in found)


def test_row(make: Make) -> None:
    """What an editor needs is there, the source too."""
    row = rows(make("dirty"))[0]
    assert (row["line"], row["column"], row["severity"]) == ("1", "81", "major")
    assert row["text"] == "jeter leur chapeau dans le ring"
    assert row["suggestions"] == "se lancer dans la course | être candidats"
    assert row["source"].startswith("After weeks of rumour")


def test_problems_are_rows(make: Make) -> None:
    """An input that could not be read has the severity of none."""
    row = rows(make("problems"))[0]
    assert (row["path"], row["severity"]) == ("broken.xlf", "error")
    assert row["message"] == "not well-formed: line 3, column 7"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", "\n@", " =", "＝"])
def test_no_cell_is_a_formula(sign: str, make_quoting: Quote) -> None:
    """What a spreadsheet would work out is text."""
    text = f"{sign}HYPERLINK(0)"
    for row in rows(make_quoting(text, 0, len(text))):
        for cell in row.values():
            assert not cell.lstrip().startswith(tuple("=+-@＝"))


@given(st.text(st.sampled_from("\t\n\r\"'=a,; é"), max_size=20))
def test_any_text_keeps_its_cell(make_quoting: Quote, text: str) -> None:
    """Tabs, line ends and quotation marks move nothing."""
    _, row = rows(make_quoting(text, 0, len(text)))
    plain = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    assert row["message"].removeprefix("'") == plain.removeprefix("'")
    assert row["severity"] == "major"
