"""Scores against a reference; the one door to sacreBLEU."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.model import Interval, Metric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.model import Document, PassageScore

RESAMPLES = 1000
_MOST_DRAWN = 4_000_000  # passages, over all resamples


def has_references(document: Document) -> bool:
    """Whether any passage can be compared with a human translation."""
    return any(passage.reference is not None for passage in document.passages)


def document_metrics(document: Document) -> tuple[Metric, ...]:
    """BLEU, chrF and TER over all passages with a reference, with signatures.

    The interval is sacreBLEU's bootstrap, seeded; a single passage has none.
    """
    targets, references = _pairs(document)
    resamples = _resamples(len(targets)) if len(targets) > 1 else 1
    found = []
    for name, metric in _metrics().items():
        score = metric.corpus_score(targets, [references], n_bootstrap=resamples)
        interval = _interval(score) if resamples > 1 else None
        signature = str(metric.get_signature())
        found.append(Metric(name, float(score.score), signature, interval))
    return tuple(found)


class MetricPair(NamedTuple):
    """A score of two translations against one reference."""

    name: str
    before: float
    after: float
    p_value: float
    """How often chance alone makes as great a difference."""
    signature: str


def paired_metrics(before: Document, after: Document) -> tuple[MetricPair, ...]:
    """BLEU, chrF and TER of two translations, by sacreBLEU's paired bootstrap.

    Koehn, Statistical Significance Tests for Machine Translation Evaluation, 2004.
    Only passages count whose reference is the same; none without two of them.
    """
    rows = [
        (one.target.content, other.target.content, one.reference.content)
        for one, other in zip(before.passages, after.passages, strict=False)
        if one.reference and other.reference
        if one.reference.content == other.reference.content
    ]
    if len(rows) < 2:
        return ()
    from sacrebleu.significance import PairedTest  # noqa: PLC0415 - loads numpy

    old, new, references = (list(column) for column in zip(*rows, strict=True))
    systems: list[tuple[str, Sequence[str]]] = [("before", old), ("after", new)]
    times = _resamples(len(rows))
    test = PairedTest(systems, _metrics(), [references], "bs", times)
    signatures, scores = test()
    return tuple(
        _pair(name, scores[shown], str(signatures[shown]))
        for name, shown in zip(_metrics(), signatures, strict=True)
    )


def _pair(name: str, results: Sequence[Any], signature: str) -> MetricPair:
    before, after = results
    scores = float(before.score), float(after.score)
    return MetricPair(name, *scores, float(after.p_value), signature)


def _resamples(passages: int) -> int:
    """Fewer for long texts: sacreBLEU holds all of them in memory at once."""
    return max(100, min(RESAMPLES, _MOST_DRAWN // passages))


def _metrics() -> dict[str, Any]:
    """By our names; `force` keeps sacreBLEU from warning of tokenised text."""
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - 80 ms
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    return {"bleu": BLEU(force=True), "chrf": CHRF(), "ter": TER()}


def _interval(score: Any) -> Interval:  # noqa: ANN401 - BLEU's, chrF's or TER's
    # They have no other names.
    mean, reach = float(score._mean), float(score._ci)  # noqa: SLF001
    most = inf if score.name == "TER" else 100.0
    return Interval(max(0.0, mean - reach), min(most, mean + reach))


def with_metrics(
    document: Document, scores: Sequence[PassageScore]
) -> tuple[PassageScore, ...]:
    """The passage scores with the chrF of every passage that has a reference.

    BLEU says little of a single passage, so chrF stands alone there.
    """
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415

    metric = CHRF()
    scored = []
    for passage, score in zip(document.passages, scores, strict=True):
        if passage.reference is None:
            scored.append(score)
            continue
        target, reference = passage.target.content, passage.reference.content
        value = float(metric.sentence_score(target, [reference]).score)
        scored.append(replace(score, metrics=(("chrf", value),)))
    return tuple(scored)


def _pairs(document: Document) -> tuple[list[str], list[str]]:
    pairs = [
        (passage.target.content, passage.reference.content)
        for passage in document.passages
        if passage.reference is not None
    ]
    return [target for target, _ in pairs], [reference for _, reference in pairs]
