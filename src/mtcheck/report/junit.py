"""JUnit: a suite for each file, a failing test for each finding.

Findings that cost nothing and those that are silenced are skipped tests; a file
without findings has a test that passes, since some viewers refuse an empty suite.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mtcheck.model import Severity
from mtcheck.report.flags import heading, quoted, sentence
from mtcheck.report.markup import document, element
from mtcheck.report.paths import from_root
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from mtcheck.model import FileReport, Finding, Problem, Report, Silenced
    from mtcheck.report import RenderOptions


def write(report: Report, options: RenderOptions) -> str:
    """Return the whole document."""
    root = element("testsuites", name="mtcheck")
    files = {it.document.path: it for it in report.files}
    problems = defaultdict(list)
    for problem in report.problems:
        problems[problem.path].append(problem)
    total: Counter[str] = Counter()
    for path in dict.fromkeys([*files, *problems]):
        shown = from_root(path, options)
        total += _suite(root, shown, files.get(path), problems[path])
    _count(root, total)
    return document(root)


def _suite(
    root: Element, path: str, file: FileReport | None, problems: Sequence[Problem]
) -> Counter[str]:
    findings = file.findings if file else ()
    silenced = file.silenced if file else ()
    suite = element("testsuite", root, name=path)
    for problem in problems:
        _problem(suite, path, problem)
    for finding in findings:
        _finding(suite, path, finding)
    for each in silenced:
        _silenced(suite, path, each)
    if not len(suite):
        _case(suite, path, "no findings", 1)
    neutral = sum(it.severity == Severity.NEUTRAL for it in findings)
    counts = Counter(
        tests=len(suite),
        failures=len(findings) - neutral,
        errors=len(problems),
        skipped=neutral + len(silenced),
    )
    _count(suite, counts)
    return counts


def _count(suite: Element, counts: Counter[str]) -> None:
    for name in ("tests", "failures", "errors", "skipped"):
        suite.set(name, str(counts[name]))


def _case(suite: Element, path: str, name: str, line: int) -> Element:
    return element("testcase", suite, name=name, classname=path, file=path, line=line)


def _problem(suite: Element, path: str, problem: Problem) -> None:
    case = _case(suite, path, "can be checked", 1)
    element("error", case, type="unreadable", message=visible(problem.message))


_MEANS = {
    "comment": "by a comment",
    "allow": "as an allowed phrase",
    "name": "as a name",
    "baseline": "by the baseline",
}


def _silenced(suite: Element, path: str, each: Silenced) -> None:
    finding = each.finding
    place = f"{finding.line}:{finding.column}"
    case = _case(suite, path, f"{heading(finding)} {place}", finding.line)
    reason = f": {visible(each.reason)}" if each.reason else ""
    told = f"silenced {_MEANS[each.means]}{reason}"
    element("skipped", case, message=f"{told} ({sentence(finding)})")


def _finding(suite: Element, path: str, finding: Finding) -> None:
    place, told = f"{finding.line}:{finding.column}", sentence(finding)
    case = _case(suite, path, f"{heading(finding)} {place}", finding.line)
    if finding.severity == Severity.NEUTRAL:
        element("skipped", case, message=told)
        return
    severity = finding.severity.label
    text = f"{path}:{place}: {severity}: {quoted(finding.text)}"
    element("failure", case, text, type=severity, message=told)
