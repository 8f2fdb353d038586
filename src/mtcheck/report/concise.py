"""One line a finding, in the form that editors and `grep` know how to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report.counts import is_clean, rule_table, verdict
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Finding, Report
    from mtcheck.report import RenderOptions


def write(report: Report, options: RenderOptions) -> str:
    """Return one line for each finding; nothing if there is none."""
    return "".join(f"{line}\n" for line in _lines(report, options))


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    if options.quiet:
        if report.problems or not is_clean(report):
            yield verdict(report)
        return
    for file in report.files:
        for finding in file.findings:
            yield _line(file.document.path, finding)
    for problem in report.problems:
        yield f"{_path(problem.path)}: error: {visible(problem.message)}"
    if options.statistics:
        yield from rule_table(report)


def _line(path: str, finding: Finding) -> str:
    place = f"{_path(path)}:{finding.line}:{finding.column}"
    rule = f"{visible(finding.code)} {finding.severity.label} {visible(finding.name)}"
    return f"{place}: {rule}: {visible(finding.message)}"


def _path(path: str) -> str:
    # A line that starts with « :: » is a command to the build servers of GitHub.
    return visible(f"./{path}" if path.lstrip().startswith("::") else path)
