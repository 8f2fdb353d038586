"""The findings of each file together, one line each, in columns; for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report.concise import problem_line
from mtcheck.report.counts import is_clean, left_out, rule_table, verdict
from mtcheck.report.flags import sentence
from mtcheck.report.lines import counted
from mtcheck.report.paths import shown
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import FileReport, Finding, Report
    from mtcheck.report import RenderOptions

_SEVERITY_WIDTH = len("critical")


def write(report: Report, options: RenderOptions) -> str:
    """Return a block of lines for each file, the inputs that failed, the verdict."""
    return "".join(f"{row}\n" for row in _rows(report, options))


def _rows(report: Report, options: RenderOptions) -> Iterator[str]:
    if not options.quiet:
        for file in report.files:
            if file.findings:
                yield from _block(file)
        if report.problems:
            yield from map(problem_line, report.problems)
            yield ""
        if options.statistics and (table := rule_table(report)):
            yield from table
            yield ""
    if is_clean(report) and not report.problems:
        words = counted(report.score.words, "word")
        files = counted(len(report.files), "file")
        yield f"PASSED: no findings in {words} ({files}){left_out(report)}"
    else:
        yield verdict(report)


def _block(file: FileReport) -> Iterator[str]:
    cells = [_cells(finding) for finding in file.findings]
    place = max(len(row[0]) for row in cells)
    code = max(len(row[2]) for row in cells)
    number = counted(len(cells), "finding")
    yield f"{shown(file.document.path)} ({number})"
    for row in cells:
        yield _line(row, place, code)
    yield ""


def _cells(finding: Finding) -> tuple[str, str, str, str]:
    return (
        f"{finding.line}:{finding.column}",
        finding.severity.label,
        visible(finding.code),
        f"{visible(finding.name)}: {sentence(finding)}",
    )


def _line(row: Sequence[str], place: int, code: int) -> str:
    where, severity, rule, text = row
    return f"  {where:>{place}}  {severity:<{_SEVERITY_WIDTH}}  {rule:<{code}}  {text}"
