"""Findings as other tools see them: with the path, at one of three levels."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import FileReport, Finding, Severity
from mtcheck.report.visible import revealed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Passage, Report, Silenced, Text

_MOST_REMEDIES = 3


class Level(StrEnum):
    """How bad something is for tools that know no more than three levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Flag(NamedTuple):
    """A finding and the file it is in."""

    file: FileReport
    finding: Finding

    @property
    def path(self) -> str:
        """The path of the file, as it was given."""
        return self.file.document.path

    @property
    def level(self) -> Level:
        """The level that its severity comes to."""
        return level_of(self.finding.severity)


def level_of(severity: Severity) -> Level:
    """What fails by default is an error; what costs nothing a note."""
    if severity >= Severity.MAJOR:
        return Level.ERROR
    return Level.WARNING if severity > Severity.NEUTRAL else Level.NOTE


def flags(report: Report) -> Iterator[Flag]:
    """Yield all findings in their order."""
    for file in report.files:
        for finding in file.findings:
            yield Flag(file, finding)


def silenced(report: Report) -> Iterator[tuple[Flag, Silenced]]:
    """Yield the findings that are not reported, each with what silences it."""
    for file in report.files:
        for each in file.silenced:
            yield Flag(file, each.finding), each


def worst_first(report: Report) -> list[Flag]:
    """Return all findings, those of equal severity in their order."""
    return sorted(flags(report), key=lambda flag: -flag.finding.severity)


def passage_of(file: FileReport, finding: Finding) -> Passage | None:
    """Return the passage of a finding; None for one that is in no passage."""
    passages = file.document.passages
    is_known = 0 <= finding.passage_index < len(passages)
    return passages[finding.passage_index] if is_known else None


def text_of(passage: Passage | None, finding: Finding) -> str:
    """Return the text that the offsets of the finding count in."""
    if passage is None:
        return ""
    sides: dict[str, Text | None] = {
        "source": passage.source,
        "reference": passage.reference,
    }
    text = sides.get(finding.side, passage.target)
    return text.content if text else ""


def heading(finding: Finding) -> str:
    """Return code and name, safe to print."""
    return f"{visible(finding.code)} {visible(finding.name)}"


def sentence(finding: Finding) -> str:
    """Return what is wrong and what to write instead, safe to print, on one line."""
    told = visible(finding.message)
    better = [quoted(it) for it in finding.suggestions[:_MOST_REMEDIES]]
    return f"{told} → {' | '.join(better)}" if better else told


def quoted(text: str) -> str:
    """Return words or a suggestion, safe to print, also where nobody would see them."""
    if not text:
        return "(nothing)"
    if text.isspace():
        return revealed(text)
    shown = visible(text)
    return shown if shown == shown.strip() else f'"{shown}"'
