"""What became of quantities that nothing stands for: which of which, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.quantities.units import disagree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from mtcheck.match.quantities.quantity import Quantity

_SMALL = 10
"""Numbers up to here are often written out, or left to the plural."""
_MANY = 3
"""So many numbers without one in common are not a slip of each."""
_CONVERTED = frozenset(
    "length weight volume area speed temperature pressure power".split()
)


def likely(
    missing: Sequence[Quantity], added: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Which of the left-over quantities were probably made of which."""
    if len(missing) == len(added):
        return list(zip(missing, added, strict=True))
    few, many = sorted((missing, added), key=len)
    rest, found = list(many), []
    for one in few:
        best = max(rest, key=lambda other: _likeness(one, other))
        rest.remove(best)
        found.append((one, best) if few is missing else (best, one))
    return found


def _likeness(one: Quantity, other: Quantity) -> tuple[bool, int]:
    first, second = ("".join(filter(str.isdigit, q.text)) for q in (one, other))
    common = sum(a == b for a, b in zip(first, second, strict=False))
    return bool(one.units & other.units), common - abs(len(first) - len(second))


def are_unlike(
    missing: Sequence[Quantity],
    added: Sequence[Quantity],
    likely: Sequence[tuple[Quantity, Quantity]],
) -> bool:
    """Whether so much is left on both sides that no number was made of another."""
    is_much = likely and len(missing) + len(added) >= _MANY
    return bool(is_much) and all(
        kind_of(*pair) in {"changed", "currency"} for pair in likely
    )


def kind_of(mine: Quantity, its: Quantity) -> str:
    """What kind of change turned one quantity into the other."""
    disagreement = disagree(mine.units, its.units)
    if disagreement == "money":
        return "currency"
    if disagreement in _CONVERTED:
        return "conversion"
    if mine.is_clock or its.is_clock:
        return "time"
    one, other = mine.number, its.number
    if one and other and (mine.power or its.power) and is_scale(one, other):
        return "scale"
    return "changed"


def is_scale(one: Decimal, other: Decimal) -> bool:
    """Whether one is a thousand, a million … times the other."""
    large, small = max(one, other), min(one, other)
    return large in {small.scaleb(power) for power in (3, 6, 9, 12)}


def is_small(quantity: Quantity) -> bool:
    """Whether a number is one that texts often write out."""
    number = quantity.number
    return number is not None and number <= _SMALL and not number % 1
