"""Figures that both texts have alike, so that nothing has to be made of them.

Most numbers are plain: no scale, clock or range makes another value of what stands
there. Where a text and its source have no others, and the same ones, with units that
do not contradict each other, no figure was lost, added or changed.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.qualifiers import may_limit
from mtcheck.match.quantities.reader import is_unit, simple_figures, telling
from mtcheck.match.quantities.side import base_of
from mtcheck.match.quantities.units import NOTHING, disagree, unit_after, unit_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.match.quantities.units import Unit
    from mtcheck.match.view import PassageView

_RUNS = compiled(r"\d+").findall
_HOLES = compiled(r"[&{\\]|%[\d$(sdif@]").search
"""What opens placeholders and the like, whose figures are none."""
_AFTER = compiled(
    r"(?! ?[½¼¾])(?:[,;:!?)\]}\n.»”…–—]|\Z|(?P<joint>[ -]?)(?P<word>[^\W\d_]+)"
    r"|(?P<sign> ?[$€£¥₹₩₽%°\"])| [^\w+/'º])"
)
"""What may follow a figure without telling more of it than its unit."""


class _Plain(NamedTuple):
    """What the figures of a text say."""

    values: list[str]
    places: Sequence[tuple[int, int]]
    units: set[frozenset[Unit]]


def are_plain(source: PassageView, target: PassageView, told: str) -> bool:
    """Whether the figures of two texts are plain ones, and the same.

    `told` is the language of the source. False where a word may limit one of them.
    """
    if sorted(_RUNS(source.folded)) != sorted(_RUNS(target.folded)):
        return False
    is_told = target.source_lang is not None
    mine = _plain(source, base_of(told), is_source=is_told)
    if mine is None:
        return False
    its = _plain(target, base_of(target.lang), is_source=False)
    if its is None or sorted(mine.values) != sorted(its.values):
        return False
    units = mine.units | its.units
    if len(units) > 1 and any(disagree(*pair) for pair in combinations(units, 2)):
        return False
    return base_of(told) != "en" or not may_limit(source.folded, mine.places)


def _plain(view: PassageView, lang: str, *, is_source: bool) -> _Plain | None:
    """What the figures of a text say; None where they are not all plain."""
    folded = view.folded
    figures = (
        None if _HOLES(folded) else simple_figures(folded, lang, is_source=is_source)
    )
    if figures is None:
        return None
    units = set()
    for _, start, end in figures:
        unit = _unit(view.cased, folded, end, lang)
        if unit is None:
            return None
        units.add(unit_before(folded, start) or unit)
    return _Plain(
        [value for value, _, _ in figures], [f[1:] for f in figures], units - {NOTHING}
    )


def _unit(cased: str, folded: str, end: int, lang: str) -> frozenset[Unit] | None:
    """The unit of a figure that ends there; None if there is more to tell of it."""
    found = _AFTER.match(folded, end)
    if found is None:
        return None
    word = found["word"]
    if word in telling(lang):
        return unit_after(cased, folded, end) if is_unit(word, lang) else None
    is_told = found["sign"] or (word and found["joint"] != " ")
    return unit_after(cased, folded, end) if is_told else NOTHING
