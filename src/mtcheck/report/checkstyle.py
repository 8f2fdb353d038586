"""Checkstyle: the XML that many build servers and reviewers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report.flags import Level, flags, heading, level_of, sentence
from mtcheck.report.markup import document, element
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from mtcheck.model import Finding, Problem, Report
    from mtcheck.report import RenderOptions

# The version of the format that all readers know.
_VERSION = "4.3"
_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "info"}


def write(report: Report, _options: RenderOptions) -> str:
    """Return the whole document: a file with an error for each finding."""
    root = element("checkstyle", version=_VERSION)
    files: dict[str, Element] = {}
    paths = [it.document.path for it in report.files]
    for path in dict.fromkeys([*paths, *(it.path for it in report.problems)]):
        files[path] = element("file", root, name=path)
    for flag in flags(report):
        _finding(files[flag.path], flag.finding)
    for problem in report.problems:
        _problem(files[problem.path], problem)
    return document(root)


def _finding(file: Element, finding: Finding) -> None:
    element(
        "error",
        file,
        line=finding.line,
        column=finding.column,
        severity=_SEVERITIES[level_of(finding.severity)],
        message=f"{heading(finding)}: {sentence(finding)}",
        source=f"mtcheck.{visible(finding.code)}",
    )


def _problem(file: Element, problem: Problem) -> None:
    element(
        "error",
        file,
        line=1,
        severity="error",
        message=f"cannot be checked: {visible(problem.message)}",
        source="mtcheck.unreadable",
    )
