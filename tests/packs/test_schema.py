"""The schema that editors use is the one the program checks by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mtcheck.errors import PackError
from mtcheck.packs import load_packs
from mtcheck.packs.schema import pack_file_schema, rule_file_schema
from mtcheck.packs.source import load_yaml

RULES = Path(__file__).parents[2] / "rules"
FILES = sorted(p for p in RULES.rglob("*.yaml") if p.name != "pack.yaml")
HEADS = sorted(RULES.rglob("pack.yaml"))


def test_the_file_is_up_to_date() -> None:
    """After a change of the definition, run tools/write_schema.py."""
    assert (RULES / "schema.json").read_text(encoding="utf-8") == rule_file_schema()
    text = (RULES / "pack.schema.json").read_text(encoding="utf-8")
    assert text == pack_file_schema()


@pytest.mark.parametrize("path", HEADS, ids=lambda p: p.parent.name)
def test_every_pack_is_valid(path: Path) -> None:
    """Nor in the heads of the packs."""
    validator = Draft202012Validator(json.loads(pack_file_schema()))
    content, faults = load_yaml(path.read_text(encoding="utf-8"))
    assert faults == []
    assert [error.message for error in validator.iter_errors(content.value)] == []


RULE = """\
- code: XX101
  name: fish-out-of-water
  category: accuracy/mistranslation
  severity: major
  words: poisson rouge
  message: "« {match} »"
  why: "Because."
  bad: ["Un [[poisson rouge]].", "Le [[poisson rouge]] nage."]
  good: ["Un poisson.", "Le rouge."]
"""
HEAD = "name: own\nprefix: XX\nlang: fr\ntitle: Ours\n"


@pytest.mark.parametrize(
    ("kept", "changed"),
    [
        ("severity: major", "severity: error"),
        ("severity: major", "serverity: major"),
        ("severity: major", "severity: major\n  confidence: sure"),
        ("code: XX101", "code: xx1"),
        ("name: fish-out-of-water", "name: Fish Out"),
        ('bad: ["Un [[poisson rouge]].", ', "bad: ["),
        ('  why: "Because."\n', ""),
        ('why: "Because."', 'why: ""'),
        ("words: poisson rouge", "words: [3]"),
        ("prefix: XX", "prefix: x"),
        ("lang: fr\n", ""),
        ("title: Ours", "title: Ours\nauthor: me"),
    ],
)
def test_what_is_wrong_is_wrong_for_both(
    tmp_path: Path, kept: str, changed: str
) -> None:
    """The schema and the reader agree."""

    def accepted(rule: str, head: str) -> tuple[bool, bool]:
        (tmp_path / "own.yaml").write_text(rule, encoding="utf-8")
        (tmp_path / "pack.yaml").write_text(head, encoding="utf-8")
        texts = {rule_file_schema(): rule, pack_file_schema(): head}
        errors = [
            error.message
            for schema, text in texts.items()
            for error in Draft202012Validator(json.loads(schema)).iter_errors(
                load_yaml(text)[0].value
            )
        ]
        try:
            load_packs([tmp_path])
        except PackError:
            return not errors, False
        return not errors, True

    assert accepted(RULE, HEAD) == (True, True)
    assert (kept in RULE) != (kept in HEAD)
    assert accepted(RULE.replace(kept, changed), HEAD.replace(kept, changed)) == (
        False,
        False,
    )


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
