"""What is found and not reported: every format says so where it has a place for it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mtcheck.model import Report, Silenced
from mtcheck.report import FORMATS, render, sarif

MEANS = ("comment", "allow", "name", "baseline")
HOSTILE = "by order\x1b[2J ]]> </script><b>::error::\u202e"
Make = Callable[[str], Report]


@pytest.fixture
def report(make: Make) -> Report:
    """A report whose first four findings are silenced, one by each means."""
    whole = make("dirty")
    left = iter(MEANS)
    files = []
    for file in whole.files:
        pairs = [(finding, next(left, None)) for finding in file.findings]
        hidden = tuple(Silenced(f, by, HOSTILE) for f, by in pairs if by)
        kept = tuple(finding for finding, by in pairs if by is None)
        files.append(replace(file, findings=kept, silenced=hidden))
    return replace(whole, files=tuple(files), expired=2)


def results(report: Report) -> list[dict[str, Any]]:
    """The results of the SARIF report."""
    (run,) = json.loads(render(report, "sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    for it in run["results"]:
        assert rules[it["ruleIndex"]]["id"] == it["ruleId"]
    found: list[dict[str, Any]] = run["results"]
    return found


def test_sarif_says_what_silences(report: Report) -> None:
    """All results say so or none; a comment is in the source, all else is not."""
    found = [it["suppressions"] for it in results(report)]
    kept = sum(len(file.findings) for file in report.files)
    assert found[:kept] == [[]] * kept
    kinds = [it["kind"] for (it,) in found[kept:]]
    assert kinds == ["inSource", "external", "external", "external"]
    assert all("by order" in it["justification"] for (it,) in found[kept:])


def test_sarif_without_silencers_has_no_word_of_them(make: Make) -> None:
    assert all("suppressions" not in it for it in results(make("dirty")))


def test_silenced_results_take_no_room_from_others(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub takes so many and no more."""
    kept = sum(len(file.findings) for file in report.files)
    monkeypatch.setattr(sarif, "MOST", kept + 1)
    found = [it["suppressions"] for it in results(report)]
    assert [len(it) for it in found] == [0] * kept + [1]


def test_junit_skips_what_is_silenced(report: Report, make: Make) -> None:
    """With the reason; the number of tests stays the same."""
    root = ET.fromstring(render(report, "junit"))  # noqa: S314 - our own
    before = ET.fromstring(render(make("dirty"), "junit"))  # noqa: S314
    assert root.get("tests") == before.get("tests")
    told = [it.get("message", "") for it in root.iter("skipped")]
    assert sum(it.startswith("silenced ") for it in told) == len(MEANS)
    assert any(it.startswith("silenced by a comment: by order") for it in told)
    for suite in root.iter("testsuite"):
        assert suite.get("skipped") == str(len(list(suite.iter("skipped"))))


@pytest.mark.parametrize("name", ["full", "grouped", "markdown"])
def test_the_verdict_says_how_many(name: str, report: Report) -> None:
    """Of what is silenced, known, expired."""
    told = render(report, name).replace("\\", "")
    said = (
        "(3 silenced, 1 known to the baseline, 2 entries of the baseline expired:"
        " run mtcheck baseline prune)"
    )
    assert said in " ".join(told.split())


def test_a_clean_file_says_it_too(report: Report, make: Make) -> None:
    clean = make("clean")
    (file,) = clean.files
    hidden = tuple(each for it in report.files for each in it.silenced)
    files = (replace(file, silenced=hidden),)
    told = render(replace(clean, files=files), "grouped")
    assert told.endswith("(1 file) (3 silenced, 1 known to the baseline)\n")


def test_the_page_has_figures(report: Report, make: Make) -> None:
    page = render(report, "html")
    assert "<dt>Silenced</dt>" in page
    assert "2 entries of the baseline expired" in page
    assert "<dt>Silenced</dt>" not in render(make("dirty"), "html")


@pytest.mark.parametrize("name", FORMATS)
def test_reasons_are_disarmed(name: str, report: Report) -> None:
    told = render(report, name)
    assert "\x1b[2J" not in told
    assert "\u202e" not in told
    assert "by order</script" not in told
    assert not any(line.startswith("::error::\u202e") for line in told.splitlines())
