"""Findings to a mended file: round after round, until nothing is left to do.

A fix is kept only if the file, read and checked again, is what it was but for the
change, and no finding has come up that is not fixed with it. So rounds cannot go in
circles.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mtcheck.errors import InputError
from mtcheck.model import Applicability, Span
from mtcheck.read.weave import Change, changed
from mtcheck.write import rewritten
from mtcheck.write.hunks import changes_of, new_spans
from mtcheck.write.verify import holds, misread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtcheck.model import Document, Edit, FileReport, Finding

MOST_ROUNDS = 20
"""Rounds after which a file is left as it is; two or three are usual."""

UNWRITABLE = "cannot be written in this format with certainty"
MISREAD = "the file would not read as it is meant to"
EMPTY = "nothing would be left of the passage"
LASTING = "the finding would still be there"


class Read(Protocol):
    """Makes a document of the bytes of the file at hand."""

    def __call__(self, data: bytes, /) -> Document:
        """The document; InputError where there is none."""
        ...


class Left(NamedTuple):
    """A finding whose fix was not applied, and why."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one file."""

    path: str
    before: FileReport
    after: FileReport
    data: bytes
    """What the file is to hold; what it held if nothing was fixed."""
    fixed: tuple[Finding, ...] = ()
    """In the order in which they were."""
    left: tuple[Left, ...] = ()
    is_settled: bool = True
    """Whether there was nothing more to do; False where the rounds ran out."""


class _State(NamedTuple):
    """The file after some fixes."""

    data: bytes
    report: FileReport


def mend(
    path: str,
    data: bytes,
    read: Read,
    check: Callable[[Document], FileReport],
    least: Applicability = Applicability.SAFE,
) -> Mended:
    """The file with all fixes applied that are at least as sure as `least`."""
    least = max(least, Applicability.UNSAFE)  # what is to be shown is never written
    first = state = _State(data, check(read(data)))
    fixed: list[Finding] = []
    left: list[Left] = []  # what was refused since the file last changed
    for _ in range(MOST_ROUNDS):
        one = _Round(state, read, check, least)
        one.run(due(state.report, least, left))
        if one.kept:
            fixed += one.kept
            state, left = one.state, []
        elif one.left:
            left += one.left
        else:
            break
    return Mended(
        path,
        first.report,
        state.report,
        state.data,
        tuple(fixed),
        tuple(sorted(left, key=lambda refused: _place(refused.finding))),
        is_settled=not due(state.report, least, left),
    )


def due(
    report: FileReport, least: Applicability, left: Iterable[Left] = ()
) -> list[Finding]:
    """The findings to fix in one round: the surer, the graver, the earlier first.

    What meets one of those waits for the next round. What is left is not due again:
    it must not stand in the way of others.
    """
    refused = {id(each.finding) for each in left}
    fixable = _fixable(report, least)
    return _apart(finding for finding in fixable if id(finding) not in refused)


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Those of some findings to fix at once, in text order; their fixes never meet."""
    taken: dict[int, list[Span]] = {}
    chosen: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        spans = _spans(finding)
        others = taken.setdefault(finding.passage_index, [])
        if not any(_meet(span, other) for span in spans for other in others):
            others += spans
            chosen.append(finding)
    return sorted(chosen, key=_place)


def _fixable(report: FileReport, least: Applicability) -> Iterator[Finding]:
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


def _place(finding: Finding) -> tuple[int, int, int, str]:
    return finding.passage_index, finding.start, finding.end, finding.code


def _spans(finding: Finding) -> list[Span]:
    return [Span(e.start, e.end) for e in finding.fix.edits] if finding.fix else []


def _meet(one: Span, other: Span) -> bool:
    """Whether two ranges overlap or touch: what one writes the other must see."""
    return one.start <= other.end and other.start <= one.end


class _Refusal(NamedTuple):
    """Why some fixes must not be applied together."""

    why: str
    passages: frozenset[int] = frozenset()
    """Those in which something went wrong, as far as is known."""


class _Round:
    """Tries fixes together; where that fails, in parts, down to the ones at fault."""

    def __init__(
        self,
        state: _State,
        read: Read,
        check: Callable[[Document], FileReport],
        least: Applicability,
    ) -> None:
        self.state = state
        self.kept: list[Finding] = []
        self.left: list[Left] = []
        self._first = state
        self._read = read
        self._check = check
        self._least = least

    def run(self, findings: Sequence[Finding]) -> None:
        """Keep as many of the findings' fixes as do what they should."""
        if not findings:
            return
        outcome = self._tried([*self.kept, *findings])
        if isinstance(outcome, _State):
            self.state = outcome
            self.kept += findings
        elif len(findings) == 1:
            self.left.append(Left(findings[0], outcome.why))
        else:
            for part in _parted(findings, outcome.passages):
                self.run(part)

    def _tried(self, findings: Sequence[Finding]) -> _State | _Refusal:
        """The file with these fixes applied, or why it must not be."""
        after = self._applied(self._first, findings)
        if isinstance(after, _Refusal):
            return after
        fault = _fault(self._first.report, after.report, findings)
        return (self._followed(after, findings) or fault) if fault else after

    def _applied(self, state: _State, findings: Sequence[Finding]) -> _State | _Refusal:
        """A file with some of its findings fixed, if it then reads as it is meant to."""
        before = state.report.document
        wanted = _wanted(before, findings)
        empty = [at for at in wanted if _empties(before, at, wanted[at])]
        if empty:
            return _Refusal(EMPTY, frozenset(empty))
        data = rewritten(state.data, before, wanted)
        if isinstance(data, frozenset):
            return _Refusal(UNWRITABLE, data)
        try:
            document = self._read(data)
        except InputError:
            return _Refusal(MISREAD)
        if not holds(before, document, wanted):
            return _Refusal(MISREAD, misread(before, document, wanted))
        return _State(data, self._check(document))

    def _followed(self, state: _State, findings: Sequence[Finding]) -> _State | None:
        """The file with what these fixes brought up fixed too, if all then is well."""
        raised = _raised(self._first.report, state.report, findings, self._least)
        after = self._applied(state, raised) if raised else None
        if not isinstance(after, _State):
            return None
        is_well = _is_less(self._first.report, after.report, findings)
        return after if is_well else None


