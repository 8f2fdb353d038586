"""Scores against a reference; the one door to sacreBLEU."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.model import Metric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.model import Document, PassageScore


def has_references(document: Document) -> bool:
    """Whether any passage can be compared with a human translation."""
    return any(passage.reference is not None for passage in document.passages)


def document_metrics(document: Document) -> tuple[Metric, ...]:
    """BLEU, chrF and TER over all passages with a reference, with signatures."""
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - 80 ms
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    targets, references = _pairs(document)
    found = []
    for name, metric in (("bleu", BLEU()), ("chrf", CHRF()), ("ter", TER())):
        value = metric.corpus_score(targets, [references]).score
        found.append(Metric(name, float(value), str(metric.get_signature())))
    return tuple(found)


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
