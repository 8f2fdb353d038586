"""Issues of Azure Pipelines: logging commands that its agents obey.

An agent knows errors and warnings; findings that cost nothing are plain lines. It
shows ten of each kind, so the worst come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report.concise import line, problem_line
from mtcheck.report.flags import Flag, Level, heading, sentence, worst_first
from mtcheck.report.paths import absolute
from mtcheck.report.visible import kept, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtcheck.model import Problem, Report
    from mtcheck.report import RenderOptions


def write(report: Report, options: RenderOptions) -> str:
    """Return a line for each issue; nothing if there is none."""
    return "".join(f"{row}\n" for row in _rows(report, options))


def _rows(report: Report, options: RenderOptions) -> Iterator[str]:
    for problem in report.problems:
        yield _problem(problem, options)
    for flag in worst_first(report):
        if flag.level is Level.NOTE:
            yield line(flag.path, flag.finding)
        else:
            yield _issue(flag, options)


def _problem(problem: Problem, options: RenderOptions) -> str:
    properties = {
        "type": "error",
        "sourcepath": kept(absolute(problem.path, options)),
    }
    return _command(properties, problem_line(problem))


def _issue(flag: Flag, options: RenderOptions) -> str:
    finding = flag.finding
    properties = {
        "type": flag.level.value,
        # The agent looks absolute paths up in its repositories.
        "sourcepath": kept(absolute(flag.path, options)),
        "linenumber": str(finding.line),
        "columnnumber": str(finding.column),
        "code": visible(finding.code),
    }
    return _command(properties, f"{heading(finding)}: {sentence(finding)}")


def _command(properties: Mapping[str, str], text: str) -> str:
    said = "".join(f"{key}={_property(value)};" for key, value in properties.items())
    return f"##vso[task.logissue {said}]{_data(text)}"


def _data(text: str) -> str:
    # Agents that decode it say so for this spelling of the percent sign alone.
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