def _parted(
    findings: Sequence[Finding], suspects: frozenset[int]
) -> list[Sequence[Finding]]:
    """The findings apart from those in suspect passages; else in halves."""
    faulty = [f for f in findings if f.passage_index in suspects]
    others = [f for f in findings if f.passage_index not in suspects]
    if faulty and others:
        return [others, faulty]
    middle = len(findings) // 2
    return [findings[:middle], findings[middle:]]


def _empties(document: Document, index: int, changes: Sequence[Change]) -> bool:
    target = document.passages[index].target
    text, _ = changed(target, (), changes)
    return bool(target.content.strip()) and not text.content.strip()


def _wanted(
    document: Document, findings: Iterable[Finding]
) -> dict[int, tuple[Change, ...]]:
    """The changes of each passage, in text order."""
    return {
        index: changes_of(document.passages[index].target.content, edits)
        for index, edits in _edits(findings).items()
    }


def _edits(findings: Iterable[Finding]) -> dict[int, list[Edit]]:
    """The edits of each passage, in text order."""
    edits: dict[int, list[Edit]] = {}
    for finding in findings:
        if finding.fix:
            edits.setdefault(finding.passage_index, []).extend(finding.fix.edits)
    return {index: sorted(found) for index, found in edits.items()}


def _fault(
    before: FileReport,
    after: FileReport,
    findings: Sequence[Finding],
) -> _Refusal | None:
    """What is wrong with the findings there are now: one has come, or one stayed."""
    old, new = _counted(before), _counted(after)
    added = sorted(new - old)
    if added:
        codes = dict.fromkeys(sorted(code for _, code in added))
        places = frozenset(passage for passage, _ in added)
        return _Refusal(f"{', '.join(codes)} would come up", places)
    spans = _new_places(findings)
    mine = {(f.passage_index, f.code) for f in findings}
    lasting = {
        finding.passage_index
        for finding in after.findings
        for key in [(finding.passage_index, finding.code)]
        if key in mine and new[key] >= old[key]
        if any(_meet(_span(finding), span) for span in spans[finding.passage_index])
    }
    return _Refusal(LASTING, frozenset(lasting)) if lasting else None


def _new_places(findings: Iterable[Finding]) -> dict[int, list[Span]]:
    """Where what the fixes write lies once they are made, by passage."""
    return {
        index: new_spans([Change(*edit) for edit in edits])
        for index, edits in _edits(findings).items()
    }


def _raised(
    before: FileReport,
    after: FileReport,
    findings: Sequence[Finding],
    least: Applicability,
) -> list[Finding]:
    """What fixes have brought up where they were made, if all of it can be fixed."""
    added = _counted(after) - _counted(before)
    places = _new_places(findings)
    raised = _apart(
        finding
        for finding in _fixable(after, least)
        if (finding.passage_index, finding.code) in added
        if any(_meet(_span(finding), at) for at in places[finding.passage_index])
    )
    found = Counter((f.passage_index, f.code) for f in raised)
    return raised if found >= added else []


def _is_less(
    before: FileReport, after: FileReport, findings: Sequence[Finding]
) -> bool:
    """Whether all findings that were fixed are gone, and none has come."""
    fixed = Counter((f.passage_index, f.code) for f in findings)
    return _counted(after) + fixed <= _counted(before)


def _span(finding: Finding) -> Span:
    return Span(finding.start, finding.end)


def _counted(report: FileReport) -> Counter[tuple[int, str]]:
    return Counter((f.passage_index, f.code) for f in report.findings)
