"""An evaluation as tables for people, and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.report.json_report import dump
from mtcheck.report.lines import counted
from mtcheck.report.visible import disarmed, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.correlation import Coefficients
    from mtcheck.evaluation import (
        Characters,
        Correlation,
        Evaluation,
        Family,
        RuleHits,
        Share,
        Texts,
    )
    from mtcheck.model import Interval
    from mtcheck.report.json_report import Json, Object

    Row = Sequence[str]

SCHEMA: Final = "mtcheck-evaluation/1"
_NONE = "-"


def write_json(evaluation: Evaluation) -> str:
    """Return the evaluation as one JSON object; shares are fractions, not percent."""
    return dump(_object(evaluation), indent=2) + "\n"


def write_text(evaluation: Evaluation, *, with_rules: bool = False) -> str:
    """Return the evaluation as tables; `with_rules` adds one of every rule."""
    blocks = [
        [_title(evaluation)],
        _texts(evaluation),
        _precision(evaluation),
        _recall(evaluation),
        _characters(evaluation.characters),
        *(_correlations(evaluation.correlations)),
        _rules(evaluation.rules) if with_rules else [],
        _notes(evaluation),
    ]
    text = "\n\n".join("\n".join(block) for block in blocks if block)
    return "\n".join(map(disarmed, text.split("\n"))) + "\n"


# Tables ----------------------------------------------------------------------------


def _title(evaluation: Evaluation) -> str:
    rows = evaluation.machine.rows + evaluation.human.rows
    source = "with" if evaluation.with_source else "without"
    return (
        f"{counted(rows, 'row')} of {counted(len(evaluation.files), 'file')},"
        f" {source} the source; intervals: 95 %,"
        f" {evaluation.resamples:,} resamples of {counted(evaluation.clusters, 'document')}"
    )


def _table(head: Row, rows: Iterable[Row], *, names: int = 1) -> list[str]:
    """Lines of aligned columns, the first `names` of them to the left."""
    cells = [tuple(map(visible, row)) for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if at < names else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def _texts(evaluation: Evaluation) -> list[str]:
    head = ("", "rows", "words", "findings", "per 1,000 words", "95 %", "rows flagged")
    kinds = (("machine", evaluation.machine), ("human", evaluation.human))
    return _table(
        head, [_texts_row(name, texts) for name, texts in kinds if texts.rows]
    )


def _texts_row(name: str, texts: Texts) -> Row:
    return (
        "human (false alarms)" if name == "human" else name,
        f"{texts.rows:,}",
        f"{texts.words:,}",
        f"{texts.findings:,}",
        _NONE if texts.rate is None else f"{texts.rate:.2f}",
        _interval(texts.rate_interval, 1, 2),
        _percent(texts.flagged.value),
    )


def _precision(evaluation: Evaluation) -> list[str]:
    head = ("PRECISION", "findings", "touch a mark", "precision", "95 %")
    by_family = [(it.name, it.precision) for it in evaluation.families]
    return _shares(
        head, evaluation.precision, by_family, evaluation.precision_by_severity
    )


def _recall(evaluation: Evaluation) -> list[str]:
    head = ("RECALL", "marked", "touched", "recall", "95 %")
    by_family = [(it.name, it.recall) for it in evaluation.families]
    return _shares(head, evaluation.recall, by_family, evaluation.recall_by_severity)


def _shares(
    head: Row,
    whole: Share,
    by_family: Sequence[tuple[str, Share]],
    by_severity: Sequence[tuple[str, Share]],
) -> list[str]:
    if not whole.total:
        return []
    families = sorted(by_family, key=lambda named: -named[1].total)
    parts = [("all", whole), *by_severity, *families]
    return _table(head, [_share_row(*part) for part in parts if part[1].total])


def _share_row(name: str, share: Share) -> Row:
    return (
        name if name == "all" else f"  {name}",
        f"{share.total:,}",
        f"{share.hits:,}",
        _percent(share.value),
        _interval(share.interval),
    )


def _characters(characters: Characters) -> list[str]:
    if not characters.marked:
        return []
    head = (
        "CHARACTERS",
        "flagged",
        "marked",
        "both",
        "precision",
        "recall",
        "F1",
        "95 %",
    )
    row = (
        "all",
        f"{characters.found:,}",
        f"{characters.marked:,}",
        f"{characters.both:,}",
        _percent(characters.precision),
        _percent(characters.recall),
        _percent(characters.f1),
        _interval(characters.interval),
    )
    return _table(head, [row])


def _correlations(correlations: Iterable[Correlation]) -> Iterator[list[str]]:
    for it in correlations:
        of = f" of {it.dataset}" if it.dataset else ""
        kind = it.score_kind or "a score without a kind"
        title = f"CORRELATION with {kind}, {counted(it.number, it.unit)}{of}"
        yield [visible(title), *_correlation_table(it)]


def _correlation_table(it: Correlation) -> list[str]:
    head = ("", "Pearson", "95 %", "Spearman", "95 %", "Kendall", "95 %")
    spread = [_interval(bounds, 1, 2) for bounds in it.intervals]
    penalty = _alternated(it.penalty, spread)
    words = _alternated(it.words, ["", "", ""])
    return _table(head, [("penalty", *penalty), ("word count", *words)])


def _alternated(coefficients: Coefficients, intervals: Sequence[str]) -> list[str]:
    numbers = [_NONE if it is None else f"{it:.2f}" for it in coefficients]
    return [cell for pair in zip(numbers, intervals, strict=True) for cell in pair]


def _rules(rules: Sequence[RuleHits]) -> list[str]:
    head = ("RULES", "name", "family", "findings", "touch a mark", "precision")
    rows = [
        (
            rule.code,
            rule.name,
            rule.family,
            f"{rule.precision.total:,}",
            f"{rule.precision.hits:,}",
            _percent(rule.precision.value),
        )
        for rule in rules
    ]
    return _table(head, rows, names=3) if rows else []


def _notes(evaluation: Evaluation) -> list[str]:
    skipped = evaluation.skipped
    notes = {
        "machine rows without spans, not in precision and recall": skipped.without_spans,
        "rows with an error that has no place, not in recall": skipped.not_located,
        "spans in the source, not in recall": skipped.source_spans,
        "neutral findings, not counted": skipped.neutral,
    }
    lines = [f"{what}: {number:,}" for what, number in notes.items() if number]
    return [*lines, f"signature  {visible(evaluation.signature)}"]


def _percent(value: float | None) -> str:
    return _NONE if value is None else f"{100 * value:.1f} %"


def _interval(interval: Interval | None, factor: float = 100, places: int = 1) -> str:
    if interval is None:
        return _NONE
    low, high = (f"{factor * bound:.{places}f}" for bound in interval)
    # A dash between negative numbers would read as a sign.
    return f"{low} to {high}" if "-" in low + high else f"{low}–{high}"


# JSON ------------------------------------------------------------------------------


def _object(evaluation: Evaluation) -> Object:
    skipped = evaluation.skipped
    return {
        "schema": SCHEMA,
        "version": evaluation.version,
        "signature": evaluation.signature,
        "files": list(evaluation.files),
        "with_source": evaluation.with_source,
        "resamples": evaluation.resamples,
        "clusters": evaluation.clusters,
        "machine": _texts_object(evaluation.machine),
        "human": _texts_object(evaluation.human),
        "skipped": {
            "rows_without_spans": skipped.without_spans,
            "rows_not_located": skipped.not_located,
            "source_spans": skipped.source_spans,
            "neutral_findings": skipped.neutral,
        },
        "precision": _share(evaluation.precision),
        "precision_by_severity": _by_name(evaluation.precision_by_severity),
        "recall": _share(evaluation.recall),
        "recall_by_severity": _by_name(evaluation.recall_by_severity),
        "families": [_family(it) for it in evaluation.families],
        "rules": [_rule(it) for it in evaluation.rules],
        "characters": _characters_object(evaluation.characters),
        "correlations": [_correlation(it) for it in evaluation.correlations],
    }


def _texts_object(texts: Texts) -> Object:
    return {
        "rows": texts.rows,
        "words": texts.words,
        "findings": texts.findings,
        "per_1000_words": _number(texts.rate),
        "interval": _bounds(texts.rate_interval),
        "rows_flagged": _share(texts.flagged),
    }


def _share(share: Share) -> Object:
    return {
        "hits": share.hits,
        "total": share.total,
        "value": _number(share.value),
        "interval": _bounds(share.interval),
    }


def _by_name(shares: Iterable[tuple[str, Share]]) -> Object:
    return {name: _share(share) for name, share in shares}


def _family(family: Family) -> Object:
    return {
        "name": family.name,
        "precision": _share(family.precision),
        "recall": _share(family.recall),
    }


def _rule(rule: RuleHits) -> Object:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "hits": rule.precision.hits,
        "total": rule.precision.total,
        "value": _number(rule.precision.value),
    }


def _characters_object(characters: Characters) -> Object:
    return {
        "both": characters.both,
        "flagged": characters.found,
        "marked": characters.marked,
        "precision": _number(characters.precision),
        "recall": _number(characters.recall),
        "f1": _number(characters.f1),
        "interval": _bounds(characters.interval),
    }


def _correlation(it: Correlation) -> Object:
    names = it.penalty._fields
    bounds = zip(names, it.intervals, strict=True)
    return {
        "dataset": it.dataset,
        "score_kind": it.score_kind,
        "unit": it.unit,
        "number": it.number,
        "penalty": _coefficients(it.penalty),
        "penalty_intervals": {name: _bounds(interval) for name, interval in bounds},
        "words": _coefficients(it.words),
    }


def _coefficients(coefficients: Coefficients) -> Object:
    return {name: _number(value) for name, value in coefficients._asdict().items()}


def _bounds(interval: Interval | None) -> Json:
    return None if interval is None else [_number(bound) for bound in interval]


def _number(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
