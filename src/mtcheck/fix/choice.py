"""Which findings to fix at once: the surer, the graver, the earlier first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.model import FileReport, Finding


class Left(NamedTuple):
    """A finding whose fix was not applied, and why."""

    finding: Finding
    why: str


def due(
    report: FileReport, least: Applicability, left: Iterable[Left] = ()
) -> list[Finding]:
    """The findings to fix in one round: the surer, the graver, the earlier first.

    What meets one of those waits for the next round. What is left is not due again:
    it must not stand in the way of others.
    """
    refused = {id(each.finding) for each in left}
    every = fixable(report, least)
    return apart(finding for finding in every if id(finding) not in refused)


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """Those of some findings to fix at once, in text order; their fixes never meet."""
    taken: dict[int, list[Span]] = {}
    chosen: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        spans = _spans(finding)
        others = taken.setdefault(finding.passage_index, [])
        if not any(meet(span, other) for span in spans for other in others):
            others += spans
            chosen.append(finding)
    return sorted(chosen, key=place_of)


def fixable(report: FileReport, least: Applicability) -> Iterator[Finding]:
    """The findings whose fixes are at least as sure as `least`."""
    for finding in report.findings:
        fix = finding.fix
        if fix is not None and fix.applicability >= least and fix.edits:
            yield finding


def _rank(finding: Finding) -> tuple[int, int, int, int, int, str]:
    sure = finding.fix.applicability if finding.fix else Applicability.DISPLAY
    return (
        -sure,
        -finding.severity,
        -finding.confidence,
        finding.passage_index,
        finding.start,
        finding.code,
    )


def place_of(finding: Finding) -> tuple[int, int, int, str]:
    """What puts findings in text order."""
    return finding.passage_index, finding.start, finding.end, finding.code


def _spans(finding: Finding) -> list[Span]:
    return [Span(e.start, e.end) for e in finding.fix.edits] if finding.fix else []


def meet(one: Span, other: Span) -> bool:
    """Whether two ranges overlap or touch: what one writes the other must see."""
    return one.start <= other.end and other.start <= one.end
