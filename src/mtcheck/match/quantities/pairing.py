"""Two lists of quantities → which stand for one another, and what is left over."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.quantities.units import Unit, converted, disagree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtcheck.match.quantities.digits import Value
    from mtcheck.match.quantities.parse import Quantity, Side

    _Reading = Callable[[Quantity], tuple[Value, ...]]

_CLOSE = Decimal("0.13")
"""How far off a conversion may be: people round."""
_DEGREES = 3


class Balance(NamedTuple):
    """What pairing two texts has found."""

    pairs: list[tuple[Quantity, Quantity]]
    """Those of the same value."""
    missing: list[Quantity]
    """Those of the source that nothing in the target stands for."""
    added: list[Quantity]


def balance(source: Side, target: Side) -> Balance:
    """The quantities of two texts, paired as far as any reading allows."""
    ledger = _Ledger(source.quantities, target.quantities)
    ledger.pair(_likeliest)
    ledger.pair(_every)
    ledger.split()
    if not ledger.is_even:
        ledger.convert()
        ledger.shorten()
        ledger.speak(source, target)
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
        missing, added = (
            [quantity for quantity in side if not quantity.is_optional]
            for side in self._open
        )
        return missing, added

    def pair(self, reading: _Reading) -> None:
        """Cross off what has a value in common, nearest places and like units first."""
        sources, targets = self._open
        by_value: dict[Value, list[Quantity]] = defaultdict(list)
        for quantity in targets:
            for value in reading(quantity):
                by_value[value].append(quantity)
        taken: set[int] = set()
        kept = []
        for quantity in sources:
            found = {
                id(other): other
                for value in reading(quantity)
                for other in by_value.get(value, ())
                if id(other) not in taken
            }
            if found:
                best = min(
                    found.values(), key=lambda other: self._cost(quantity, other)
                )
                taken.add(id(best))
                self.pairs.append((quantity, best))
            else:
                kept.append(quantity)
        sources[:] = kept
        targets[:] = [quantity for quantity in targets if id(quantity) not in taken]

    def _cost(self, source: Quantity, target: Quantity) -> tuple[bool, bool, float]:
        far = abs(self._share(0, source) - self._share(1, target))
        unlike = bool(source.units) != bool(target.units)
        return disagree(source.units, target.units) is not None, unlike, far

    def _share(self, side: int, quantity: Quantity) -> float:
        return quantity.start / (self._all[side][-1].end or 1)

    def split(self) -> None:
        """Cross off figures that are several numbers on the other side."""
        for side in (0, 1):
            for quantity in list(self._open[side]):
                rest = self._open[1 - side]
                for row in quantity.splits:
                    parts = _parts(row, rest)
                    if parts:
                        self._open[side].remove(quantity)
                        rest[:] = [q for q in rest if all(q is not p for p in parts)]
                        break

    def convert(self) -> None:
        """Cross off measures that are given in another unit."""
        self._join()
        for side in (0, 1):
            others = self._all[1 - side]
            kept = [
                quantity
                for quantity in self._open[side]
                if not any(is_conversion(quantity, other) for other in others)
            ]
            self._open[side][:] = kept

    def _join(self) -> None:
        """Cross off a measure of two parts: 6 feet 2 inches for 1,88 m."""
        for side in (0, 1):
            mine, others = self._open[side], self._all[1 - side]
            for first, second in zip(list(mine), mine[1:], strict=False):
                whole = _whole(first, second)
                if whole and any(is_conversion(whole, other) for other in others):
                    mine[:] = [q for q in mine if q is not first and q is not second]
                    break

    def shorten(self) -> None:
        """Cross off years of which one side gives the last two figures."""
        for one in list(self._open[0]):
            for other in self._open[1]:
                if _is_short_for(one, other) or _is_short_for(other, one):
                    self._open[0].remove(one)
                    self._open[1].remove(other)
                    break
        for side in (0, 1):
            others = self._all[1 - side]
            self._open[side][:] = [
                q
                for q in self._open[side]
                if not any(_is_short_for(q, o) for o in others)
            ]

    def speak(self, *sides: Side) -> None:
        """Cross off what the other side says in words."""
        for mine, other in ((0, 1), (1, 0)):
            if self._open[mine]:
                self._open[mine][:] = [
                    quantity
                    for quantity in self._open[mine]
                    if not _is_said(quantity, sides[other])
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
        one, other = ("".join(map(_digits, side)) for side in self._open)
        if one == other:
            for side in self._open:
                side.clear()


def _parts(row: Iterable[Decimal], rest: Sequence[Quantity]) -> list[Quantity]:
    """The quantities that have the values of a row; empty unless all are there."""
    found: list[Quantity] = []
    for value in row:
        for quantity in rest:
            if quantity.number == value and all(quantity is not f for f in found):
                found.append(quantity)
                break
        else:
            return []
    return found


def _digits(quantity: Quantity) -> str:
    return "".join(c for c in quantity.text if c.isdigit())


def _is_said(quantity: Quantity, side: Side) -> bool:
    """Whether words of a side say a quantity, perhaps in another unit."""
    offered = side.spoken
    if not offered.isdisjoint(_spoken(quantity)):
        return True
    kinds = {unit.kind for unit in quantity.units} - {"money", "share", ""}
    if not kinds:
        return False
    named = frozenset(unit for unit in side.units_named if unit.kind in kinds)
    said = (replace(quantity, values=(value,), units=named) for value in offered)
    return bool(named) and any(is_conversion(quantity, other) for other in said)


def _spoken(quantity: Quantity) -> set[Decimal]:
    values = {v for v in quantity.values if isinstance(v, Decimal)}
    values |= {
        Decimal(v[1:]) / 60
        for v in quantity.values
        if isinstance(v, str) and v[0] == "@"
    }
    return values


def _whole(first: Quantity, second: Quantity) -> Quantity | None:
    """Feet and inches, or pounds and ounces, as one quantity."""
    names = {unit.name for unit in first.units}
    one, two = first.number, second.number
    if second.start - first.end > 12 or one is None or two is None:
        return None
    for name, steps in (("foot", 12), ("lb", 16), ("h", 60), ("min", 60)):
        if name in names and two < steps:
            units = frozenset(unit for unit in first.units if unit.name == name)
            return replace(first, values=(one + two / steps,), units=units)
    return None


def _is_short_for(short: Quantity, year: Quantity) -> bool:
    one, other = short.number, year.number
    if one is None or other is None or one >= 100 or not 1000 <= other < 2200:
        return False
    return len(short.text) == 2 and other % 100 == one


def is_conversion(one: Quantity, other: Quantity) -> bool:
    """Whether two measures in different units are about the same."""
    pairs = [
        (mine, its) for mine in one.units for its in other.units if _are_kin(mine, its)
    ]
    return any(_is_close(one, mine, other, its) for mine, its in pairs)


def _are_kin(one: Unit, other: Unit) -> bool:
    is_same = one.kind == other.kind and one.name != other.name
    return is_same and one.kind not in {"money", "share", ""}


def _is_close(one: Quantity, mine: Unit, other: Quantity, its: Unit) -> bool:
    numbers = one.number, other.number
    if numbers[0] is None or numbers[1] is None:
        return False
    wanted = converted(numbers[0], mine, its)
    off = abs(wanted - numbers[1])
    return off <= abs(wanted) * _CLOSE or (
        mine.kind == "temperature" and off <= _DEGREES
    )
