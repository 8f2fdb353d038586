"""One JSON object a line for each finding, for programs that read as they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report.json_report import dump, finding_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Report
    from mtcheck.report import RenderOptions


def write(report: Report, _options: RenderOptions) -> str:
    """Return a line for each finding, then one for each problem."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for file in report.files:
        for finding in file.findings:
            yield dump({"path": file.document.path, **finding_object(finding)})
    for problem in report.problems:
        yield dump({"path": problem.path, "problem": problem.message})
