"""GitHub and Azure: read back as their build servers read a log."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import FileReport, Finding, Problem, Report, Severity
from mtcheck.report import RenderOptions, render

Sample = tuple[str, Report]
Make = Callable[[str], Report]
Quote = Callable[[str, int, int], Report]


class Command(NamedTuple):
    """A command as a build server understood it."""

    name: str
    properties: dict[str, str]
    text: str


def github_commands(log: str) -> list[Command]:
    """Return the commands in a log, by the rules of the runner of GitHub."""
    found = []
    for line in log.split("\n"):
        trimmed = line.lstrip()
        if not trimmed.startswith("::") or "::" not in trimmed[2:]:
            assert not trimmed.startswith("##[")
            continue
        head, _, text = trimmed[2:].partition("::")
        name, _, properties = head.partition(" ")
        pairs = [pair.split("=", 1) for pair in properties.split(",") if pair]
        values = {key: github_property(value) for key, value in pairs}
        found.append(Command(name, values, github_data(text)))
    return found


def github_data(text: str) -> str:
    """Undo the escapes of a message."""
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def github_property(text: str) -> str:
    """Undo the escapes of a property."""
    return github_data(text.replace("%3A", ":").replace("%2C", ","))


def azure_commands(log: str) -> list[Command]:
    """Return the commands in a log, by the rules of the agent of Azure."""
    found = []
    for line in log.split("\n"):
        assert "##[" not in line
        if (at := line.find("##vso[")) < 0:
            continue
        head, _, text = line[at + len("##vso[") :].partition("]")
        name, _, properties = head.partition(" ")
        pairs = [pair.split("=", 1) for pair in properties.split(";") if pair]
        values = {key: azure_text(value) for key, value in pairs}
        found.append(Command(name, values, azure_text(text)))
    return found


def azure_text(text: str) -> str:
    """Undo the escapes of Azure."""
    for sign, escape in ((";", "%3B"), ("\r", "%0D"), ("\n", "%0A"), ("]", "%5D")):
        text = text.replace(escape, sign)
    return text.replace("%AZP25", "%")


def test_github_reads_every_finding(sample: Sample) -> None:
    """Each finding is an annotation, or a plain line under the notice."""
    name, report = sample
    log = render(report, "github")
    commands = github_commands(log)
    rows = log.splitlines()
    expected = report.score.findings + len(report.problems) + (name == "many")
    assert len(rows) == expected
    assert {it.name for it in commands} <= {"error", "warning", "notice"}


def test_github_annotation(make: Make) -> None:
    """File, place, title and message come through."""
    command = github_commands(render(make("dirty"), "github"))[2]
    assert command.name == "error"
    assert command.properties == {
        "file": "articles/élection.txt",
        "line": "1",
        "endLine": "1",
        "col": "81",
        "endColumn": "112",
        "title": "mtcheck: FR214 hat-in-the-ring",
    }
    assert command.text.startswith("articles/élection.txt:1:81: FR214 hat-in-the-ring")


def test_github_is_silent_when_clean(make: Make) -> None:
    """No finding, no output."""
    assert render(make("clean"), "github") == ""


def changed(report: Report, **values: object) -> Report:
    """Return a report whose findings have other values."""
    files = [
        replace(file, findings=tuple(replace(it, **values) for it in file.findings))  # type: ignore[arg-type]
        for file in report.files
    ]
    return replace(report, files=tuple(files))


def test_columns_only_within_a_line(make: Make) -> None:
    """GitHub takes columns only where a finding ends on its line."""
    commands = github_commands(render(changed(make("dirty"), end_line=99), "github"))
    assert not [it for it in commands if "col" in it.properties]
    assert all(it.properties["endLine"] == "99" for it in commands)


def many_findings(make: Make, numbers: dict[Severity, int], problems: int) -> Report:
    """Return a report with so many findings of each severity, the mild ones first."""
    report = make("many")
    file = report.files[0]
    first = file.findings[0]
    findings: list[Finding] = []
    for severity, number in sorted(numbers.items()):
        findings += [replace(first, severity=severity)] * number
    broken = tuple(Problem(f"{at}.txt", "broken") for at in range(problems))
    files: tuple[FileReport, ...] = (replace(file, findings=tuple(findings)),)
    return replace(report, files=files, problems=broken)


@pytest.mark.parametrize(
    ("numbers", "problems", "left"),
    [
        ({Severity.MAJOR: 10, Severity.MINOR: 10, Severity.NEUTRAL: 10}, 0, 0),
        ({Severity.MAJOR: 11}, 0, 1),
        ({Severity.MAJOR: 7, Severity.CRITICAL: 7}, 0, 4),
        ({Severity.NEUTRAL: 11}, 0, 2),
        ({Severity.MAJOR: 11, Severity.NEUTRAL: 10}, 0, 2),
        ({Severity.MAJOR: 10}, 2, 2),
        ({Severity.MINOR: 3}, 12, 2),
    ],
)
def test_ten_of_a_level(
    numbers: dict[Severity, int], problems: int, left: int, make: Make
) -> None:
    """What GitHub would drop are plain lines, and the last line says how many."""
    report = many_findings(make, numbers, problems)
    log = render(report, "github").splitlines()
    commands = github_commands("\n".join(log))
    assert max(Counter(it.name for it in commands).values()) <= 10
    plain = [line for line in log if not line.startswith("::")]
    assert len(plain) == left
    noun = "finding" if left == 1 else "findings"
    last = f"::notice title=mtcheck::{left} more {noun}: see the log"
    assert (log[-1] == last) == bool(left)
    assert len(log) == sum(numbers.values()) + problems + bool(left)


def test_the_worst_come_first(make: Make) -> None:
    """Ten of eleven errors are shown, the critical ones among them."""
    report = many_findings(make, {Severity.MAJOR: 10, Severity.CRITICAL: 1}, 0)
    log = render(report, "github").splitlines()
    assert " major " in log[-2]
    assert "critical" not in log[-2]


def test_azure_reads_every_finding(sample: Sample) -> None:
    """Each is an issue, save those that cost nothing: they are plain lines."""
    report = sample[1]
    log = render(report, "azure")
    commands = azure_commands(log)
    assert {it.name for it in commands} <= {"task.logissue"}
    notes = report.score.by_severity.get(Severity.NEUTRAL, 0)
    assert len(commands) == report.score.findings - notes + len(report.problems)
    assert len(log.splitlines()) == len(commands) + notes


def test_azure_issue(make: Make) -> None:
    """Path, place, code and message come through."""
    options = RenderOptions(folder="/agent/1/s/docs", root="/agent/1/s")
    log = render(make("dirty"), "azure", options=options)
    assert azure_commands(log)[2].properties == {
        "type": "error",
        "sourcepath": "/agent/1/s/docs/articles/élection.txt",
        "linenumber": "1",
        "columnnumber": "81",
        "code": "FR214",
    }


SIGNS = st.text(st.sampled_from("%:,;][\n\r#=a25 3AD"), max_size=30)


@given(SIGNS)
def test_escapes_are_undone(make_quoting: Quote, text: str) -> None:
    """Whatever signs a text holds, build servers read it as it was shown."""
    report = make_quoting(text, 0, 0)
    shown = text.replace("\n", " ").replace("\r", " ")
    if re.search(r"##\w*\[", text):
        return  # these are disarmed, which other tests look at
    _, github = github_commands(render(report, "github"))
    assert github.properties["title"] == f"mtcheck: {shown} {shown}"
    _, azure = azure_commands(render(report, "azure"))
    assert azure.properties["code"] == shown
    assert shown in azure.text
