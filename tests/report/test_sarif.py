"""SARIF, held against its published schema and what GitHub asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from mtcheck.model import Problem, Report, Severity
from mtcheck.report import RenderOptions, render, sarif

SCHEMA = Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
Sample = tuple[str, Report]
Make = Callable[[str], Report]


def run_of(report: Report, options: RenderOptions | None = None) -> Any:  # noqa: ANN401
    """Return the one run of a report, checked against the schema."""
    log = json.loads(render(report, "sarif", options=options))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


def test_schema_holds(sample: Sample) -> None:
    """Every report is valid, and says in what its columns count."""
    run = run_of(sample[1])
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == sample[1].score.findings


def test_schema_is_strict(make: Make) -> None:
    """The schema would notice a mistake."""
    log = json.loads(render(make("dirty"), "sarif"))
    log["runs"][0]["results"][0]["levle"] = "error"
    assert not VALIDATOR.is_valid(log)


def test_results_point_to_their_rules(sample: Sample) -> None:
    """An index of a rule leads to the rule of that id; ids are unique."""
    run = run_of(sample[1])
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_fingerprints_are_those_of_our_report(make: Make) -> None:
    """GitHub reads this key alone; no line is in it, so alerts survive moves."""
    report = make("many")
    found = [finding for file in report.files for finding in file.findings]
    for finding, result in zip(found, run_of(report)["results"], strict=True):
        prints = result["partialFingerprints"]
        assert prints == {"primaryLocationLineHash": f"{finding.fingerprint}:1"}


def test_levels_follow_severities(make: Make) -> None:
    """What fails by default is an error; what costs nothing a note."""
    results = run_of(make("dirty"))["results"]
    levels = {it["properties"]["severity"]: it["level"] for it in results}
    assert levels == {
        "critical": "error",
        "major": "error",
        "minor": "warning",
        "neutral": "note",
    }


def test_rules_have_help(make: Make) -> None:
    """Why, examples and limits stand in the help, in both forms."""
    rules = {r["id"]: r for r in run_of(make("dirty"))["tool"]["driver"]["rules"]}
    told = rules["FR214"]["help"]
    assert "throws no hats" in told["text"]
    assert "Bad: Elle jette son chapeau dans le ring." in told["text"]
    assert r"\`en lice\`" in told["markdown"]
    assert rules["FR214"]["properties"]["precision"] == "high"
    assert "help" not in rules["FR220"]  # nobody told the report about it


def test_long_descriptions_are_cut(make: Make) -> None:
    """GitHub takes 1,024 characters."""
    report = make("dirty")
    info = replace(report.rules["FR214"], why="mot " * 500)
    run = run_of(replace(report, rules={"FR214": info}))
    rule = next(r for r in run["tool"]["driver"]["rules"] if r["id"] == "FR214")
    assert len(rule["fullDescription"]["text"]) == 1024
    assert len(rule["help"]["text"]) > 1024


def test_fixes_are_edits_of_the_file(make: Make) -> None:
    """Safe and unsafe fixes are there, those only to be shown are not."""
    report = make("dirty")
    content = report.files[0].document.content.split("\n")
    fixes = {
        result["ruleId"]: result["fixes"]
        for result in run_of(report)["results"]
        if "fixes" in result
    }
    assert set(fixes) == {"FR101", "FR102"}
    ((change,),) = (fix["artifactChanges"] for fix in fixes["FR102"])
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    line = content[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == " "
    assert replacement["insertedContent"]["text"] == "\xa0"


def test_problems_are_notifications(make: Make) -> None:
    """A run that missed an input did not succeed, and says what it missed."""
    (invocation,) = run_of(make("problems"))["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notes] == [
        "not well-formed: line 3, column 7",
        "permission denied",
    ]
    (clean,) = run_of(make("clean"))["invocations"]
    assert clean["executionSuccessful"] is True
    assert clean["toolExecutionNotifications"] == []


@pytest.mark.parametrize(
    "path", ["un dossier/é#?.txt", "a:b.txt", "100%.txt", "\udcff.txt", "«x».txt"]
)
def test_paths_are_references(path: str, make: Make) -> None:
    """Whatever a path holds, it is one relative reference of plain signs."""
    report = replace(make("clean"), problems=(Problem(path, "broken"),))
    (invocation,) = run_of(report)["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    place = note["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uriBaseId"] == "%SRCROOT%"
    assert place["uri"].isascii()
    assert ":" not in place["uri"]
    assert unquote(place["uri"], errors="surrogateescape") == path


def test_paths_begin_at_the_root(make: Make) -> None:
    """Run in a folder of a project, paths still begin at the project."""
    options = RenderOptions(folder="/home/p/docs", root="/home/p")
    (result, *_) = run_of(make("dirty"), options)["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(place["uri"]) == "docs/articles/élection.txt"


def test_the_least_severe_are_left_out(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past what GitHub takes the worst remain, and a note says so."""
    monkeypatch.setattr(sarif, "MOST", 3)
    run = run_of(make("dirty"))
    assert [it["properties"]["severity"] for it in run["results"]] == [
        *["critical"] * 2,
        Severity.MAJOR.label,
    ]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "4 findings left out, the least severe"
