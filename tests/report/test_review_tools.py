"""GitLab and reviewdog: read by strict decoders of what their pages document."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Literal

import msgspec
import pytest

from mtcheck.model import Problem, Report
from mtcheck.report import RenderOptions, render

Sample = tuple[str, Report]
Make = Callable[[str], Report]
Counted = Annotated[int, msgspec.Meta(ge=1)]


class Strict(msgspec.Struct, forbid_unknown_fields=True):
    """An object without any further key."""


class Lines(Strict):
    """The lines of an issue."""

    begin: Counted
    end: Counted | None = None


class IssuePlace(Strict):
    """Where an issue is."""

    path: str
    lines: Lines


class Issue(Strict):
    """An issue of GitLab's Code Quality."""

    description: str
    check_name: str
    fingerprint: str
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    location: IssuePlace


class Source(Strict):
    """The tool that speaks."""

    name: str
    url: str


class Position(Strict):
    """A line and a byte in it."""

    line: Counted
    column: Counted


class Range(Strict):
    """A half-open range."""

    start: Position
    end: Position


class Location(Strict):
    """A file and a range in it."""

    path: str
    range: Range | None = None


class Code(Strict):
    """A rule."""

    value: str
    url: str | None = None


class Suggestion(Strict):
    """A range and what is to stand there."""

    range: Range
    text: str


class Diagnostic(Strict):
    """One finding."""

    message: str
    location: Location
    severity: Literal["ERROR", "WARNING", "INFO"]
    code: Code
    suggestions: list[Suggestion] = []


class DiagnosticResult(Strict):
    """All of them."""

    source: Source
    diagnostics: list[Diagnostic]


def issues(report: Report, options: RenderOptions | None = None) -> list[Issue]:
    """Return what GitLab reads."""
    data = json.loads(render(report, "gitlab", options=options))
    return msgspec.convert(data, list[Issue])


def diagnostics(report: Report) -> list[Diagnostic]:
    """Return what reviewdog reads."""
    data = json.loads(render(report, "rdjson"))
    return msgspec.convert(data, DiagnosticResult).diagnostics


def test_gitlab_reads_every_finding(sample: Sample) -> None:
    """Each finding and problem is an issue; a clean run is an empty list."""
    report = sample[1]
    found = issues(report)
    assert len(found) == report.score.findings + len(report.problems)
    assert sum(it.severity == "blocker" for it in found) == len(report.problems)
    assert not [it for it in found if it.location.path.startswith("./")]


def test_gitlab_fingerprints_are_unique(make: Make) -> None:
    """GitLab shows one of several equal ones, so none are, in one file or two."""
    report = make("many")
    file, other = report.files
    same = tuple(replace(it, fingerprint="same") for it in file.findings)
    report = replace(
        report,
        files=(replace(file, findings=same), replace(other, findings=same)),
        problems=(Problem("a.txt", "broken"),) * 3,
    )
    prints = [it.fingerprint for it in issues(report)]
    assert len(set(prints)) == len(prints) == 2 * len(same) + 3


def test_gitlab_fingerprints_survive_moves(make: Make) -> None:
    """A finding that is ten lines further down has the same one."""
    report = make("dirty")
    (file,) = report.files
    moved = tuple(
        replace(it, line=it.line + 10, end_line=it.end_line + 10)
        for it in file.findings
    )
    down = replace(report, files=(replace(file, findings=moved),))
    assert issues(down) != issues(report)
    assert [it.fingerprint for it in issues(down)] == [
        it.fingerprint for it in issues(report)
    ]


def test_gitlab_has_our_severities(make: Make) -> None:
    """GitLab knows the words; what costs nothing is for information."""
    found = {it.check_name: it.severity for it in issues(make("dirty"))}
    assert found["masked-number"] == "critical"
    assert found["hat-in-the-ring"] == "major"
    assert found["space-after-comma"] == "minor"
    assert found["endless-sentence"] == "info"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("./a/b.txt", "docs/a/b.txt"),
        ("../b.txt", "b.txt"),
        ("/work/p/docs/b.txt", "docs/b.txt"),
        ("/elsewhere/b.txt", "/elsewhere/b.txt"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_gitlab_paths_begin_at_the_root(path: str, told: str, make: Make) -> None:
    """However a file was named, its path begins where the project does."""
    options = RenderOptions(folder="/work/p/docs", root="/work/p")
    report = replace(make("clean"), problems=(Problem(path, "broken"),))
    (issue,) = issues(report, options)
    assert issue.location.path == told


def test_reviewdog_reads_every_finding(sample: Sample) -> None:
    """Each finding and problem is a diagnostic."""
    report = sample[1]
    found = diagnostics(report)
    assert len(found) == report.score.findings + len(report.problems)
    assert sum(it.location.range is None for it in found) == len(report.problems)


def test_reviewdog_counts_bytes(make: Make) -> None:
    """The bytes at the range of each diagnostic are the words that were found."""
    for name in ("dirty", "scripts"):
        report = make(name)
        (file,) = report.files
        lines = file.document.content.encode().split(b"\n")
        for finding, told in zip(file.findings, diagnostics(report), strict=True):
            assert told.location.range
            start, end = told.location.range.start, told.location.range.end
            line = lines[start.line - 1]
            assert start.line == end.line
            assert line[start.column - 1 : end.column - 1].decode() == finding.text


def test_reviewdog_suggestions_give_the_fixed_text(make: Make) -> None:
    """Put in, a suggestion gives the text that the fix would give."""
    report = make("dirty")
    lines = report.files[0].document.content.encode().split(b"\n")
    fixed = {}
    for told in diagnostics(report):
        for suggestion in told.suggestions:
            start, end = suggestion.range.start, suggestion.range.end
            line = lines[start.line - 1]
            new = suggestion.text.encode()
            line = line[: start.column - 1] + new + line[end.column - 1 :]
            fixed[told.code.value] = line.decode()
    assert set(fixed) == {"FR101", "FR102"}
    assert "milliards, deux" in fixed["FR101"]
    assert "qu’ici\xa0: un" in fixed["FR102"]
