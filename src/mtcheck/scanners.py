"""One run over files that different configurations govern: each under its own.

A file is checked by the scanner of its settings; the verdict asks of each file what
its own configuration asks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from mtcheck.engine import find_in
from mtcheck.model import Confidence, Gate, Severity
from mtcheck.scan import Limits, summed
from mtcheck.score import DEFAULT, judge
from mtcheck.select import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mtcheck.config.settings import Settings
    from mtcheck.model import Document, FileReport, Report, RuleInfo
    from mtcheck.scanner import Finder, Scanner
    from mtcheck.schemes import Scale, Scoring

_RULES = re.compile(r"\brules:[^|]*")


def selection_of(settings: Settings) -> Selection:
    """The rules that settings ask for."""
    return Selection(
        select=settings.select,
        extend=settings.extend_select,
        ignore=settings.ignore,
        preview=settings.preview,
        min_confidence=Confidence[settings.min_confidence.upper()],
        typography=settings.typography,
    )


def limits_of(settings: Settings, least_score: float | None = None) -> Limits:
    """What the gate allows; `least_score` holds where the settings name none."""
    severity = settings.fail_on
    return Limits(
        None if severity == "never" else Severity[severity.upper()],
        least_score if settings.min_score is None else settings.min_score,
        settings.max_penalty,
        settings.min_words,
    )


class Scanners:
    """A scanner for each file: checks a document by the one that its path has."""

    def __init__(
        self, settings: Mapping[str, Settings], make: Callable[[Settings], Scanner]
    ) -> None:
        """Make a scanner for each of the different `settings` of paths."""
        made: dict[object, Scanner] = {}
        self._by_path: dict[str, Scanner] = {}
        for path, told in settings.items():
            key = deciding(told)
            if key not in made:
                made[key] = make(told)
            self._by_path[path] = made[key]
        self._all = tuple(made.values())

    @property
    def scoring(self) -> Scoring:
        """How findings are weighed; the same for all."""
        return self._all[0].scoring

    @property
    def signature(self) -> str:
        """The signature of the only scanner, or one that stands for them all."""
        signatures = sorted({scanner.signature for scanner in self._all})
        if len(signatures) == 1:
            return signatures[0]
        digest = blake2b("\n".join(signatures).encode(), digest_size=4).hexdigest()
        return _RULES.sub(f"rules:several.{digest}", signatures[0])

    def check(self, document: Document, find: Finder = find_in) -> FileReport:
        """The report on one document; `find` does the work."""
        return self._by_path[document.path].check(document, find)

    def described(self, reports: Iterable[FileReport]) -> dict[str, RuleInfo]:
        """What the rules of the findings say of themselves, by code."""
        reports = list(reports)
        found: dict[str, RuleInfo] = {}
        for scanner in self._all:
            found |= scanner.described(reports)
        return dict(sorted(found.items()))

    @property
    def codes(self) -> frozenset[str]:
        """The rules in force for any file, those about silencers too."""
        return frozenset().union(*(scanner.codes for scanner in self._all))

    @property
    def codes_by_path(self) -> dict[str, frozenset[str]]:
        """The rules in force for each file."""
        codes = {id(scanner): scanner.codes for scanner in self._all}
        return {path: codes[id(it)] for path, it in self._by_path.items()}

    def about_silencers(self, reports: Sequence[FileReport]) -> list[FileReport]:
        """The reports on configurations with tables that have had their day.

        The tables of one file are judged once, however many scanners heed them.
        """
        found: list[FileReport] = []
        for several in self._by_config().values():
            whole = any(it.silencer and it.silencer.is_whole for it in several)
            ran = frozenset().union(*(it.codes for it in several))
            found += several[0].about_silencers(reports, ran, is_whole=whole)
        return found

    def rescored(self, report: FileReport) -> FileReport:
        """The report with the scores of the findings that it is left with."""
        path = report.document.path
        scanner = self._by_path.get(path) or self._by_config()[path][0]
        return scanner.rescored(report)

    def _by_config(self) -> dict[str, list[Scanner]]:
        """The scanners that heed the [[allow]] tables of a file, under its name."""
        found: dict[str, list[Scanner]] = {}
        for scanner in self._all:
            if scanner.silencer is not None and scanner.silencer.config is not None:
                found.setdefault(scanner.silencer.config, []).append(scanner)
        return found


def deciding(settings: Settings) -> tuple[object, ...]:
    """What of the settings makes one scanner another."""
    return (
        selection_of(settings),
        settings.packs,
        settings.rules,
        settings.glossary,
        settings.detect_country,
        settings.allow,
        settings.names,
        settings.require_reason,
    )


def judged_apart(
    report: Report,
    groups: Sequence[tuple[str, Limits, Iterable[str]]],
    scale: Scale = DEFAULT.scale,
) -> Report:
    """The report with the verdict of several configurations, each on its own files.

    A group is the name of a configuration, what it allows, the paths it governs.
    Findings are counted together, scores judged apart.
    """
    failing = Counter[Severity]()
    reasons: list[str] = []
    for name, limits, paths in groups:
        wanted = set(paths)
        files = [file for file in report.files if file.document.path in wanted]
        score = summed(files, (), limits, report.score.signature, scale).score
        if limits.fail_on is not None:
            counts = score.by_severity.items()
            failing.update({s: n for s, n in counts if s >= limits.fail_on and n})
        gate = judge(
            score,
            fail_on=None,
            min_score=limits.min_score,
            max_penalty=limits.max_penalty,
            min_words=limits.min_words,
        )
        reasons += [f"{reason} ({name})" for reason in gate.reasons]
    counted = judge(
        replace(report.score, by_severity=dict.fromkeys(Severity, 0) | dict(failing)),
        fail_on=Severity.NEUTRAL,
        min_score=None,
        max_penalty=None,
    )
    told = (*counted.reasons, *reasons)
    return replace(report, gate=Gate(not told, told))
