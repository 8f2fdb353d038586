"""Whether quantities of different values say the same: in words, in other units."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mtcheck.match.quantities.clockwords import HALF_DAY
from mtcheck.match.quantities.units import Unit, converted, degrees

if TYPE_CHECKING:
    from mtcheck.match.quantities.quantity import Quantity
    from mtcheck.match.quantities.side import Side

_CLOSE = Decimal("0.13")
"""How far off a conversion may be: people round."""
_DEGREES = 3
_MEETING = 40
"""Where Fahrenheit and Celsius are the same, below zero."""
_ROUNDED = Decimal("0.6")
"""How far off a whole number may be: 1 inch is 2 cm or 3."""
_DECADES = frozenset(map(Decimal, range(1800, 2100, 10)))
_HELPINGS = frozenset({"kitchen", "weight", "volume"})
_HEAVIER = 3  # times at most that cooks' measures of one thing differ
_NEAR = 12  # characters between feet and their inches


def is_said(quantity: Quantity, side: Side) -> bool:
    """Whether words of a side say a quantity, perhaps in another unit."""
    offered = side.spoken
    if not offered.isdisjoint(_spoken(quantity)):
        return True
    if quantity.is_date and quantity.number in side.months_said:
        return True
    if quantity.is_clock and side.times and _is_told(quantity, side):
        return True
    kinds = {unit.kind for unit in quantity.units} - {"money", "share", "kitchen", ""}
    if not kinds:
        return False
    named = frozenset(unit for unit in side.units_named if unit.kind in kinds)
    said = (quantity._replace(values=(value,), units=named) for value in offered)
    return bool(named) and any(is_conversion(quantity, other) for other in said)


def _is_told(quantity: Quantity, side: Side) -> bool:
    """Whether words of a side tell this time of day."""
    minutes = {int(v[1:]) % HALF_DAY for v in quantity.values if isinstance(v, str)}
    return any(time.minutes in minutes for time in side.times)


def _spoken(quantity: Quantity) -> set[Decimal]:
    """The values in words: those of a time are its hour, by the clock of 12 too."""
    values = {v for v in quantity.values if isinstance(v, Decimal)}
    for clock in (v for v in quantity.values if isinstance(v, str) and v[0] == "@"):
        hour = Decimal(clock[1:]) / 60
        values |= {hour, hour - 12}
    number = quantity.number
    if number in _DECADES and quantity.text.endswith("0"):
        values.add(number % 100)  # the 1980s, the eighties
        if number % 100 == 0:
            values.add(number / 100 + 1)  # the 1800s, the 19th century
    if number == 14 and any(unit.name == "day" for unit in quantity.units):
        values.add(Decimal(15))  # « quinze jours »
    return values


def as_one(first: Quantity, second: Quantity) -> Quantity | None:
    """Feet and inches, or pounds and ounces, as one quantity."""
    names = {unit.name for unit in first.units}
    one, two = first.number, second.number
    if second.start - first.end > _NEAR or one is None or two is None:
        return None
    for name, steps in (("foot", 12), ("lb", 16), ("h", 60), ("min", 60)):
        if name in names and two < steps:
            units = frozenset(unit for unit in first.units if unit.name == name)
            return first._replace(values=(one + two / steps,), units=units)
    return None


def is_short_for(short: Quantity, year: Quantity) -> bool:
    """Whether one is the end of the other: 95 for 1995."""
    one, other = short.number, year.number
    if one is None or other is None or one >= 100 or not 1000 <= other < 2200:
        return False
    return short.is_cut and other % 100 == one


def units_like(measure: Quantity, side: Side) -> frozenset[Unit]:
    """The units that a bare number on a side may have, to stand for a measure."""
    kinds = {unit.kind for unit in measure.units}
    if "temperature" in kinds:
        return degrees()
    return frozenset(unit for unit in side.units_named if unit.kind in kinds)


def is_conversion(one: Quantity, other: Quantity) -> bool:
    """Whether two measures in different units are about the same."""
    if (one.units & other.units) - degrees() or _is_kept_degree(one, other):
        return False
    pairs = [
        (mine, its) for mine in one.units for its in other.units if _are_kin(mine, its)
    ]
    return any(_is_close(one, mine, other, its) for mine, its in pairs)


def _is_kept_degree(one: Quantity, other: Quantity) -> bool:
    """Whether degrees of one scale became as many of the other, which are not the same."""
    kinds = {unit.kind for unit in one.units | other.units}
    if kinds != {"temperature"} or one.number is None or one.units & other.units:
        return False
    return one.number == other.number and abs(one.number - _MEETING) > _DEGREES


def _are_kin(one: Unit, other: Unit) -> bool:
    if "kitchen" in {one.kind, other.kind}:
        return {one.kind, other.kind} <= _HELPINGS and one.name != other.name
    is_same = one.kind == other.kind and one.name != other.name
    return is_same and one.kind not in {"money", "share", ""}


def _is_close(one: Quantity, mine: Unit, other: Quantity, its: Unit) -> bool:
    if one.number is None or other.number is None:
        return False
    if "kitchen" in {mine.kind, its.kind}:
        return _are_helpings(one.number * _small(mine), other.number * _small(its))
    wanted = [converted(one.number, mine, its)]
    if mine.kind == "temperature":  # perhaps below zero, perhaps a difference
        wanted.append(converted(-one.number, mine, its))
        wanted.append(one.number * mine.factor / its.factor)
    return any(_is_about(value, other.number, mine.kind) for value in wanted)


def _small(unit: Unit) -> Decimal:
    """How many millilitres or grams a unit is."""
    return unit.factor * 1000 if unit.kind == "volume" else unit.factor


def _are_helpings(one: Decimal, other: Decimal) -> bool:
    """Whether a cup of something may weigh so much: flour is light, honey heavy."""
    low, high = sorted((one, other))
    return low * _HEAVIER >= high


def _is_about(wanted: Decimal, written: Decimal, kind: str) -> bool:
    off = abs(abs(wanted) - written)
    if off <= abs(wanted) * _CLOSE or (kind == "temperature" and off <= _DEGREES):
        return True
    return off <= _ROUNDED and not written % 1
