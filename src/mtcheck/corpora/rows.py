"""What is told of each row: the findings in it, its penalty, its score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.corpora.conditions import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.corpora.sheet import Sheet
    from mtcheck.model import FileReport, Finding, PassageScore


class Result(NamedTuple):
    """A row that was checked."""

    number: int
    id: str
    source_lang: str | None
    target_lang: str | None
    facts: Facts


def results_of(report: FileReport, sheet: Sheet) -> Iterator[Result]:
    """The rows of a report, in file order."""
    found: dict[int, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.passage_index, []).append(finding)
    langs = _languages(report)
    passages = report.document.passages
    scored = zip(passages, report.passages, strict=False)  # those of comments: behind
    for at, (passage, score) in enumerate(scored):
        number = sheet.row_at(passage.target.place(0)).number
        source, target = langs.get(at, (report.source_lang, report.target_lang))
        facts = _facts(score, found.get(at, ()))
        yield Result(number, passage.id, source, target, facts)


def _facts(score: PassageScore, findings: Sequence[Finding]) -> Facts:
    return Facts(score.words, score.penalty, score.score, findings)


def _languages(report: FileReport) -> dict[int, tuple[str | None, str | None]]:
    """The languages of each passage that stands in a text of its own."""
    return {
        at: (part.source_lang or report.source_lang, part.target_lang)
        for part in report.document.parts
        for at in part.passages
        if part.target_lang is not None
    }


def told(path: str, result: Result, *, is_kept: bool | None) -> dict[str, Any]:
    """A row as the outputs say it."""
    facts = result.facts
    worst = facts.worst
    return {
        "path": path,
        "row": result.number,
        "id": result.id,
        "source_lang": result.source_lang,
        "target_lang": result.target_lang,
        "words": facts.words,
        "penalty": _rounded(facts.penalty),
        "score": _rounded(facts.score),
        "severity": None if worst is None else worst.label,
        "codes": sorted({it.code for it in facts.findings}),
        "findings": [_finding(it) for it in facts.findings],
        "kept": is_kept,
        "problem": None,
    }


def told_fault(
    path: str, number: int | None, why: str, *, is_kept: bool | None
) -> dict[str, Any]:
    """A row, or a file, that could not be checked."""
    return {
        **dict.fromkeys(("path", "row", "id", "source_lang", "target_lang")),
        **dict.fromkeys(("words", "penalty", "score", "severity")),
        "path": path,
        "row": number,
        "codes": [],
        "findings": [],
        "kept": is_kept,
        "problem": why,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "category": finding.category,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "suggestions": list(finding.suggestions),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
