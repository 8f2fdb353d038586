"""Fixes tried together; where that fails, in parts, down to the ones at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from mtcheck.errors import InputError
from mtcheck.fix.choice import Left
from mtcheck.fix.effect import Refusal, edits_of, fault, is_less, raised
from mtcheck.read.weave import Change, changed
from mtcheck.write import rewritten
from mtcheck.write.hunks import changes_of
from mtcheck.write.verify import holds, misread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtcheck.model import Applicability, Document, FileReport, Finding

UNWRITABLE = "cannot be written in this format with certainty"
MISREAD = "the file would not read as it is meant to"
EMPTY = "nothing would be left of the passage"


class Read(Protocol):
    """Makes a document of the bytes of the file at hand."""

    def __call__(self, data: bytes, /) -> Document:
        """The document; InputError where there is none."""
        ...


class State(NamedTuple):
    """The file after some fixes."""

    data: bytes
    document: Document
    """As it was read: that of the report may have passages for comments as well."""
    report: FileReport


class Round:
    """Tries fixes together; where that fails, in parts, down to the ones at fault."""

    def __init__(
        self,
        state: State,
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
        if isinstance(outcome, State):
            self.state = outcome
            self.kept += findings
        elif len(findings) == 1:
            self.left.append(Left(findings[0], outcome.why))
        else:
            for part in _parted(findings, outcome.passages):
                self.run(part)

    def _tried(self, findings: Sequence[Finding]) -> State | Refusal:
        """The file with these fixes applied, or why it must not be."""
        after = self._applied(self._first, findings)
        if isinstance(after, Refusal):
            return after
        wrong = fault(self._first.report, after.report, findings)
        return (self._followed(after, findings) or wrong) if wrong else after

    def _applied(self, state: State, findings: Sequence[Finding]) -> State | Refusal:
        """A file with some of its findings fixed, if it then reads as it is meant to."""
        before = state.document
        wanted = _wanted(before, findings)
        empty = [at for at in wanted if _empties(before, at, wanted[at])]
        if empty:
            return Refusal(EMPTY, frozenset(empty))
        data = rewritten(state.data, before, wanted)
        if isinstance(data, frozenset):
            return Refusal(UNWRITABLE, data)
        try:
            document = self._read(data)
        except InputError:
            return Refusal(MISREAD)
        if not holds(before, document, wanted):
            return Refusal(MISREAD, misread(before, document, wanted))
        return State(data, document, self._check(document))

    def _followed(self, state: State, findings: Sequence[Finding]) -> State | None:
        """The file with what these fixes brought up fixed too, if all then is well."""
        come = raised(self._first.report, state.report, findings, self._least)
        after = self._applied(state, come) if come else None
        if not isinstance(after, State):
            return None
        is_well = is_less(self._first.report, after.report, findings)
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
        for index, edits in edits_of(findings).items()
    }
