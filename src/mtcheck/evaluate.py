"""Holds findings against what people marked: rows → documents → outcomes → figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mtcheck import __version__
from mtcheck.agreement import overlap, touches, zones
from mtcheck.corpus import as_document, read_rows
from mtcheck.errors import InputError
from mtcheck.evaluation import Evaluation, Skipped
from mtcheck.families import family
from mtcheck.figures import Figures
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mtcheck.corpus import HumanSpan, Row
    from mtcheck.model import Document, FileReport, Finding
    from mtcheck.scanner import Scanner

TARGET = "tgt"


class Group(NamedTuple):
    """The rows of one document, one system and one annotator."""

    name: str
    cluster: str
    """Document without its system: what is drawn when resampling; may be empty."""
    rows: list[Row]


@dataclass(slots=True)
class Tally:
    """Counts over rows, document by document; the raw material of every figure."""

    counts: defaultdict[str, Counter[tuple[str, ...]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    """Cluster → what → how often."""
    points: dict[tuple[str, str, str], list[tuple[str, float, float, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Dataset, kind of score, unit → cluster, human score, penalty, words."""
    names: dict[str, str] = field(default_factory=dict)
    """Code → name of each rule that fired."""


def evaluate(  # noqa: PLR0913 - what is measured, with what, how
    scanner: Scanner,
    files: Sequence[Path],
    *,
    with_source: bool = True,
    include_human: bool = False,
    resamples: int = 1000,
    jobs: int = 1,
) -> Evaluation:
    """The figures over all rows of all files.

    Raises InputError for what cannot be read, and if there are no rows at all.
    """
    tally = Tally()
    for path in files:
        groups = list(_groups(path))
        documents = [
            as_document(group.name, group.rows, with_source=with_source)
            for group in groups
        ]
        for group, report in zip(
            groups, _checked(scanner, documents, jobs), strict=True
        ):
            _add(tally, group, report, include_human=include_human)
    if not tally.counts:
        raise InputError(", ".join(map(str, files)), "no rows to evaluate")
    return _evaluation(tally, scanner.signature, files, with_source, resamples)


def _groups(path: Path) -> Iterator[Group]:
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in read_rows(path):
        annotator = str(row.more.get("annotator") or "")
        key = (row.dataset, row.doc, row.system, annotator)
        found.setdefault(key, []).append(row)
    for (dataset, doc, system, annotator), rows in found.items():
        name = ":".join(filter(None, (str(path), doc, system, annotator)))
        yield Group(name, f"{dataset or path}\0{doc}" if doc else "", rows)


def _checked(
    scanner: Scanner, documents: Sequence[Document], jobs: int
) -> Iterable[FileReport]:
    if jobs == 1:
        return map(scanner.check, documents)
    from mtcheck.parallel import check_all  # noqa: PLC0415 - as in a scan

    reports = check_all(scanner.check, documents, jobs)
    return (report for report in reports if not isinstance(report, InputError))


def _add(
    tally: Tally, group: Group, report: FileReport, *, include_human: bool
) -> None:
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.passage_index].append(finding)
        tally.names[finding.code] = finding.name
    for at, row in enumerate(group.rows):
        cluster = group.cluster or f"{group.name}\0{at}"
        counts = tally.counts[cluster]
        claims = [f for f in found[at] if f.severity > Severity.NEUTRAL]
        counts["neutral",] += len(found[at]) - len(claims)
        _count_text(counts, row, claims, report.passages[at].words)
        if include_human or not row.is_human:
            _count_agreement(counts, row, claims)
            _place(tally, cluster, row, report, at)
    if group.cluster and (include_human or not group.rows[0].is_human):
        _place_whole(tally, group, report)


def _count_text(
    counts: Counter[tuple[str, ...]], row: Row, claims: Sequence[Finding], words: int
) -> None:
    author = "human" if row.is_human else "machine"
    counts[author, "rows"] += 1
    counts[author, "words"] += words
    counts[author, "findings"] += len(claims)
    counts[author, "flagged"] += bool(claims)


