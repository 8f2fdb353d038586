"""The whole pipeline on one screen: start reading here.

paths → documents → passages → rules → findings → scores → report
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mtcheck import __version__
from mtcheck.engine import find_in
from mtcheck.errors import InputError
from mtcheck.model import FileReport, Problem, Report, Severity
from mtcheck.score import (
    DEFAULT,
    MIN_WORDS,
    judge,
    total_score,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mtcheck.baseline import Baseline
    from mtcheck.model import Document, PassageScore, RuleInfo, Score
    from mtcheck.scanner import Finder
    from mtcheck.schemes import Scale, Scoring


class Limits(NamedTuple):
    """What the gate allows."""

    fail_on: Severity | None = Severity.MAJOR
    """The least severity that fails; None fails on no finding."""
    min_score: float | None = None
    max_penalty: float | None = None
    min_words: int = MIN_WORDS


class Check(Protocol):
    """Makes the report on a document; it can travel to other processes."""

    def __call__(self, document: Document, find: Finder = find_in) -> FileReport:
        """The report on one document; `find` does the work."""


class Checker(Protocol):
    """Checks documents: a scanner, or several for files under different settings."""

    @property
    def scoring(self) -> Scoring:
        """How findings are weighed."""

    @property
    def signature(self) -> str:
        """What made the scores."""

    @property
    def check(self) -> Check:
        """What makes the report on one document."""

    def described(self, reports: Iterable[FileReport]) -> Mapping[str, RuleInfo]:
        """What the rules of the findings say of themselves, by code."""

    def about_silencers(self, reports: Sequence[FileReport]) -> list[FileReport]:
        """The reports on configurations with tables that have had their day."""

    def rescored(self, report: FileReport) -> FileReport:
        """The report with the scores of the findings that it is left with."""


class Memory(Protocol):
    """The reports of earlier runs."""

    @property
    def known(self) -> Sequence[FileReport | None]:
        """One for each file of the run; None where there is a document to check."""

    def keep(self, report: FileReport) -> None:
        """Keep a report for runs to come; they are given in order."""


def scan(  # noqa: PLR0913 - the pipeline's two ends and what they need
    scanner: Checker,
    documents: Iterable[Document | InputError],
    *,
    limits: Limits,
    problems: Sequence[Problem] = (),
    seen: Callable[[str], None] | None = None,
    jobs: int = 1,
    baseline: Baseline | None = None,
    memory: Memory | None = None,
) -> Report:
    """Check every document that could be read, and judge them together.

    With a memory, files whose reports it knows have no document.
    """
    reports: list[FileReport] = []
    failed = list(problems)
    results = _results(scanner, documents, jobs)
    for result in results if memory is None else _woven(results, memory):
        if isinstance(result, InputError):
            failed.append(Problem(result.path, result.message))
        else:
            reports.append(result)
            failed += result.document.problems
        if seen is not None:
            seen(_path(result))
    reports += scanner.about_silencers(reports)
    expired = 0
    if baseline is not None:
        reports, gone = baseline.hide(reports, scanner.rescored)
        expired = len(gone)
    scale = scanner.scoring.scale
    report = summed(reports, failed, limits, scanner.signature, scale)
    return replace(report, expired=expired, rules=scanner.described(reports))


def _results(
    scanner: Checker, documents: Iterable[Document | InputError], jobs: int
) -> Iterable[FileReport | InputError]:
    if jobs == 1:
        return (d if isinstance(d, InputError) else scanner.check(d) for d in documents)
    from mtcheck.parallel import check_all  # noqa: PLC0415 - costs a start-up 15 ms

    return check_all(scanner.check, documents, jobs)


def _woven(
    results: Iterable[FileReport | InputError], memory: Memory
) -> Iterator[FileReport | InputError]:
    """The reports that are known and, where none is, the next that is made."""
    made = iter(results)
    for known in memory.known:
        result = known or next(made)
        if known is None and not isinstance(result, InputError):
            memory.keep(result)
        yield result


def _path(result: FileReport | InputError) -> str:
    return result.path if isinstance(result, InputError) else result.document.path


def summed(
    reports: Sequence[FileReport],
    problems: Sequence[Problem],
    limits: Limits,
    signed: str,
    scale: Scale = DEFAULT.scale,
) -> Report:
    """The report over all files, with the verdict."""
    score = _together(reports, signed, scale)
    gate = judge(
        score,
        fail_on=limits.fail_on,
        min_score=limits.min_score,
        max_penalty=limits.max_penalty,
        min_words=limits.min_words,
    )
    return Report(
        __version__, tuple(reports), tuple(problems), score, gate, limits.min_words
    )


def _together(reports: Sequence[FileReport], signed: str, scale: Scale) -> Score:
    passages: list[PassageScore] = [p for report in reports for p in report.passages]
    findings = (f for report in reports for f in report.findings)
    files = [len(report.passages) for report in reports]
    return total_score(passages, findings, signed, scale=scale, files=files)
