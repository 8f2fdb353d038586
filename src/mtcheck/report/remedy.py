"""What to write instead of a finding, shown as changes among the words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Span
from mtcheck.report.diff import diff
from mtcheck.report.lines import Line, Piece
from mtcheck.report.replaced import around, replaced, replacement_of
from mtcheck.report.visible import revealed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Finding
    from mtcheck.report.diff import Change
    from mtcheck.report.lines import Page

_MAX_OTHERS = 4
_WORDS = 3  # on either side of a change


def remedy(text: str, finding: Finding, page: Page) -> Line:
    """Return the fix as changes to `text`; empty if there is none."""
    span, replacement = replacement_of(text, finding)
    if replacement is None or replacement == text[slice(*span)]:
        return ()
    return tuple(_diff(text, span, replacement, page))


def others(text: str, finding: Finding) -> list[str]:
    """Return the suggestions beside the fix, safe to print, and how many are left out."""
    shown = replaced(text, *replacement_of(text, finding))
    span = Span(finding.start, finding.end)
    rest = [it for it in finding.suggestions if replaced(text, span, it) != shown]
    named = [visible(other) or "(nothing)" for other in rest[:_MAX_OTHERS]]
    return named + [f"+{len(rest) - _MAX_OTHERS}"] * (len(rest) > _MAX_OTHERS)


def _diff(text: str, span: Span, replacement: str, page: Page) -> Iterator[Piece]:
    before, after = surroundings(text, span, page.glyphs.ellipsis)
    yield Piece(before, "dim")
    last = ""
    for change in diff(text[slice(*span)], replacement):
        if page.color and (last, change.op) == ("delete", "insert"):
            yield Piece(" ")  # colour alone would glue the old word to the new
        yield change_piece(change, page)
        last = change.op
    yield Piece(after, "dim")


def surroundings(text: str, span: Span, dots: str) -> tuple[str, str]:
    """Return a few words before a range and a few behind it, safe to print."""
    before, after = around(text, span, _WORDS, dots)
    return visible(before), visible(after)


def change_piece(change: Change, page: Page) -> Piece:
    """Return a change as it is printed: in colour, or between signs."""
    shown = visible(change.text)
    if change.op == "keep":
        return Piece(shown)
    if change.text.isspace():
        shown = revealed(change.text).replace(" ", page.glyphs.space)
    if page.color:
        return Piece(shown, change.op)
    return Piece(f"[-{shown}-]" if change.op == "delete" else f"{{+{shown}+}}")
