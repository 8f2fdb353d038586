"""Figures that both texts have alike, so that nothing has to be made of them.

Most numbers are plain: no scale, clock or range makes another value of what stands
there. Where a text and its source have no others, and the same ones, with units that
do not contradict each other, no figure was lost, added or changed.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.qualifiers import is_limited
from mtcheck.match.quantities.reader import Figure, simple_figures, telling, with_scale
from mtcheck.match.quantities.side import base_of, clean
from mtcheck.match.quantities.units import NOTHING, disagree, unit_after, unit_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.match.quantities.units import Unit
    from mtcheck.match.view import PassageView

    _Place = tuple[int, int]

_RUNS = compiled(r"\d+").findall
_AFTER = compiled(
    r"(?! ?[½¼¾])(?:[,;:!?)\]}\n.»”…–—&*|=~(\[{<>]|\Z|(?P<joint>[ -]?)(?P<word>[^\W\d_]+)"
    r"|(?P<sign> ?[$€£¥₹₩₽%°\"])| [^\w+/'º])"
)
"""What may follow a figure without telling more of it than its unit or its scale."""
_FIRST = 4  # characters, where a figure may be the mark of a list
_FARTHEST = 12  # characters between figures that share a unit


class _Plain(NamedTuple):
    """What the figures of a text say."""

    folded: str
    values: list[str]
    places: list[_Place]
    units: list[frozenset[Unit]]


def limited(
    source: PassageView, target: PassageView, told: str
) -> Sequence[tuple[_Place, _Place]] | None:
    """The figures that a word limits, on both sides; None if not all are plain alike.

    `told` is the language of the source.
    """
    lang, texts = base_of(told), (clean(source), clean(target))
    if sorted(_RUNS(texts[0][1])) != sorted(_RUNS(texts[1][1])):
        return None
    mine = _plain(*texts[0], lang, is_source=target.source_lang is not None)
    if mine is None:
        return None
    its = _plain(*texts[1], base_of(target.lang), is_source=False)
    if its is None or sorted(mine.values) != sorted(its.values):
        return None
    if not _agree(mine, its):
        return None
    return _limited(mine, its) if lang == "en" else ()


def _agree(mine: _Plain, its: _Plain) -> bool:
    """Whether no figure has another unit than its like."""
    units = {*mine.units, *its.units} - {NOTHING}
    if len(units) < 2 or not any(disagree(*pair) for pair in combinations(units, 2)):
        return True
    numbers = [
        Decimal(value) if value[0] not in "=@" else value for value in its.values
    ]
    if len(set(numbers)) < len(numbers):
        return False  # who knows which is which
    ours = dict(zip(mine.values, _shared(mine), strict=True))
    theirs = dict(zip(its.values, _shared(its), strict=True))
    return not any(disagree(ours[value], theirs[value]) for value in ours)


def _shared(side: _Plain) -> list[frozenset[Unit]]:
    """The units of figures, with that of the next where both may have one: 5 to 10 kg."""
    units = list(side.units)
    for at in range(len(units) - 2, -1, -1):
        if side.places[at + 1][0] - side.places[at][1] <= _FARTHEST:
            units[at] = units[at] or units[at + 1]
    return units


def _limited(mine: _Plain, its: _Plain) -> Sequence[tuple[_Place, _Place]] | None:
    folded, found = mine.folded, []
    for value, (start, end) in zip(mine.values, mine.places, strict=True):
        if not is_limited(folded, start, end):
            continue
        may_be_mark = start < _FIRST or folded[start - 1] == "["
        if may_be_mark or value[0] in "=@" or _times(value, mine.values) > 1:
            return None
        found.append(((start, end), its.places[its.values.index(value)]))
    return found


def _times(value: str, values: Sequence[str]) -> int:
    """How often a number is among some values, however it is written."""
    number = Decimal(value)
    return sum(other[0] not in "=@" and Decimal(other) == number for other in values)


def _plain(cased: str, folded: str, lang: str, *, is_source: bool) -> _Plain | None:
    """What the figures of a text say; None where they are not all plain."""
    figures = simple_figures(folded, lang, is_source=is_source)
    if figures is None:
        return None
    found = _Plain(folded, [], [], [])
    for figure in figures:
        # A time has no unit.
        is_time = figure.value[0] == "@"
        known = (figure, NOTHING) if is_time else _measured(cased, folded, figure, lang)
        if known is None:
            return None
        (value, start, end), unit = known
        found.values.append(value)
        found.places.append((start, end))
        found.units.append(unit)
    return found


def _measured(
    cased: str, folded: str, figure: Figure, lang: str
) -> tuple[Figure, frozenset[Unit]] | None:
    """A figure with its scale, and its unit; None if there is more to tell of it."""
    found = _AFTER.match(folded, figure.end)
    if found is None:
        return None
    before, word = unit_before(folded, figure.start), found["word"]
    if word in telling(lang):
        scaled = with_scale(cased, folded, figure, lang)
        if scaled is None:
            return None
        return scaled, before or unit_after(cased, folded, scaled.end)
    if before or not (found["sign"] or (word and found["joint"] != " ")):
        return figure, before
    return figure, unit_after(cased, folded, figure.end)
