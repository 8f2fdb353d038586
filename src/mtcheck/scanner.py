"""One document under one choice of rules: its languages, findings, scores."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from mtcheck import __version__
from mtcheck.country import country
from mtcheck.engine import Assignment, RuleSet, find_in
from mtcheck.glossary import Glossary, with_glossary
from mtcheck.lang import identify
from mtcheck.metrics import document_metrics, has_references, with_metrics
from mtcheck.model import FileReport
from mtcheck.position import LineIndex
from mtcheck.score import DEFAULT, passage_scores, signature, total_score
from mtcheck.select import Selection, choose, for_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from mtcheck.catalogue import Catalogue
    from mtcheck.changed import Changes
    from mtcheck.model import Document, Finding, PassageScore, RuleInfo, Score, Silenced
    from mtcheck.schemes import Scoring
    from mtcheck.silence.apply import Silencer

    Finder = Callable[[Document, Sequence[Assignment]], tuple[Finding, ...]]
    """Finds what is wrong in the texts of a document, as `find_in` does."""

_NO_PAIR: tuple[tuple[str | None, str | None], int] = ((None, None), 0)


class Scanner:
    """A catalogue and a selection, ready to check any number of documents."""

    def __init__(  # noqa: PLR0913 - what a run can be told
        self,
        catalogue: Catalogue,
        selection: Selection = Selection(),  # noqa: B008 - frozen
        *,
        target_lang: str | None = None,
        source_lang: str | None = None,
        detect_country: bool = True,
        scoring: Scoring = DEFAULT,
        glossary: Glossary = Glossary(),  # noqa: B008 - frozen
        silencer: Silencer | None = None,
        changes: Changes | None = None,
        compares: bool = True,
    ) -> None:
        """Choose the rules; languages given here outrank what a file declares.

        Where no one names the country of a French text, the text itself may. Without
        a silencer nothing is silenced; with changes, only what they touch is reported.
        Texts with references are scored against them if it `compares`.
        """
        self.scoring = scoring
        self.silencer = silencer
        self._changes = changes
        self._compares = compares
        self._rules = choose(catalogue, selection)
        self._target_lang = target_lang
        self._source_lang = source_lang
        self._detect_country = detect_country
        self._glossary = glossary
        self._sets: dict[tuple[str | None, str | None, bool], RuleSet] = {}
        codes = "".join(rule.info.code for rule in self._rules)
        self.signature = signature(
            __version__, _digest(catalogue.digest + codes), len(self._rules), scoring
        )

    def check(self, document: Document, find: Finder = find_in) -> FileReport:
        """The report on one document; `find` does the work."""
        source, told = self._languages(document)
        target = self._detected(document, told)
        texts = list(self._assignments(document, source, told, target))
        findings = find(document, texts)
        silenced: tuple[Silenced, ...] = ()
        if self.silencer is not None:
            ran = partial(_codes, texts)
            document, findings, silenced = self.silencer.sift(document, findings, ran)
        if self._changes is not None:
            document, places = self._changes.narrowed(document)
            findings = tuple(_placed(findings, places))
            silenced = tuple(
                each._replace(finding=finding)
                for each in silenced
                for finding in _placed([each.finding], places)
            )
        score, passages = self._scores(document, findings)
        report = FileReport(
            document, source, target, findings, passages, score, silenced=silenced
        )
        if self._compares and has_references(document):
            return _compared(report)
        return report

    @property
    def codes(self) -> frozenset[str]:
        """The rules in force, those about silencers too."""
        about = self.silencer.rules if self.silencer else ()
        return frozenset((*(rule.info.code for rule in self._rules), *about))

    def about_silencers(
        self,
        reports: Sequence[FileReport],
        ran: AbstractSet[str] | None = None,
        *,
        is_whole: bool = False,
    ) -> list[FileReport]:
        """The report on the configuration, if any table in it has had its day.

        Other scanners may work under the same tables: `ran` are then the codes of all
        of them, and `is_whole` says whether together they check all there is.
        """
        if self.silencer is None or self.silencer.config is None:
            return []
        from mtcheck.silence.tables import about_tables  # noqa: PLC0415 - seldom

        whole = is_whole or self.silencer.is_whole
        silencer = replace(self.silencer, is_whole=whole)
        found = about_tables(silencer, reports, self.codes if ran is None else ran)
        if found is None:
            return []
        document, findings = found
        score, passages = self._scores(document, findings)
        return [FileReport(document, None, None, findings, passages, score)]

    def rescored(self, report: FileReport) -> FileReport:
        """The report with the scores of the findings that it is left with."""
        score, passages = self._scores(report.document, report.findings)
        pairs = zip(passages, report.passages, strict=True)
        passages = tuple(replace(new, metrics=old.metrics) for new, old in pairs)
        return replace(report, score=score, passages=passages)

    def _scores(
        self, document: Document, findings: Sequence[Finding]
    ) -> tuple[Score, tuple[PassageScore, ...]]:
        passages = passage_scores(
            document, findings, list(_lines(document)), self.scoring
        )
        scale = self.scoring.scale
        return total_score(passages, findings, self.signature, scale=scale), passages

    def described(self, reports: Iterable[FileReport]) -> dict[str, RuleInfo]:
        """What the rules that hit in some reports say of themselves, by code."""
        reports = list(reports)
        hit = {finding.code for report in reports for finding in report.findings}
        hit |= {each.finding.code for file in reports for each in file.silenced}
        infos = (rule.info for rule in self._rules)
        found = {info.code: info for info in infos if info.code in hit}
        if self.silencer is not None and hit - found.keys():
            about = self.silencer.rules
            found |= {code: rule.info for code, rule in about.items() if code in hit}
        return found

    def _languages(self, document: Document) -> tuple[str | None, str | None]:
        """The languages of source and target, of most of it if there are several."""
        said = Counter[tuple[str | None, str | None]]()
        for part in document.parts:
            said[part.source_lang, part.target_lang] += len(part.passages)
        (source, target), _ = max(said.items(), key=itemgetter(1), default=_NO_PAIR)
        return (
            self._source_lang or document.source_lang or source,
            self._target_lang or document.target_lang or target or _language(document),
        )

    def _detected(self, document: Document, told: str | None) -> str | None:
        """The language with the country that a French text shows."""
        if told != "fr" or not self._detect_country:
            return told
        return country(_texts(document)) or told

    def _assignments(
        self,
        document: Document,
        source: str | None,
        told: str | None,
        target: str | None,
    ) -> Iterator[Assignment]:
        if not document.parts:
            every = range(len(document.passages))
            yield self._assignment(document, every, target, source)
        for part in document.parts:
            lang = self._target_lang or part.target_lang or told
            lang = target if lang == told else lang
            origin = self._source_lang or part.source_lang or source
            yield self._assignment(document, part.passages, lang, origin)

    def _assignment(
        self,
        document: Document,
        passages: Sequence[int],
        target: str | None,
        source: str | None,
    ) -> Assignment:
        is_paired = any(document.passages[at].source is not None for at in passages)
        rules = self._rule_set(target, source, is_paired=is_paired)
        return Assignment(passages, rules, target, source)

    def _rule_set(
        self, target: str | None, source: str | None, *, is_paired: bool
    ) -> RuleSet:
        """The rules for a text; those that ask for a source only where there is one."""
        key = (target, source, is_paired)
        if key not in self._sets:
            rules = for_languages(self._rules, target, source)
            terms = self._glossary.between(source, target)
            due = [r for r in with_glossary(rules, terms) if is_paired or not r.asks]
            self._sets[key] = RuleSet(due)
        return self._sets[key]


def _codes(texts: Iterable[Assignment]) -> frozenset[str]:
    """The rules that some texts are checked by."""
    return frozenset(rule.info.code for text in texts for rule in text.rules.rules)


def _placed(
    findings: Iterable[Finding], places: Mapping[int, int]
) -> Iterator[Finding]:
    """The findings in passages that are left, by their new indices."""
    for finding in findings:
        if finding.passage_index in places:
            yield replace(finding, passage_index=places[finding.passage_index])


def _compared(report: FileReport) -> FileReport:
    return replace(
        report,
        passages=with_metrics(report.document, report.passages),
        metrics=document_metrics(report.document),
    )


def _language(document: Document) -> str | None:
    return identify(_texts(document))


def _texts(document: Document) -> Iterator[str]:
    return (p.target.content for p in document.passages if p.kind != "markup")


def _lines(document: Document) -> Iterator[tuple[int, int]]:
    lines = LineIndex(document.content)
    for passage in document.passages:
        text = passage.target
        first, _ = lines.locate(text.place(0))
        last, _ = lines.locate(text.place(max(0, len(text.content) - 1)))
        yield first, last


def _digest(text: str) -> str:
    from hashlib import blake2b  # noqa: PLC0415 - loaded by the engine anyway

    return blake2b(text.encode(), digest_size=4).hexdigest()
