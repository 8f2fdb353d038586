"""A row for each finding, for spreadsheets: tab-separated values with a head."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from mtcheck.report.flags import Flag, flags, passage_of, quoted
from mtcheck.report.paths import path_of_line
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.model import Problem, Report
    from mtcheck.report import RenderOptions

HEAD = (
    "path line column end_line end_column severity confidence code name category"
    " message text suggestions english source target"
).split()
# Spreadsheets take a cell that begins with one of these for a formula.
_FORMULA = tuple("=+-@＝＋－＠")


def write(report: Report, _options: RenderOptions) -> str:
    """Return the head, a row for each problem, a row for each finding."""
    text = io.StringIO()
    writer = csv.writer(text, "excel-tab", lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(map(_problem, report.problems))
    writer.writerows(map(_row, flags(report)))
    return text.getvalue()


def _problem(problem: Problem) -> list[str]:
    said = {
        "path": path_of_line(problem.path),
        "severity": "error",
        "name": "unreadable",
        "message": visible(problem.message),
    }
    return [_inert(said.get(column, "")) for column in HEAD]


def _row(flag: Flag) -> list[str]:
    finding, passage = flag.finding, passage_of(*flag)
    source = passage.source if passage else None
    texts = [
        visible(finding.code),
        visible(finding.name),
        visible(finding.category),
        visible(finding.message),
        quoted(finding.text),
        " | ".join(map(quoted, finding.suggestions)),
        visible(finding.english or ""),
        visible(source.content if source else ""),
        visible(passage.target.content if passage else ""),
    ]
    return [
        _inert(path_of_line(flag.path)),
        *(str(number) for number in _place(flag)),
        finding.severity.label,
        finding.confidence.label,
        *map(_inert, texts),
    ]


def _place(flag: Flag) -> Sequence[int]:
    finding = flag.finding
    return finding.line, finding.column, finding.end_line, finding.end_column


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell
