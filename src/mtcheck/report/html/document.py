"""The files: their passages with faults underlined, their scores as a strip."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.report.counts import counted_points
from mtcheck.report.html.markup import Html, joined, language, shown, tag
from mtcheck.report.html.text import marked
from mtcheck.report.lines import counted, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.model import FileReport, Passage, PassageScore, Text
    from mtcheck.report.html.text import Numbered

    Found = Mapping[tuple[int, str], Sequence[Numbered]]
    """Findings by passage and side."""

_STRIP = 240  # bars of a strip, at most
# Penalty per word at which the heat climbs a step: scores 100, 99, 98, 95, 90 …
_STEPS = (1e-9, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
# In a report of more passages than this, long runs without a finding are folded.
_LONG = 300
_FOLDED = 6
_KINDS = {
    "caption": "caption",
    "alt": "description of a picture",
    "title": "title",
    "cell": "cell",
    "quote": "quotation",
    "markup": "markup",
}


class _Row(NamedTuple):
    at: int
    passage: Passage
    score: PassageScore | None
    is_clean: bool


def is_long(files: Sequence[FileReport]) -> bool:
    """Whether there is so much text that what is clean should be folded."""
    return sum(len(file.document.passages) for file in files) > _LONG


def file_section(
    file: FileReport, index: int, found: Sequence[Numbered], *, folds: bool
) -> Html:
    """Return one file: title, strip, passages; `folds` its long clean runs."""
    by_place: dict[tuple[int, str], list[Numbered]] = defaultdict(list)
    for it in found:
        by_place[it.finding.passage_index, it.finding.side].append(it)
    scores = {score.id: score for score in file.passages}
    hit = {passage for passage, _ in by_place}
    rows = [
        _Row(at, passage, scores.get(passage.id), at not in hit)
        for at, passage in enumerate(file.document.passages)
    ]
    paired = any(_has_others(passage) for passage in file.document.passages)
    body = joined(_passages(rows, file, index, by_place, folds=folds))
    return tag(
        "section",
        _title(file, index),
        _strip(rows, file, index),
        _columns(file) if paired else None,
        tag("div", body, class_="passages"),
        class_="file paired" if paired else "file",
        id=f"d{index}",
        aria_labelledby=f"h{index}",
    )


def _has_others(passage: Passage) -> bool:
    others = (passage.source, passage.reference)
    return any(text and text.content for text in others) or bool(passage.lost)


def _title(file: FileReport, index: int) -> Html:
    facts = [
        languages(file),
        counted(len(file.findings), "finding"),
        f"{file.score.words:,} words",
        counted_points(file.score.penalty),
    ]
    return tag(
        "header",
        tag("h2", tag("bdi", file.document.path), id=f"h{index}"),
        tag("p", " · ".join(facts), class_="facts-line"),
        class_="file-head",
    )


def languages(file: FileReport) -> str:
    """Return the languages of a file in words."""
    if file.target_lang is None:
        return "language unknown"
    if file.source_lang is None:
        return file.target_lang
    return f"{file.source_lang} → {file.target_lang}"


def _columns(file: FileReport) -> Html:
    source = f"Source ({file.source_lang})" if file.source_lang else "Source"
    target = f"Translation ({file.target_lang})" if file.target_lang else "Translation"
    heads = tag("span"), tag("span", source), tag("span", target)
    return tag("div", *heads, class_="columns", aria_hidden="true")


def _strip(rows: Sequence[_Row], file: FileReport, index: int) -> Html | None:
    """One bar for each passage, or for a few: the worst of them."""
    if len(rows) < 2:
        return None
    each = -(-len(rows) // _STRIP)
    groups = (rows[at : at + each] for at in range(0, len(rows), each))
    bars = (_bar(group, index) for group in groups)
    of = "each bar a passage" if each == 1 else f"each bar {each:,} passages"
    path = file.document.path
    label = f"Heat of {path} from first to last, {of}; higher is worse"
    return tag("nav", *bars, class_="strip", aria_label=label)


def _bar(rows: Sequence[_Row], index: int) -> Html:
    worst = max(rows, key=lambda row: _rate(row.score))
    where = f"line {worst.score.line}" if worst.score else f"passage {worst.at + 1}"
    title = f"{where}: {_told(worst.score)}"
    first, last = rows[0].at, rows[-1].at
    return tag(
        "a",
        tag("span", title, class_="out-of-sight"),
        href=f"#p{index}-{worst.at}",
        title=title,
        tabindex=-1,
        class_=f"h{heat(worst.score)}",
        data_p=f"{index} {first} {last}",
    )


def _told(score: PassageScore | None) -> str:
    if score is None or not score.penalty:
        return "no findings that cost points"
    points = counted_points(score.penalty)
    return points if score.score is None else f"{points}, score {score.score:.1f}"


def _rate(score: PassageScore | None) -> float:
    return score.penalty / max(1, score.words) if score else 0.0


def heat(score: PassageScore | None) -> int:
    """Return how bad a passage is, from 0 to 7."""
    return bisect_right(_STEPS, _rate(score))


def _passages(
    rows: Sequence[_Row], file: FileReport, index: int, found: Found, *, folds: bool
) -> Iterator[Html]:
    for is_clean, group in groupby(rows, key=lambda row: row.is_clean):
        run = list(group)
        inside = joined(_passage(row, file, index, found) for row in run)
        if folds and is_clean and len(run) > _FOLDED:
            lines = _lines(run)
            label = f"{counted(len(run), 'passage')} without findings{lines}"
            yield tag("details", tag("summary", label), inside, class_="clean")
        else:
            yield inside


def _lines(run: Iterable[_Row]) -> str:
    scores = [row.score for row in run if row.score]
    return f", lines {scores[0].line:,} to {scores[-1].end_line:,}" if scores else ""


def _passage(row: _Row, file: FileReport, index: int, found: Found) -> Html:
    passage = row.passage
    before = _lost(passage) if passage.lost and row.at == 0 else None
    after = _lost(passage) if passage.lost and row.at else None
    own = tag(
        "div",
        _gutter(row),
        _source(row, file, found),
        _target(row, file, found),
        class_=f"p {_kind(passage)} h{heat(row.score)}",
        id=f"p{index}-{row.at}",
    )
    return joined((before, own, after))


def _kind(passage: Passage) -> str:
    """A class for the look; kinds that nobody knows look like paragraphs."""
    known = {"heading", "item", "segment", "paragraph", *_KINDS}
    return passage.kind if passage.kind in known else "paragraph"


def _gutter(row: _Row) -> Html:
    score = row.score
    line = tag("span", f"{score.line:,}" if score else "", class_="line")
    cost = None
    if score and score.penalty:
        told = f"−{rounded(score.penalty)}"
        label = tag("span", _told(score), class_="out-of-sight")
        cost = tag("span", tag("span", told, aria_hidden="true"), label, class_="cost")
    return tag("div", line, cost, class_="gutter")


def _target(row: _Row, file: FileReport, found: Found) -> Html:
    passage = row.passage
    here = found.get((row.at, "target"), ())
    breaks = passage.kind in {"segment", "cell"}
    content = marked(passage.target.content, here, passage.marks, breaks=breaks)
    kind = _KINDS.get(passage.kind)
    label = tag("span", kind, class_="kind") if kind else None
    lang = language(file.target_lang)
    return tag("div", label, tag("p", content, lang=lang, dir="auto"), class_="target")


def _source(row: _Row, file: FileReport, found: Found) -> Html | None:
    """The original and, where there is one, what a person made of it."""
    passage = row.passage
    parts = [
        _other(passage.source, found.get((row.at, "source"), ()), file.source_lang),
        _other(
            passage.reference,
            found.get((row.at, "reference"), ()),
            file.target_lang,
            label="reference",
        ),
    ]
    shown_parts = [part for part in parts if part is not None]
    return tag("div", *shown_parts, class_="source") if shown_parts else None


def _other(
    text: Text | None,
    found: Sequence[Numbered],
    lang: str | None,
    *,
    label: str | None = None,
) -> Html | None:
    if text is None or not (text.content or found):
        return None
    content = marked(text.content, found, breaks=True)
    head = tag("span", label, class_="kind") if label else None
    return joined((head, tag("p", content, lang=language(lang), dir="auto")))


def _lost(passage: Passage) -> Html:
    label = tag("span", "not in the translation", class_="kind")
    texts = (tag("p", shown(text), dir="auto") for text in passage.lost)
    return tag(
        "div", tag("div", label, *texts, class_="source"), class_="p lost", role="note"
    )
