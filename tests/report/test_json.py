"""The JSON report keeps the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

import mtcheck.report
from mtcheck.report import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.model import Report

SCHEMA = json.loads(
    Path(mtcheck.report.__file__)
    .with_name("report.schema.json")
    .read_text(encoding="utf-8")
)
FINDING_KEYS = (
    "code name category severity confidence message english passage side line column"
    " end_line end_column start end text suggestions fix related fingerprint"
)


def test_schema_is_a_schema() -> None:
    """The schema itself is valid."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_validates(sample: tuple[str, Report]) -> None:
    """Every report keeps the schema."""
    content = json.loads(render(sample[1], "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)


def test_texts_survive(sample: tuple[str, Report]) -> None:
    """What a program reads is what stood in the text, hostile or not."""
    report = sample[1]
    content = json.loads(render(report, "json"))
    read = [finding for file in content["files"] for finding in file["findings"]]
    made = [finding for file in report.files for finding in file.findings]
    assert [row["text"] for row in read] == [finding.text for finding in made]
    assert [row["message"] for row in read] == [finding.message for finding in made]
    assert [row["path"] for row in content["files"]] == [
        file.document.path for file in report.files
    ]


def test_keys_stand_in_the_order_of_the_contract(
    make: Callable[[str], Report],
) -> None:
    """People read JSON too."""
    content = json.loads(render(make("dirty"), "json"))
    assert " ".join(content) == "schema version summary files problems"
    assert " ".join(content["files"][0]["findings"][0]) == FINDING_KEYS
    of_file = [*content["files"][0]["score"]]
    assert [*content["summary"]] == [*of_file, "expired_baseline_entries"]


def test_numbers_have_one_decimal(make: Callable[[str], Report]) -> None:
    """More digits would promise more than is known."""
    summary = json.loads(render(make("dirty"), "json"))["summary"]
    assert summary["penalty_per_1000_words"] == pytest.approx(
        round(summary["penalty_per_1000_words"], 1), abs=0
    )
    assert all(bound == round(bound, 1) for bound in summary["score_interval"])


def test_what_does_not_apply_is_null(make: Callable[[str], Report]) -> None:
    """Without words there is no score, not a score of zero."""
    summary = json.loads(render(make("problems"), "json"))["summary"]
    assert summary["score"] is None
    assert summary["score_interval"] is None
    assert summary["penalty_per_1000_words"] is None
