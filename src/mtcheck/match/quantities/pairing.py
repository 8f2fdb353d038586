"""Two lists of quantities → which stand for one another, and what is left over."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.quantities.units import Unit, converted, disagree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtcheck.match.quantities.digits import Value
    from mtcheck.match.quantities.quantity import Quantity
    from mtcheck.match.quantities.side import Side

    _Reading = Callable[[Quantity], tuple[Value, ...]]

_CLOSE = Decimal("0.13")
"""How far off a conversion may be: people round."""
_PHONE = 6  # digits at least, in a row that may be cut up otherwise
_DEGREES = 3
_ROUNDED = Decimal("0.6")
"""How far off a whole number may be: 1 inch is 2 cm or 3."""


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
        ledger.split(source, target)
        ledger.convert()
        ledger.pair(_every, is_last=True)
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
            if not is_last and self._is_converted(quantity, found.values()):
                found = {}
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
            offered = sides[1 - side].spoken if sides else frozenset[Decimal]()
            for quantity in list(self._open[side]):
                rest = self._open[1 - side]
                for row in quantity.splits:
                    parts = _parts(row, rest, offered)
                    if parts:
                        self._open[side].remove(quantity)
                        rest[:] = [q for q in rest if all(q is not p for p in parts)]
                        break

    def convert(self) -> None:
        """Cross off measures that are given in another unit."""
        self._join()
        self._guess_degrees()
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
                same = [q for q in others if whole and is_conversion(whole, q)]
                if same:
                    mine[:] = [q for q in mine if q is not first and q is not second]
                    theirs = self._open[1 - side]
                    theirs[:] = [q for q in theirs if q is not same[0]]
                    break

    def _guess_degrees(self) -> None:
        """Cross off temperatures of which one side leaves out the unit."""
        for side in (0, 1):
            degrees = [q for q in self._open[1 - side] if _names(q) >= {"°c"}]
            for bare in [q for q in self._open[side] if not q.units]:
                other = next((q for q in degrees if _is_warm(bare, q)), None)
                if other:
                    self._open[side].remove(bare)
                    self._open[1 - side].remove(other)
                    degrees.remove(other)

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
        fit = (q for q in rest if q.number == value and all(q is not f for f in found))
        quantity = next(fit, None)
        if quantity is not None:
            found.append(quantity)
        elif value and value not in offered:
            return []
    return found


def _digits(quantity: Quantity) -> str:
    return "".join(c for c in quantity.text if c.isdigit())


def _is_said(quantity: Quantity, side: Side) -> bool:
    """Whether words of a side say a quantity, perhaps in another unit."""
    offered = side.spoken
    if not offered.isdisjoint(_spoken(quantity)):
        return True
    if quantity.is_date and quantity.number in side.months_said:
        return True
    kinds = {unit.kind for unit in quantity.units} - {"money", "share", ""}
    if not kinds:
        return False
    named = frozenset(unit for unit in side.units_named if unit.kind in kinds)
    said = (quantity._replace(values=(value,), units=named) for value in offered)
    return bool(named) and any(is_conversion(quantity, other) for other in said)


def _spoken(quantity: Quantity) -> set[Decimal]:
    """The values in words: those of a time are its hour, by the clock of 12 too."""
    values = {v for v in quantity.values if isinstance(v, Decimal)}
    for clock in (v for v in quantity.values if isinstance(v, str) and v[0] == "@"):
        hour = Decimal(clock[1:]) / 60
        values |= {hour, hour - 12}
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
            return first._replace(values=(one + two / steps,), units=units)
    return None


def _is_short_for(short: Quantity, year: Quantity) -> bool:
    one, other = short.number, year.number
    if one is None or other is None or one >= 100 or not 1000 <= other < 2200:
        return False
    return short.is_cut and other % 100 == one


def _names(quantity: Quantity) -> set[str]:
    return {unit.name for unit in quantity.units}


def _is_warm(fahrenheit: Quantity, celsius: Quantity) -> bool:
    one, other = fahrenheit.number, celsius.number
    if one is None or other is None:
        return False
    return abs((one - 32) * 5 / 9 - other) <= _DEGREES + 1


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
    if one.number is None or other.number is None:
        return False
    wanted = [converted(one.number, mine, its)]
    if mine.kind == "temperature":  # perhaps a difference of temperatures
        wanted.append(one.number * mine.factor / its.factor)
    return any(_is_about(value, other.number, mine.kind) for value in wanted)


def _is_about(wanted: Decimal, written: Decimal, kind: str) -> bool:
    off = abs(wanted - written)
    is_rounded = not written % 1 and off <= _ROUNDED
    is_mild = kind == "temperature" and off <= _DEGREES
    return off <= abs(wanted) * _CLOSE or is_rounded or is_mild
