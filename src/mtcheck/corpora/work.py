"""The one thing that every engine does: a chunk becomes a part."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mtcheck.corpora.encode import of_choice, of_results
from mtcheck.corpora.rows import results_of, told, told_fault
from mtcheck.corpora.sheet import Sheet, sheet_of
from mtcheck.corpora.tally import Tally
from mtcheck.corpora.values import Fault, Part
from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtcheck.corpora.conditions import Choice
    from mtcheck.corpora.rows import Result
    from mtcheck.corpora.targets import Target
    from mtcheck.corpora.values import Chunk
    from mtcheck.model import Document, FileReport

    Check = Callable[[Document], FileReport]

TOLD = 20
"""How many problems are told of a run."""


class _Made:
    """What checks documents, made once a process."""

    key: str = ""
    check: Check | None = None


def ready(key: str, check: Check) -> None:
    """Say that this process, and those it forks, have made what `key` stands for."""
    _Made.key, _Made.check = key, check


@dataclass(frozen=True, slots=True)
class Work:
    """Makes a part of a chunk; a plain value, so that it can travel."""

    recipe: Callable[[], Check]
    """Makes what checks a document; can be pickled."""
    key: str
    """Says which recipe it is."""
    choice: Choice
    targets: tuple[Target, ...] = ()

    def __call__(self, chunk: Chunk) -> Part:
        """The part of a chunk; the same chunk gives the same part anywhere."""
        sheet = sheet_of(chunk)
        document, faults = _read(sheet, chunk)
        results: list[Result] = []
        if document is not None and document.passages:
            results = list(results_of(self.check(document), sheet))
        return _Making(self, chunk, sheet, document).part(results, faults)

    def check(self, document: Document) -> FileReport:
        """The report on a document; rules are loaded when a process is first asked."""
        if _Made.check is None or _Made.key != self.key:
            ready(self.key, self.recipe())
        check: Check = _Made.check  # type: ignore[assignment]
        return check(document)


def _read(sheet: Sheet, chunk: Chunk) -> tuple[Document | None, list[Fault]]:
    """The document of a chunk, and all that could not be read of it."""
    path = chunk.layout.path
    if not sheet.rows:
        return None, sheet.faults
    if not sheet.content.strip():
        return None, sheet.faults
    parse = import_module(f"mtcheck.read.{sheet.format}").parse
    try:
        document: Document = parse(sheet.content, path, sheet.above)
    except InputError as error:
        return None, [*sheet.faults, Fault(chunk.above + 1, error.message)]
    told = [_fault(it.path, it.message, path) for it in document.problems]
    return document, sorted([*sheet.faults, *told], key=_row)


def _fault(place: str, why: str, path: str) -> Fault:
    row = place.removeprefix(f"{path}:")
    return Fault(int(row) if row.isdecimal() else None, why)


def _row(fault: Fault) -> float:
    return float("inf") if fault.row is None else fault.row


class _Making:
    """One part in the making."""

    def __init__(
        self, work: Work, chunk: Chunk, sheet: Sheet, document: Document | None
    ) -> None:
        self._work = work
        self._chunk = chunk
        self._sheet = sheet
        self._document = document
        self._path = chunk.layout.path
        self._tally = Tally()
        self._fates: dict[int, bool] = {}

    def part(self, results: Sequence[Result], faults: Sequence[Fault]) -> Part:
        rows = [
            *((float(it.number), self._of_result(it)) for it in results),
            *((_row(it), self._of_fault(it)) for it in faults),
        ]
        rows.sort(key=_number)
        self._settle()
        outputs = {
            target.name: self._output(target, [row for _, row in rows])
            for target in self._work.targets
        }
        problems = tuple(map(self._problem, faults[:TOLD]))
        taken = self._chunk.taken
        return Part(self._tally, outputs, problems, self._path, taken)

    def _of_result(self, result: Result) -> dict[str, Any]:
        facts, tally, choice = result.facts, self._tally, self._work.choice
        tally.row(facts.words, facts.penalty)
        for finding in facts.findings:
            tally.severities[finding.severity.label] += 1
            tally.rules[f"{finding.code} {finding.name}"] += 1
        is_kept = choice.keeps(facts)
        before = self._fates.get(result.number, True)
        self._fates[result.number] = is_kept and before
        return told(self._path, result, is_kept=is_kept if choice else None)

    def _of_fault(self, fault: Fault) -> dict[str, Any]:
        self._tally.faults += 1
        if fault.row is not None:
            self._fates[fault.row] = False
        is_kept = False if self._work.choice else None
        return told_fault(self._path, fault.row, fault.why, is_kept=is_kept)

    def _settle(self) -> None:
        """Keep what holds nothing to check, such as a unit without a translation."""
        if not self._work.choice:
            return
        for row in self._sheet.rows:
            if row.data.strip():
                self._fates.setdefault(row.number, True)
        self._tally.kept = sum(self._fates.values())
        self._tally.dropped = len(self._fates) - self._tally.kept

    def _output(self, target: Target, rows: Sequence[dict[str, Any]]) -> bytes:
        if not target.is_choice:
            return of_results(rows, target)
        is_kept = target.name == "kept"
        wanted = {number for number, fate in self._fates.items() if fate == is_kept}
        return of_choice(self._chunk, self._sheet, self._document, wanted, target)

    def _problem(self, fault: Fault) -> tuple[str, str]:
        place = self._path if fault.row is None else f"{self._path}:{fault.row}"
        return place, fault.why


def _number(numbered: tuple[float, object]) -> float:
    return numbered[0]
