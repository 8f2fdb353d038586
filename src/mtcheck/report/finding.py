"""The lines that show one finding: where, what, the words around it, remedies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Severity, Span
from mtcheck.report.excerpt import excerpt, gutter
from mtcheck.report.flags import passage_of, text_of
from mtcheck.report.lines import Line, Piece, shorten, wrap
from mtcheck.report.reference import against_reference
from mtcheck.report.remedy import others, remedy
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import FileReport, Finding, Passage
from mtcheck.report.lines import Page

_MAX_PLACES = 6
# Below this width the margin gives its room to the text.
_NARROW = 72


def finding_lines(file: FileReport, finding: Finding, page: Page) -> Iterator[Line]:
    """Yield the lines of one finding, folded to the page."""
    yield from wrap(_head(file.document.path, finding), page, 4)
    message = Piece("  "), Piece(visible(finding.message))
    yield from wrap(message, page, 2)
    passage = passage_of(file, finding)
    text = text_of(passage, finding)
    yield from _frame(text, finding, page)
    yield from _source(passage, finding, page)
    if passage is not None and (changes := against_reference(passage, finding, page)):
        yield from _labelled("reference", changes, page)
    if finding.english:
        yield from _labelled("english", (Piece(visible(finding.english)),), page)
    if changes := remedy(text, finding, page):
        yield from _labelled("diff", changes, page)
    for at, other in enumerate(others(text, finding)):
        label = "instead" if not at and finding.fix is None else "or"
        yield from _labelled(label, (Piece(other),), page)
    if finding.related:
        yield from _labelled("also at", tuple(_places(finding, page)), page)


def _head(path: str, finding: Finding) -> Line:
    severity = finding.severity.label
    return (
        Piece(f"{visible(path)}:{finding.line}:{finding.column}", "path"),
        Piece("  "),
        Piece(severity.upper(), severity),
        Piece("  "),
        Piece(visible(finding.code), "code"),
        Piece(f" {visible(finding.name)}"),
        Piece("  "),
        Piece(f"[{finding.confidence.label}]", "dim"),
        Piece("" if finding.side == "target" else f"  in the {visible(finding.side)}"),
    )


def _margin(page: Page) -> int:
    return 9 if page.width >= _NARROW else 5


def _frame(text: str, finding: Finding, page: Page) -> Iterator[Line]:
    margin = gutter(str(finding.line), _margin(page), page)
    room = page.width - len(margin.text)
    shown = excerpt(text, Span(finding.start, finding.end), room, page)
    yield (margin, *shown.framed(finding.severity.label))
    if not shown.is_rtl:
        mark = "^" if finding.severity >= Severity.MAJOR else "~"
        below = Piece(shown.underline(mark, page), f"{finding.severity.label} mark")
        yield (gutter("", _margin(page), page), below)


def _source(passage: Passage | None, finding: Finding, page: Page) -> Iterator[Line]:
    """Yield the start of the original where the finding is about its meaning."""
    if passage is None or passage.source is None or not passage.source.content:
        return
    if finding.side != "target" or not finding.category.startswith(
        ("accuracy/", "terminology/")
    ):
        return
    room = page.width - _margin(page) - 3
    shown = shorten(visible(passage.source.content[: 4 * room]), room, page)
    yield from _labelled("source", (Piece(shown),), page)


def _labelled(label: str, content: Line, page: Page) -> Iterator[Line]:
    margin = _margin(page)
    head = f"{label + ':':>{margin + 1}}  " if page.width >= _NARROW else f"  {label}: "
    return wrap((Piece(head, "label"), *content), page, margin + 3)


def _places(finding: Finding, page: Page) -> Iterator[Piece]:
    for at, place in enumerate(finding.related[:_MAX_PLACES]):
        text = shorten(visible(place.text), page.width // 3, page)
        yield Piece(f'{", " if at else ""}{place.line}:{place.column} "{text}"')
    if len(finding.related) > _MAX_PLACES:
        yield Piece(f", +{len(finding.related) - _MAX_PLACES}")
