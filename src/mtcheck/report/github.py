"""Annotations on GitHub: workflow commands that its build servers obey.

Ten of a level are shown for each step. The worst come first; what is left out
follows as plain lines, so that the log has everything, and a last notice says so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtcheck.report.concise import line, problem_line
from mtcheck.report.flags import Flag, Level, heading, sentence, worst_first
from mtcheck.report.lines import counted
from mtcheck.report.paths import from_root
from mtcheck.report.visible import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtcheck.model import Problem, Report
    from mtcheck.report import RenderOptions

MOST = 10
"""Annotations of one level that GitHub shows for a step."""
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def write(report: Report, options: RenderOptions) -> str:
    """Return a line for each annotation; nothing if there is nothing to say."""
    return "".join(f"{row}\n" for row in _rows(report, options))


def _rows(report: Report, options: RenderOptions) -> Iterator[str]:
    room = Counter(dict.fromkeys(Level, MOST))
    said = [_problem(problem, options) for problem in report.problems[:MOST]]
    more = [problem_line(problem) for problem in report.problems[MOST:]]
    room[Level.ERROR] -= len(said)
    found = worst_first(report)
    if more or any(n > room[level] for level, n in _levels(found).items()):
        room[Level.NOTE] -= 1  # the notice about the rest
    for flag in found:
        if room[flag.level] > 0:
            room[flag.level] -= 1
            said.append(_annotation(flag, options))
        else:
            more.append(line(flag.path, flag.finding))
    yield from said
    yield from more
    if more:
        text = f"{counted(len(more), 'more finding')}: see the log"
        yield _command("notice", {"title": "mtcheck"}, text)


def _levels(found: list[Flag]) -> Counter[Level]:
    return Counter(flag.level for flag in found)


def _problem(problem: Problem, options: RenderOptions) -> str:
    file = kept(from_root(problem.path, options))
    properties = {"file": file, "title": "mtcheck cannot check this"}
    return _command("error", properties, problem_line(problem))


def _annotation(flag: Flag, options: RenderOptions) -> str:
    finding = flag.finding
    properties: dict[str, str | int] = {
        "file": kept(from_root(flag.path, options)),
        "line": finding.line,
        "endLine": finding.end_line,
    }
    if finding.line == finding.end_line:  # else GitHub refuses columns
        properties |= {"col": finding.column, "endColumn": finding.end_column}
    properties["title"] = f"mtcheck: {heading(finding)}"
    # The log shows the message alone, so it has to say the place as well.
    place = f"{kept(flag.path)}:{finding.line}:{finding.column}"
    text = f"{place}: {heading(finding)}: {sentence(finding)}"
    return _command(_COMMANDS[flag.level], properties, text)


def _command(name: str, properties: Mapping[str, str | int], text: str) -> str:
    said = ",".join(f"{key}={_property(str(it))}" for key, it in properties.items())
    return f"::{name} {said}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