def _count_agreement(
    counts: Counter[tuple[str, ...]], row: Row, claims: Sequence[Finding]
) -> None:
    if row.spans is None:
        counts["without spans",] += 1
        return
    spans = [span for span in row.spans if span.side == TARGET]
    counts["source spans",] += len(row.spans) - len(spans)
    places = zones(row.target, spans)
    for claim in claims:
        _count_claim(counts, claim, any(touches(claim, zone) for zone in places))
    if not row.all_located:
        counts["not located",] += 1
        return
    for span, zone in zip(spans, places, strict=True):
        _count_span(counts, span, any(touches(claim, zone) for claim in claims))
    both, covered, marked = overlap(claims, spans)
    counts["characters", "both"] += both
    counts["characters", "found"] += covered
    counts["characters", "marked"] += marked


def _count_claim(
    counts: Counter[tuple[str, ...]],
    claim: Finding,
    is_right: bool,  # noqa: FBT001
) -> None:
    names = [
        ("precision", "all"),
        ("precision", "family", family(claim.category)),
        ("precision", "severity", claim.severity.label),
        ("precision", "rule", claim.code, family(claim.category)),
    ]
    for name in names:
        counts[*name, "total"] += 1
        counts[*name, "hits"] += is_right


def _count_span(
    counts: Counter[tuple[str, ...]],
    span: HumanSpan,
    is_found: bool,  # noqa: FBT001
) -> None:
    names = [
        ("recall", "all"),
        ("recall", "family", family(span.category)),
        ("recall", "severity", span.severity or "unnamed"),
    ]
    for name in names:
        counts[*name, "total"] += 1
        counts[*name, "hits"] += is_found


def _place(tally: Tally, cluster: str, row: Row, report: FileReport, at: int) -> None:
    if row.score is None:
        return
    passage = report.passages[at]
    key = (row.dataset, row.score_kind, "passage")
    tally.points[key].append((cluster, row.score, passage.penalty, passage.words))


def is_penalty(score_kind: str) -> bool:
    """Whether human scores of this kind add up over a document, as penalties do."""
    return "penalty" in score_kind


def _place_whole(tally: Tally, group: Group, report: FileReport) -> None:
    """A document beside its human score: both summed, or both averaged.

    A human penalty is summed like ours; a judgement is averaged over the rows, and
    set beside the penalty per 1,000 words.
    """
    first = group.rows[0]
    scores = [row.score for row in group.rows if row.score is not None]
    words = report.score.words
    if len(scores) < len(group.rows) or not words:
        return
    human, penalty = sum(scores), report.score.penalty
    if not is_penalty(first.score_kind):
        human, penalty = human / len(scores), 1000 * penalty / words
    key = (first.dataset, first.score_kind, "document")
    tally.points[key].append((group.cluster, human, penalty, words))


def _evaluation(
    tally: Tally,
    signature: str,
    files: Sequence[Path],
    with_source: bool,  # noqa: FBT001 - passed on as it came
    resamples: int,
) -> Evaluation:
    figures = Figures(tally.counts, resamples)
    return Evaluation(
        version=__version__,
        signature=signature,
        files=tuple(map(str, files)),
        with_source=with_source,
        resamples=resamples,
        clusters=len(tally.counts),
        machine=figures.texts("machine"),
        human=figures.texts("human"),
        skipped=Skipped(
            without_spans=figures.sum("without spans"),
            not_located=figures.sum("not located"),
            source_spans=figures.sum("source spans"),
            neutral=figures.sum("neutral"),
        ),
        precision=figures.share("precision", "all"),
        precision_by_severity=figures.by_severity("precision"),
        recall=figures.share("recall", "all"),
        recall_by_severity=figures.by_severity("recall"),
        families=figures.families(),
        rules=figures.rules(tally.names),
        characters=figures.characters(),
        correlations=tuple(figures.correlations(tally.points)),
    )
