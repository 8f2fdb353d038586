"""SARIF 2.1.0, for code scanning and editors.

Columns count code points and the file says so: readers otherwise take them for
UTF-16 units. There is no automation id: a run gets the one of its upload.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Applicability
from mtcheck.position import LineIndex
from mtcheck.report.edits import file_edits
from mtcheck.report.flags import Flag, flags, sentence, silenced, worst_first
from mtcheck.report.json_report import dump
from mtcheck.report.lines import counted
from mtcheck.report.links import HOME
from mtcheck.report.paths import from_root, uri
from mtcheck.report.sarif_rules import rules
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.model import Finding, Problem, Report, Silenced
    from mtcheck.report import RenderOptions
    from mtcheck.report.edits import FileEdit
    from mtcheck.report.json_report import Json, Object

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 25_000
"""Results of a run that GitHub takes; it refuses files with more."""


def write(report: Report, options: RenderOptions) -> str:
    """Return one object with one run."""
    described = rules(report)
    indices = {str(rule["id"]): at for at, rule in enumerate(described)}
    driver: Object = {
        "name": "mtcheck",
        "informationUri": HOME,
        "semanticVersion": report.version,
        "rules": described,
        "notifications": [{"id": "unreadable"}, {"id": "left-out"}],
    }
    run: Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, options)],
        "results": list(_results(report, indices, options)),
    }
    content: Object = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dump(content, indent=2) + "\n"


def _results(
    report: Report, indices: Mapping[str, int], options: RenderOptions
) -> Iterator[Object]:
    lines: LineIndex | None = None
    for flag, by in _taken(report):
        content = flag.file.document.content
        if lines is None or lines.content is not content:
            lines = LineIndex(content)
        result = _result(flag, lines, indices[flag.finding.code], options)
        yield {**result, **({} if by is None else {"suppressions": by})}


def _taken(report: Report) -> Iterator[tuple[Flag, list[Json] | None]]:
    """Findings, then silenced ones as far as there is room; each with what silences.

    In one run all results must say what silences them, or none.
    """
    hidden = list(silenced(report))
    found = list(flags(report))
    if len(found) > MOST:
        found = worst_first(report)[:MOST]
    for flag in found:
        yield flag, [] if hidden else None
    for flag, each in hidden[: MOST - len(found)]:
        yield flag, [_suppression(each)]


def _suppression(each: Silenced) -> Object:
    kind = "inSource" if each.means == "comment" else "external"
    content: dict[str, Json] = {"kind": kind, "status": "accepted"}
    if each.reason:
        content["justification"] = visible(each.reason)
    return content


def _result(flag: Flag, lines: LineIndex, rule: int, options: RenderOptions) -> Object:
    finding = flag.finding
    artifact = _artifact(flag.path, options)
    content: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": flag.level.value,
        "message": {"text": sentence(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": _region(finding),
                }
            }
        ],
        # GitHub reads this key alone. It survives moves: no line number is in it.
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:1"},
        "properties": _properties(finding),
    }
    if finding.related:
        content["relatedLocations"] = list(_related(finding, artifact))
    if edits := file_edits(flag):
        content["fixes"] = [_fix(finding, edits, lines, artifact)]
    return content


def _artifact(path: str, options: RenderOptions) -> Object:
    return {"uri": uri(from_root(path, options)), "uriBaseId": "%SRCROOT%"}


def _region(finding: Finding) -> Object:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }


def _related(finding: Finding, artifact: Object) -> Iterator[Object]:
    for number, place in enumerate(finding.related, 1):
        region = {"startLine": place.line, "startColumn": place.column}
        yield {
            "id": number,
            "physicalLocation": {"artifactLocation": artifact, "region": region},
            "message": {"text": visible(place.text)},
        }


def _properties(finding: Finding) -> Object:
    return {
        "category": finding.category,
        "severity": finding.severity.label,
        "confidence": finding.confidence.label,
        "english": None if finding.english is None else visible(finding.english),
        "passage": visible(finding.passage),
        "text": visible(finding.text),
    }


def _fix(
    finding: Finding, edits: Sequence[FileEdit], lines: LineIndex, artifact: Object
) -> Object:
    is_safe = finding.fix and finding.fix.applicability is Applicability.SAFE
    told = "cannot change the meaning" if is_safe else "may change the meaning"
    replacements = [_replacement(edit, lines) for edit in edits]
    return {
        "description": {"text": f"A fix that {told}"},
        "artifactChanges": [
            {"artifactLocation": artifact, "replacements": replacements}
        ],
    }


def _replacement(edit: FileEdit, lines: LineIndex) -> Object:
    start, end = map(lines.locate, edit.span)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _invocation(report: Report, options: RenderOptions) -> Object:
    notes = [_problem(problem, options) for problem in report.problems]
    if (more := report.score.findings - MOST) > 0:
        text = f"{counted(more, 'finding')} left out, the least severe"
        notes.append(_notification("left-out", "note", text))
    return {
        "executionSuccessful": not report.problems,
        "toolExecutionNotifications": notes,
    }


def _problem(problem: Problem, options: RenderOptions) -> Object:
    artifact = _artifact(problem.path, options)
    return {
        **_notification("unreadable", "error", visible(problem.message)),
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    }


def _notification(name: str, level: str, text: str) -> Object:
    return {"descriptor": {"id": name}, "level": level, "message": {"text": text}}
