"""The head of the page: verdict, figures, inputs that could not be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report import counts
from mtcheck.report.html.card import sign
from mtcheck.report.html.document import languages
from mtcheck.report.html.markup import Html, joined, shown, tag
from mtcheck.report.lines import counted, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import FileReport, Interval, Report

_FILES_LISTED = 200


def title(report: Report) -> Html:
    """Return the title of the page."""
    paths = [file.document.path for file in report.files]
    what = paths[0] if len(paths) == 1 else counted(len(paths), "file")
    return shown(f"{_verdict(report)}: {what} – mtcheck")


def summary(report: Report) -> Html:
    """Return the verdict and what it rests on."""
    passed = report.gate.passed and not report.problems
    reasons = "; ".join(report.gate.reasons)
    if report.problems:
        reasons = "; ".join(filter(None, [reasons, counts.unchecked(report)]))
    verdict = tag(
        "p",
        tag("span", "✓" if passed else "✗", class_="tick", aria_hidden="true"),
        tag("strong", _verdict(report)),
        tag("span", reasons, class_="reasons") if reasons else None,
        class_="verdict passed" if passed else "verdict failed",
    )
    figures = tag("dl", *_figures(report), class_="figures")
    return joined((verdict, figures, _problems(report), _files(report)))


def _verdict(report: Report) -> str:
    if not report.files and report.problems:
        return "Nothing was checked"
    return "Passed" if report.gate.passed else "Failed"


def _figures(report: Report) -> Iterator[Html]:
    score = report.score
    yield _figure("Findings", f"{score.findings:,}", _severities(report))
    words = counted(score.passages, "passage")
    yield _figure("Words", f"{score.words:,}", f"in {words}")
    if score.penalty_per_1000_words is not None:
        rate = rounded(score.penalty_per_1000_words)
        note = f"per 1,000 words; {counts.counted_points(score.penalty)} in all"
        yield _figure("Penalty", rate, note)
    if score.value is not None and score.words >= report.min_words:
        note = f"{_bounds(score.interval)}{counts.NATURE}"
        yield _figure("Score", f"{score.value:.1f}", note)
    elif score.words:
        note = f"too few words for one (at least {report.min_words:,})"
        yield _figure("Score", "–", note)
    if fixes := counts.fixes(report):
        safe, _, rest = fixes.partition("; ")
        yield _figure("Can be mended", safe, rest)
    yield from _left_out(report)
    for file in report.files:
        for metric in file.metrics:
            note = f"{_bounds(metric.interval)}{metric.signature}"
            yield _figure(metric.name, f"{metric.value:.1f}", note)


def _left_out(report: Report) -> Iterator[Html]:
    """What was found and is not shown."""
    silenced, known = counts.not_reported(report)
    if silenced:
        note = "by comments, allowed phrases and names; not counted"
        yield _figure("Silenced", f"{silenced:,}", note)
    if known or report.expired:
        note = f"; {counts.expired(report)}" if report.expired else ""
        yield _figure("Known", f"{known:,}", f"to the baseline; not counted{note}")


def _bounds(interval: Interval | None) -> str:
    return f"{interval.low:.1f} – {interval.high:.1f}; " if interval else ""


def _figure(label: str, value: str, note: Html | str) -> Html:
    return tag(
        "div",
        tag("dt", label),
        tag("dd", tag("span", value, class_="value"), tag("span", note, class_="note")),
    )


def _severities(report: Report) -> Html:
    parts = [
        tag("li", f"{number:,} ", sign(severity))
        for severity in counts.SEVERITIES
        if (number := report.score.by_severity.get(severity))
    ]
    return tag("ul", *parts, class_="severities") if parts else Html()


def _problems(report: Report) -> Html | None:
    if not report.problems:
        return None
    rows = (
        tag("li", tag("bdi", it.path, class_="path"), ": ", tag("bdi", it.message))
        for it in report.problems
    )
    head = tag("h2", "Could not be checked", id="problems")
    body = tag("ul", *rows)
    return tag("section", head, body, class_="problems", aria_labelledby="problems")


def _files(report: Report) -> Html | None:
    """The files of a run of several, the costliest first."""
    if len(report.files) < 2:
        return None
    numbered = list(enumerate(report.files))
    numbered.sort(key=lambda pair: (-pair[1].score.penalty, pair[0]))
    rows = (_file(at, file) for at, file in numbered[:_FILES_LISTED])
    names = "file", "languages", "words", "findings", "points"
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    left = len(numbered) - _FILES_LISTED
    more = tag("p", f"and {left:,} more, below") if left > 0 else None
    label = tag("summary", f"{counted(len(numbered), 'file')}, the costliest first")
    folded = None if len(numbered) > 12 else ""
    return tag("details", label, table, more, class_="files", open=folded)


def _file(at: int, file: FileReport) -> Html:
    cells: list[Html | str] = [
        tag("a", tag("bdi", file.document.path), href=f"#d{at}"),
        languages(file),
        f"{file.score.words:,}",
        f"{len(file.findings):,}",
        rounded(file.score.penalty),
    ]
    return tag("tr", *(tag("td", cell) for cell in cells))
