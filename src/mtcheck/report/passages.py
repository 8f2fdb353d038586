"""Shows where a text hurts: its worst passages as bars, all of them as a strip."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from mtcheck.report.counts import counted_points
from mtcheck.report.lines import Line, Piece, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import PassageScore
    from mtcheck.report.lines import Page

_WORST = 10
_BAR = 24
_SHORTEST_BAR = 4
_STRIP_ROWS = 4
# Below this width the counts of words give their room to the bars.
_NARROW = 50
# Penalty per word at which the strip climbs a step: scores 100, 99, 98, 95, 90 …
_STEPS = (1e-9, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4)


def heat(passages: Sequence[PassageScore], page: Page) -> Iterator[Line]:
    """Yield the bars of the worst passages and the strip; nothing for a clean text."""
    worst = sorted(passages, key=lambda passage: -passage.penalty)[:_WORST]
    worst = [passage for passage in worst if passage.penalty > 0]
    if not worst:
        return
    yield (Piece("worst passages", "label"),)
    yield from _bars(worst, page)
    yield ()
    yield from _strip(passages, page)


def _bars(worst: Sequence[PassageScore], page: Page) -> Iterator[Line]:
    places = _column([f"line {passage.line}" for passage in worst])
    facts = _facts(worst, page)
    size = min(_BAR, page.width - len(places[0]) - len(facts[0]) - 4)
    for place, passage, fact in zip(places, worst, facts, strict=True):
        drawn = _bar(passage.penalty / worst[0].penalty, size, page)
        pad = Piece(" " * (size - len(drawn) + 2) if drawn else "")
        yield (Piece(f"{place}  "), Piece(drawn, "bar"), pad, Piece(fact))


def _facts(worst: Sequence[PassageScore], page: Page) -> list[str]:
    columns = [
        _column([counted_points(passage.penalty) for passage in worst]),
        _column([counted(passage.words, "word") for passage in worst]),
        ["" if it.score is None else f"score {it.score:5.1f}" for it in worst],
    ]
    if page.width < _NARROW:
        del columns[1]
    return ["  ".join(row) for row in zip(*columns, strict=True)]


def _column(cells: Sequence[str]) -> list[str]:
    size = max(map(len, cells))
    return [f"{cell:>{size}}" for cell in cells]


def _bar(share: float, size: int, page: Page) -> str:
    """Draw a share of `size` cells, as fine as the glyphs allow."""
    if size < _SHORTEST_BAR:
        return ""
    parts = page.glyphs.bars
    eighths = max(1, round(share * size * len(parts)))
    whole, rest = divmod(eighths, len(parts))
    return parts[-1] * whole + (parts[rest - 1] if rest else "")


def _strip(passages: Sequence[PassageScore], page: Page) -> Iterator[Line]:
    size = page.width - 4
    each = -(-len(passages) // (size * _STRIP_ROWS))
    of = "each mark a passage" if each == 1 else f"each mark {each:,} passages"
    yield (Piece(f"from first to last, {of}", "label"),)
    marks = "".join(
        _mark(passages[at : at + each], page) for at in range(0, len(passages), each)
    )
    for at in range(0, len(marks), size):
        yield (Piece("  "), Piece(marks[at : at + size], "bar"))


def _mark(passages: Sequence[PassageScore], page: Page) -> str:
    """Draw the worst of some passages."""
    worst = max(passage.penalty / max(1, passage.words) for passage in passages)
    step = bisect_right(_STEPS, worst)
    levels = page.glyphs.levels
    return levels[step * (len(levels) - 1) // len(_STEPS)]
