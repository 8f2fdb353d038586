"""Two lists of quantities → which stand for one another, and what is left over."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.quantities.ratios import ratios
from mtcheck.match.quantities.same import (
    as_one,
    is_conversion,
    is_said,
    is_short_for,
    units_like,
)
from mtcheck.match.quantities.units import disagree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtcheck.match.quantities.digits import Value
    from mtcheck.match.quantities.quantity import Quantity
    from mtcheck.match.quantities.side import Side

    _Reading = Callable[[Quantity], tuple[Value, ...]]

_PHONE = 6  # digits at least, in a row that may be cut up otherwise
_MOST = 200
"""Quantities of a side; more are a table, which takes too long to make sense of."""


class Balance(NamedTuple):
    """What pairing two texts has found."""

    pairs: list[tuple[Quantity, Quantity]]
    """Those of the same value."""
    missing: list[Quantity]
    """Those of the source that nothing in the target stands for."""
    added: list[Quantity]


def balance(source: Side, target: Side) -> Balance:
    """The quantities of two texts, paired as far as any reading allows."""
    if max(len(source.quantities), len(target.quantities)) > _MOST:
        return Balance([], [], [])
    ledger = _Ledger(source.quantities, target.quantities)
    ledger.pair(_likeliest)
    ledger.pair(_every)
    ledger.split()
    if not ledger.is_even:
        ledger.split(source, target)
        ledger.convert(source, target)
        ledger.guess(source, target)
        ledger.pair(_every, is_last=True)
        ledger.shorten()
        ledger.speak(source, target)
        ledger.share(source, target)
        ledger.repeat()
        ledger.glue()
    missing, added = ledger.left
    return Balance(ledger.pairs, missing, added)


def _likeliest(quantity: Quantity) -> tuple[Value, ...]:
    return quantity.values[:1]


def _every(quantity: Quantity) -> tuple[Value, ...]:
    return quantity.values


class _Ledger:
    """The quantities of both sides, crossed off one by one."""

    def __init__(self, source: Sequence[Quantity], target: Sequence[Quantity]) -> None:
        self._all = list(source), list(target)
        self._open = list(source), list(target)
        self.pairs: list[tuple[Quantity, Quantity]] = []

    @property
    def is_even(self) -> bool:
        """Whether nothing is left on either side."""
        return not any(self._open)

    @property
    def left(self) -> tuple[list[Quantity], list[Quantity]]:
        """What is left on each side and has to stand on the other."""
        if all(any(q.is_optional for q in side) for side in self._open):
            return list(self._open[0]), list(self._open[1])
        missing, added = (
            [quantity for quantity in side if not self._may_stay_out(quantity)]
            for side in self._open
        )
        return missing, added

    def _may_stay_out(self, quantity: Quantity) -> bool:
        """Whether a text may leave it out: list marks, sums in another currency."""
        is_money = any(unit.kind == "money" for unit in quantity.units)
        return quantity.is_optional or (quantity.is_gloss and is_money)

    def pair(self, reading: _Reading, *, is_last: bool = False) -> None:
        """Cross off what has a value in common, nearest places and like units first.

        Before the last time, what another quantity converts is left for later.
        """
        sources, targets = self._open
        if not sources or not targets:
            return
        by_value: dict[Value, list[Quantity]] = defaultdict(list)
        for quantity in targets:
            for value in reading(quantity):
                by_value[value].append(quantity)
        taken: set[int] = set()
        kept = []
        for quantity in sources:
            found = [
                other
                for value in reading(quantity)
                for other in by_value.get(value, ())
                if other.start not in taken
            ]
            if not found or (not is_last and self._is_converted(quantity, found)):
                kept.append(quantity)
                continue
            best = min(found, key=lambda other: self._cost(quantity, other))
            taken.add(best.start)
            self.pairs.append((quantity, best))
        sources[:] = kept
        targets[:] = [quantity for quantity in targets if quantity.start not in taken]

    def _is_converted(self, quantity: Quantity, same: Iterable[Quantity]) -> bool:
        """Whether those of the same value have other units, and some other fits."""
        if any(disagree(quantity.units, other.units) is None for other in same):
            return False
        return any(
            is_conversion(quantity, other) and not self._is_said_so(other)
            for other in self._all[1]
        )

    def _is_said_so(self, target: Quantity) -> bool:
        """Whether the source has this very measure."""
        return any(
            source.number == target.number and source.units & target.units
            for source in self._all[0]
        )

    def _cost(self, source: Quantity, target: Quantity) -> tuple[bool, bool, float]:
        far = abs(self._share(0, source) - self._share(1, target))
        unlike = bool(source.units) != bool(target.units)
        return disagree(source.units, target.units) is not None, unlike, far

    def _share(self, side: int, quantity: Quantity) -> float:
        return quantity.start / (self._all[side][-1].end or 1)

    def split(self, *sides: Side) -> None:
        """Cross off figures that are several numbers on the other side.

        With the sides, their words may say some: « half past ten ».
        """
        for side in (0, 1):
            for quantity in list(self._open[side]):
                rest = self._open[1 - side]
                for row in quantity.splits:
                    offered = sides[1 - side].spoken if sides else frozenset[Decimal]()
                    parts = _parts(row, rest, offered)
                    if parts:
                        self._open[side].remove(quantity)
                        rest[:] = [q for q in rest if q not in parts]
                        break

    def convert(self, *sides: Side) -> None:
        """Cross off measures that are given in another unit."""
        self._join(*sides)
        for side in (0, 1):
            others = self._all[1 - side]
            kept = [
                quantity
                for quantity in self._open[side]
                if not any(is_conversion(quantity, other) for other in others)
            ]
            self._open[side][:] = kept

    def _join(self, *sides: Side) -> None:
        """Cross off a measure of two parts: 6 feet 2 inches for 1,88 m."""
        for side in (0, 1):
            mine, others = self._open[side], self._all[1 - side]
            for first, second in pairwise(list(mine)):
                whole = as_one(first, second)
                if whole is None:
                    continue
                same = [q for q in others if is_conversion(whole, q)]
                if same or is_said(whole, sides[1 - side]):
                    mine[:] = [q for q in mine if q is not first and q is not second]
                    theirs = self._open[1 - side]
                    theirs[:] = [q for q in theirs if q not in same[:1]]
                    break

    def guess(self, *sides: Side) -> None:
        """Cross off measures of which one side leaves out the unit."""
        for mine, its in ((0, 1), (1, 0)):
            for measure in [q for q in self._open[mine] if q.units]:
                units = units_like(measure, sides[its])
                bare = [q for q in self._open[its] if not q.units]
                same = (
                    q for q in bare if is_conversion(measure, q._replace(units=units))
                )
                other = next(same, None)
                if other:
                    self._open[mine].remove(measure)
                    self._open[its].remove(other)

    def shorten(self) -> None:
        """Cross off years of which one side gives the last two figures."""
        for one in list(self._open[0]):
            for other in self._open[1]:
                if is_short_for(one, other) or is_short_for(other, one):
                    self._open[0].remove(one)
                    self._open[1].remove(other)
                    break
        for side in (0, 1):
            others = self._all[1 - side]
            self._open[side][:] = [
                q
                for q in self._open[side]
                if not any(is_short_for(q, o) for o in others)
            ]

    def speak(self, *sides: Side) -> None:
        """Cross off what the other side says in words."""
        for mine, other in ((0, 1), (1, 0)):
            if self._open[mine]:
                self._open[mine][:] = [
                    quantity
                    for quantity in self._open[mine]
                    if not is_said(quantity, sides[other])
                ]

    def share(self, *sides: Side) -> None:
        """Cross off nine out of ten that are 90 % on the other side."""
        for mine, other in ((0, 1), (1, 0)):
            shares = [q for q in self._open[other] if _is_share(q)]
            for ratio in ratios(sides[mine]) if shares else ():
                same = [q for q in shares if q.number and ratio.is_about(q.number)]
                if same:
                    self._open[other][:] = [
                        q for q in self._open[other] if q not in same
                    ]
                    self._open[mine][:] = [
                        q
                        for q in self._open[mine]
                        if not ratio.start <= q.start < ratio.end
                    ]

    def repeat(self) -> None:
        """Cross off what the other side says once where this says it twice."""
        for side in (0, 1):
            values = {v for q in self._all[1 - side] for v in q.values}
            self._open[side][:] = [
                q for q in self._open[side] if values.isdisjoint(q.values)
            ]

    def glue(self) -> None:
        """Cross off figures that are only cut up otherwise, such as phone numbers."""
        if any(quantity.power for side in self._open for quantity in side):
            return
        one, other = ("".join(map(_digits, side)) for side in self._open)
        if one == other and len(one) >= _PHONE and len(max(self._open, key=len)) > 1:
            for side in self._open:
                side.clear()


def _parts(
    row: Iterable[Decimal], rest: Sequence[Quantity], offered: frozenset[Decimal]
) -> list[Quantity]:
    """The quantities that have the values of a row; empty unless all are there."""
    found: list[Quantity] = []
    for value in row:
        fit = (q for q in rest if q.number == value and q not in found)
        quantity = next(fit, None)
        if quantity is not None:
            found.append(quantity)
        elif value not in offered:
            return []
    return found


def _is_share(quantity: Quantity) -> bool:
    return any(unit.kind == "share" for unit in quantity.units)


def _digits(quantity: Quantity) -> str:
    return "".join(c for c in quantity.text if c.isdigit())
