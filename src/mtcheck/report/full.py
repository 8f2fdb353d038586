"""The lines of the report that people read, before any colour."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtcheck.report import counts
from mtcheck.report.finding import finding_lines
from mtcheck.report.lines import Line, Piece, counted, wrap
from mtcheck.report.passages import heat
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import FileReport, Interval, Report
    from mtcheck.report import RenderOptions
    from mtcheck.report.lines import Page

_BLANK: Line = ()


def lines(report: Report, options: RenderOptions, page: Page) -> Iterator[Line]:
    """Yield the whole report, line by line."""
    if options.quiet:
        yield from _verdict(report, page)
    elif counts.is_clean(report):
        yield from _problems(report, page)
        yield from wrap((Piece(_nothing_found(report, page), "good"),), page, 2)
    else:
        yield from _everything(report, options, page)


def _everything(report: Report, options: RenderOptions, page: Page) -> Iterator[Line]:
    for file in report.files:
        if file.findings:
            yield from _file(file, options, page)
    if report.problems:
        yield from _problems(report, page)
        yield _BLANK
    if options.statistics:
        yield from _statistics(report)
    yield from _summary(report, page)
    yield _BLANK
    yield from _verdict(report, page)


def _nothing_found(report: Report, page: Page) -> str:
    words = counted(report.score.words, "word")
    files = counted(len(report.files), "file")
    found = f"no findings in {words} ({files})"
    if report.problems:
        return f"{found}, {counts.unchecked(report)}"
    return f"{found} {page.glyphs.dash} passed{counts.left_out(report)}"


def _problems(report: Report, page: Page) -> Iterator[Line]:
    for problem in report.problems:
        path = Piece(visible(problem.path), "path")
        message = Piece(f": {visible(problem.message)}")
        yield from wrap((Piece("error", "bad"), Piece(": "), path, message), page, 2)


def _file(file: FileReport, options: RenderOptions, page: Page) -> Iterator[Line]:
    yield _title(file, page)
    yield _BLANK
    hidden: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for finding in file.findings:
        if shown[finding.code] >= options.max_same:
            hidden[finding.code] += 1
            continue
        shown[finding.code] += 1
        yield from finding_lines(file, finding, page)
        yield _BLANK
    yield from _left_out(hidden, page)
    if len(file.passages) > 1:
        yield from heat(file.passages, page)
        yield _BLANK


def _title(file: FileReport, page: Page) -> Line:
    rule = page.glyphs.rule
    path, languages = visible(file.document.path), _languages(file, page)
    number = counted(len(file.findings), "finding")
    used = page.measure(f"{rule * 2} {path}  {languages}  {number} {rule * 2}")
    return (
        Piece(f"{rule * 2} ", "dim"),
        Piece(path, "path"),
        Piece(f"  {languages} "),
        Piece(rule * max(1, page.width - used), "dim"),
        Piece(f" {number} "),
        Piece(rule * 2, "dim"),
    )


def _languages(file: FileReport, page: Page) -> str:
    if file.target_lang is None:
        return "language unknown"
    if file.source_lang is None:
        return visible(file.target_lang)
    return visible(f"{file.source_lang} {page.glyphs.arrow} {file.target_lang}")


def _left_out(hidden: Counter[str], page: Page) -> Iterator[Line]:
    for code, number in hidden.items():
        text = (
            f"{page.glyphs.ellipsis} and {number:,} more of {visible(code)}"
            " (use --output-format concise to list all)"
        )
        yield from wrap((Piece(text, "dim"),), page, 2)
    if hidden:
        yield _BLANK


def _statistics(report: Report) -> Iterator[Line]:
    table = counts.rule_table(report)
    for at, row in enumerate(table):
        yield (Piece(row, "" if at else "label"),)
    if table:
        yield _BLANK


def _summary(report: Report, page: Page) -> Iterator[Line]:
    for label, text in counts.facts(report, page.glyphs.minus).items():
        if text:
            yield from _fact(label, Piece(text), page)
    for metric in (metric for file in report.files for metric in file.metrics):
        text = f"{metric.value:.1f}{_range(metric.interval, page)}  {visible(metric.signature)}"
        yield from _fact(metric.name, Piece(text), page)
    yield from _fact(
        "signature", Piece(visible(report.score.signature), "signature"), page
    )


def _range(interval: Interval | None, page: Page) -> str:
    if interval is None:
        return ""
    return f" ({interval.low:.1f}{page.glyphs.dash}{interval.high:.1f})"


def _fact(label: str, content: Piece, page: Page) -> Iterator[Line]:
    return wrap((Piece(f"{label:>9}  ", "label"), content), page, 11)


def _verdict(report: Report, page: Page) -> Iterator[Line]:
    style = "good" if report.gate.passed and not report.problems else "bad"
    return wrap((Piece(counts.verdict(report), style),), page, 2)
