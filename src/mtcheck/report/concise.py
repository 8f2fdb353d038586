"""One line a finding, in the form that editors and `grep` know how to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report.counts import is_clean, rule_table, verdict
from mtcheck.report.paths import shown
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Finding, Problem, Report
    from mtcheck.report import RenderOptions


def write(report: Report, options: RenderOptions) -> str:
    """Return one line for each finding; nothing if there is none."""
    return "".join(f"{row}\n" for row in _lines(report, options))


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    if options.quiet:
        if report.problems or not is_clean(report):
            yield verdict(report)
        return
    for file in report.files:
        for finding in file.findings:
            yield line(file.document.path, finding)
    yield from map(problem_line, report.problems)
    if options.statistics:
        yield from rule_table(report)


def line(path: str, finding: Finding) -> str:
    """Return the line of one finding."""
    place = f"{shown(path)}:{finding.line}:{finding.column}"
    rule = f"{visible(finding.code)} {finding.severity.label} {visible(finding.name)}"
    return f"{place}: {rule}: {visible(finding.message)}"


def problem_line(problem: Problem) -> str:
    """Return the line of something that kept an input from being checked."""
    return f"{shown(problem.path)}: error: {visible(problem.message)}"
