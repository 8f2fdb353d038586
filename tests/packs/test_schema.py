"""The schema that editors use is the one the program checks by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mtcheck.packs.schema import rule_file_schema
from mtcheck.packs.source import load_yaml

RULES = Path(__file__).parents[2] / "rules"
FILES = sorted(p for p in RULES.rglob("*.yaml") if p.name != "pack.yaml")


def test_the_file_is_up_to_date() -> None:
    """After a change of the definition, run tools/write_schema.py."""
    assert (RULES / "schema.json").read_text(encoding="utf-8") == rule_file_schema()


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_rule_file_is_valid(path: Path) -> None:
    """An editor shows no fault in the rules that are shipped."""
    validator = Draft202012Validator(json.loads(rule_file_schema()))
    content, faults = load_yaml(path.read_text(encoding="utf-8"))
    assert faults == []
    assert [error.message for error in validator.iter_errors(content.value)] == []


def test_a_misspelt_key_is_seen() -> None:
    """The schema is strict."""
    validator = Draft202012Validator(json.loads(rule_file_schema()))
    assert list(validator.iter_errors([{"serverity": "minor"}]))
