"""What fixes have done to the findings of a file: gone, still there, come up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.fix.choice import apart, fixable, meet
from mtcheck.model import Span
from mtcheck.read.weave import Change
from mtcheck.write.hunks import new_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.model import Applicability, Edit, FileReport, Finding

LASTING = "the finding would still be there"


class Refusal(NamedTuple):
    """Why some fixes must not be applied together."""

    why: str
    passages: frozenset[int] = frozenset()
    """Those in which something went wrong, as far as is known."""


def fault(
    before: FileReport,
    after: FileReport,
    findings: Sequence[Finding],
) -> Refusal | None:
    """What is wrong with the findings there are now: one has come, or one stayed."""
    old, new = _counted(before), _counted(after)
    added = sorted(new - old)
    if added:
        codes = dict.fromkeys(sorted(code for _, code in added))
        places = frozenset(passage for passage, _ in added)
        return Refusal(f"{', '.join(codes)} would come up", places)
    spans = _new_places(findings)
    mine = {(f.passage_index, f.code) for f in findings}
    lasting = {
        finding.passage_index
        for finding in after.findings
        for key in [(finding.passage_index, finding.code)]
        if key in mine and new[key] >= old[key]
        if any(meet(_span(finding), span) for span in spans[finding.passage_index])
    }
    return Refusal(LASTING, frozenset(lasting)) if lasting else None


def raised(
    before: FileReport,
    after: FileReport,
    findings: Sequence[Finding],
    least: Applicability,
) -> list[Finding]:
    """What fixes have brought up where they were made, if all of it can be fixed."""
    added = _counted(after) - _counted(before)
    places = _new_places(findings)
    come = apart(
        finding
        for finding in fixable(after, least)
        if (finding.passage_index, finding.code) in added
        if any(meet(_span(finding), at) for at in places[finding.passage_index])
    )
    found = Counter((f.passage_index, f.code) for f in come)
    return come if found >= added else []


def is_less(before: FileReport, after: FileReport, findings: Sequence[Finding]) -> bool:
    """Whether all findings that were fixed are gone, and none has come."""
    fixed = Counter((f.passage_index, f.code) for f in findings)
    return _counted(after) + fixed <= _counted(before)


def _new_places(findings: Iterable[Finding]) -> dict[int, list[Span]]:
    """Where what the fixes write lies once they are made, by passage."""
    return {
        index: new_spans([Change(*edit) for edit in edits])
        for index, edits in edits_of(findings).items()
    }


def edits_of(findings: Iterable[Finding]) -> dict[int, list[Edit]]:
    """The edits of each passage, in text order."""
    edits: dict[int, list[Edit]] = {}
    for finding in findings:
        if finding.fix:
            edits.setdefault(finding.passage_index, []).extend(finding.fix.edits)
    return {index: sorted(found) for index, found in edits.items()}


def _span(finding: Finding) -> Span:
    return Span(finding.start, finding.end)


def _counted(report: FileReport) -> Counter[tuple[int, str]]:
    return Counter((f.passage_index, f.code) for f in report.findings)
