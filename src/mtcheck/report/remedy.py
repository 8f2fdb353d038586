"""What to write instead of a finding, shown as changes among the words around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.model import Span
from mtcheck.report.diff import diff
from mtcheck.report.lines import Line, Piece
from mtcheck.report.visible import revealed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Finding
    from mtcheck.report.diff import Change
    from mtcheck.report.lines import Page

_MAX_OTHERS = 4
# Code points to search for the three words on either side of a change.
_LOOK = 40
_LAST_WORDS = re.compile(r"(?:\S{1,20}\s+){0,2}\S{0,20}\s*$")
_FIRST_WORDS = re.compile(r"\s*\S{0,20}(?:\s+\S{1,20}){0,2}")


def remedy(text: str, finding: Finding, page: Page) -> Line:
    """Return the fix as changes to `text`; empty if there is none."""
    span, replacement = replacement_of(text, finding)
    if replacement is None or replacement == text[slice(*span)]:
        return ()
    return tuple(_diff(text, span, replacement, page))


def others(text: str, finding: Finding) -> list[str]:
    """Return the suggestions beside the fix, safe to print, and how many are left out."""
    shown = _result(text, *replacement_of(text, finding))
    span = Span(finding.start, finding.end)
    rest = [it for it in finding.suggestions if _result(text, span, it) != shown]
    named = [visible(other) or "(nothing)" for other in rest[:_MAX_OTHERS]]
    return named + [f"+{len(rest) - _MAX_OTHERS}"] * (len(rest) > _MAX_OTHERS)


def _result(text: str, span: Span, replacement: str | None) -> str | None:
    if replacement is None:
        return None
    return text[: span.start] + replacement + text[span.end :]


def replacement_of(text: str, finding: Finding) -> tuple[Span, str | None]:
    """Return the range that the fix replaces, and what it puts there."""
    if finding.fix and finding.fix.edits:
        edits = finding.fix.edits
        span = Span(edits[0].start, edits[-1].end)
        parts, at = [], span.start
        for edit in edits:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
        return span, "".join(parts)
    return Span(finding.start, finding.end), None


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
    before = _LAST_WORDS.search(text[max(0, span.start - _LOOK) : span.start])
    after = _FIRST_WORDS.match(text[span.end : span.end + _LOOK])
    left, right = before.group() if before else "", after.group() if after else ""
    head = f"{dots} " if left and len(left) < span.start else ""
    tail = f" {dots}" if right and span.end + len(right) < len(text) else ""
    return head + visible(left.lstrip()), visible(right.rstrip()) + tail


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
