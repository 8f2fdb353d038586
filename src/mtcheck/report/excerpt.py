"""Cuts the words around a finding to the width of a page and marks the finding."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.model import Span
from mtcheck.report.lines import Line, Piece
from mtcheck.report.visible import cell_map, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.report.lines import Page

# Code points to look at on either side for each cell; marks take none.
_LOOK = 4
# Cells of context that a long span leaves on either side.
_CONTEXT = 8
OPEN: Final = "[["
CLOSE: Final = "]]"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a text, cut around a span, safe to print."""

    before: str
    marked: str
    after: str
    is_rtl: bool
    """Whether it holds right-to-left letters; carets would not stand below."""

    def framed(self, style: str) -> Line:
        """Return the line to print, with brackets where carets cannot help."""
        opened, closed = (OPEN, CLOSE) if self.is_rtl else ("", "")
        return (
            Piece(self.before),
            Piece(f"{opened}{self.marked}{closed}", style),
            Piece(self.after),
        )

    def underline(self, mark: str, page: Page) -> str:
        """Return the line of marks that goes below, counted in cells."""
        offset = page.measure(self.before)
        size = page.measure(self.before + self.marked) - offset
        return " " * offset + mark * max(1, size)


def excerpt(text: str, span: Span, room: int, page: Page) -> Excerpt:
    """Return what `room` cells can show of `text` with `span` in their middle."""
    start = min(max(0, span.start), len(text))
    end = min(max(start, span.end), len(text))
    first = max(0, start - _LOOK * room)
    window = text[first : end + _LOOK * room]
    shown = pieces(window, Span(start - first, end - first))
    is_rtl = _has_rtl(window)
    room -= len(OPEN + CLOSE) if is_rtl else 0
    sides = shown[: start - first], shown[start - first : end - first]
    return _cropped(*sides, shown[end - first :], room, page, is_rtl=is_rtl)


def _cropped(  # noqa: PLR0913 - three parts of one line
    before: Sequence[str],
    marked: Sequence[str],
    after: Sequence[str],
    room: int,
    page: Page,
    *,
    is_rtl: bool,
) -> Excerpt:
    middle = _middle(marked, room - 2 * min(_CONTEXT, room // 8), page)
    free = max(0, room - max(1, page.measure(middle)))
    left_need, right_need = _size(before, page), _size(after, page)
    left_room = min(left_need, max(free // 2, free - right_need))
    left = _tail(before, left_room, page)
    right = _head(after, free - page.measure(left), page)
    return _squeezed(Excerpt(left, middle, right, is_rtl), room, page)


def _squeezed(cut: Excerpt, room: int, page: Page) -> Excerpt:
    """Drop characters at the ends while the parts are wider together than alone."""
    before, after = cut.before, cut.after
    while after and page.measure(before + cut.marked + after) > room:
        after = after[:-1]
    while before and page.measure(before + cut.marked + after) > room:
        before = before[1:]
    return Excerpt(before, cut.marked, after, cut.is_rtl)


def _middle(shown: Sequence[str], room: int, page: Page) -> str:
    if _size(shown, page) <= room:
        return "".join(shown)
    half = (room - len(page.glyphs.ellipsis)) // 2
    start, end = _first_words(shown, half, page), _last_words(shown, half, page)
    return start + page.glyphs.ellipsis + end


def _tail(shown: Sequence[str], room: int, page: Page) -> str:
    """Return the last words that fit, after an ellipsis."""
    if _size(shown, page) <= room:
        return "".join(shown)
    room -= len(page.glyphs.ellipsis)
    return page.glyphs.ellipsis + _last_words(shown, room, page) if room > 0 else ""


def _head(shown: Sequence[str], room: int, page: Page) -> str:
    """Return the first words that fit, before an ellipsis."""
    if _size(shown, page) <= room:
        return "".join(shown)
    room -= len(page.glyphs.ellipsis)
    return _first_words(shown, room, page) + page.glyphs.ellipsis if room > 0 else ""


def _first_words(shown: Sequence[str], room: int, page: Page) -> str:
    kept = _first(shown, room, page)
    return kept[: kept.rfind(" ", len(kept) // 2) + 1 or None]


def _last_words(shown: Sequence[str], room: int, page: Page) -> str:
    kept = _last(shown, room, page)
    return kept[max(0, kept.find(" ", 0, len(kept) // 2)) :]


def _first(shown: Sequence[str], room: int, page: Page) -> str:
    left = room
    for at, width in enumerate(cell_map(shown, page.measure)):
        left -= width
        if left < 0:
            return "".join(shown[:at])
    return "".join(shown)


def _last(shown: Sequence[str], room: int, page: Page) -> str:
    widths = cell_map(shown, page.measure)
    at, left = len(shown), room
    while at and left >= widths[at - 1]:
        at -= 1
        left -= widths[at]
    while at < len(shown) and not widths[at]:
        at += 1  # a mark whose letter did not fit
    return "".join(shown[at:])


def _size(shown: Sequence[str], page: Page) -> int:
    return page.measure("".join(shown))


def _has_rtl(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(char) in {"R", "AL"} for char in text
    )


def gutter(label: str, size: int, page: Page) -> Piece:
    """Return the margin that keeps scanned text off the start of a line."""
    return Piece(f"{label:>{size}} {page.glyphs.gutter} ", "dim")
