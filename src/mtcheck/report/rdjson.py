"""Reviewdog Diagnostic Format: comments on pull requests, with suggestions.

Its columns count bytes of UTF-8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Span
from mtcheck.position import LineIndex
from mtcheck.report.edits import file_edits
from mtcheck.report.flags import Flag, Level, level_of, sentence
from mtcheck.report.json_report import dump
from mtcheck.report.links import HOME, rule_page
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.model import FileReport, Problem, Report, RuleInfo
    from mtcheck.report import RenderOptions
    from mtcheck.report.edits import FileEdit
    from mtcheck.report.json_report import Json, Object

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def write(report: Report, _options: RenderOptions) -> str:
    """Return one object with all diagnostics."""
    diagnostics = [
        *map(_problem, report.problems),
        *(it for file in report.files for it in _diagnostics(file, report.rules)),
    ]
    content: Object = {
        "source": {"name": "mtcheck", "url": HOME},
        "diagnostics": diagnostics,
    }
    return dump(content, indent=2) + "\n"


def _problem(problem: Problem) -> Object:
    return {
        "message": f"cannot be checked: {visible(problem.message)}",
        "location": {"path": problem.path},
        "severity": "ERROR",
        "code": {"value": "unreadable"},
    }


def _diagnostics(file: FileReport, rules: Mapping[str, RuleInfo]) -> Iterator[Object]:
    lines = LineIndex(file.document.content)
    for finding in file.findings:
        start = lines.offset(finding.line, finding.column)
        end = lines.offset(finding.end_line, finding.end_column)
        content: dict[str, Json] = {
            "message": f"{visible(finding.name)}: {sentence(finding)}",
            "location": {
                "path": file.document.path,
                "range": _range(lines, Span(start, max(start, end))),
            },
            "severity": _SEVERITIES[level_of(finding.severity)],
            "code": _code(finding.code, rule_page(rules.get(finding.code))),
        }
        if edits := file_edits(Flag(file, finding)):
            content["suggestions"] = [_suggestion(lines, edits)]
        yield content


def _code(code: str, page: str | None) -> Object:
    return {"value": code} if page is None else {"value": code, "url": page}


def _range(lines: LineIndex, span: Span) -> Object:
    start, end = map(lines.locate_utf8, span)
    return {"start": start._asdict(), "end": end._asdict()}


def _suggestion(lines: LineIndex, edits: Sequence[FileEdit]) -> Object:
    """Several edits as one: a reviewer takes each suggestion by itself."""
    parts, at = [], edits[0].span.start
    for (start, end), text in edits:
        parts += [lines.content[at:start], text]
        at = end
    whole = Span(edits[0].span.start, at)
    return {"range": _range(lines, whole), "text": "".join(parts)}
