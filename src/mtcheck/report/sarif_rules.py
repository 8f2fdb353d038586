"""What SARIF says of the rules that hit: a description, help, how bad, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report.flags import Level, level_of
from mtcheck.report.links import rule_page
from mtcheck.report.markdown_text import code, escaped
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Example, Finding, Report, RuleInfo
    from mtcheck.report.json_report import Json, Object

_MOST_TEXT = 1024
_MOST_EXAMPLES = 3
_PROBLEM_SEVERITIES = {
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.NOTE: "recommendation",
}


def rules(report: Report) -> list[Object]:
    """Return the rules that hit, silenced or not, by their codes."""
    hit: dict[str, Finding] = {}
    for file in report.files:
        for finding in (*file.findings, *(it.finding for it in file.silenced)):
            hit.setdefault(finding.code, finding)
    return [_rule(hit[code], report.rules.get(code)) for code in sorted(hit)]


def _rule(finding: Finding, info: RuleInfo | None) -> Object:
    facts = info or finding
    level = level_of(facts.severity)
    content: dict[str, Json] = {
        "id": finding.code,
        "name": visible(finding.name),
        "shortDescription": {"text": _cut(_title(facts.name))},
        "defaultConfiguration": {"level": level.value},
        "properties": {
            "tags": _tags(facts.category, info),
            "precision": facts.confidence.label,
            "problem.severity": _PROBLEM_SEVERITIES[level],
        },
    }
    if page := rule_page(info):
        content["helpUri"] = page
    if info is not None:
        content |= _explained(info)
    return content


def _title(name: str) -> str:
    return visible(name).replace("-", " ").capitalize()


def _tags(category: str, info: RuleInfo | None) -> list[str]:
    return [category] if info is None else [category, info.lang]


def _explained(info: RuleInfo) -> dict[str, Json]:
    why = visible(info.why) or _title(info.name)
    return {
        "fullDescription": {"text": _cut(why)},
        "help": {
            "text": "\n\n".join(_plain_help(info)) or why,
            "markdown": "\n\n".join(_rich_help(info)) or why,
        },
    }


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…"


def _plain_help(info: RuleInfo) -> Iterator[str]:
    if info.why:
        yield visible(info.why)
    if info.english:
        yield f"English: {visible(info.english)}"
    for example in info.bad[:_MOST_EXAMPLES]:
        yield f"Bad: {visible(example.text)}"
    for example in info.good[:_MOST_EXAMPLES]:
        yield f"Good: {visible(example.text)}"
    if info.limits:
        yield f"Limits: {visible(info.limits)}"


def _rich_help(info: RuleInfo) -> Iterator[str]:
    if info.why:
        yield escaped(info.why)
    if info.english:
        yield f"**English:** {escaped(info.english)}"
    if info.bad:
        yield "**Bad**\n\n" + _examples(info.bad)
    if info.good:
        yield "**Good**\n\n" + _examples(info.good)
    if info.limits:
        yield f"**Limits:** {escaped(info.limits)}"


def _examples(examples: Sequence[Example]) -> str:
    return "\n".join(f"- {code(it.text)}" for it in examples[:_MOST_EXAMPLES])
