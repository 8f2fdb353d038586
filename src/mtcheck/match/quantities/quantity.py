"""What one figure of a text says: a value."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.quantities.units import NOTHING

if TYPE_CHECKING:
    from mtcheck.match.quantities.digits import Value
    from mtcheck.match.quantities.units import Unit


class Quantity(NamedTuple):
    """A figure in a text with everything it may mean."""

    start: int
    end: int
    """After the scale: « 3 millions »."""
    text: str
    values: tuple[Value, ...]
    """The likeliest first."""
    units: frozenset[Unit] = NOTHING
    splits: tuple[tuple[Decimal, ...], ...] = ()
    """The numbers in a row that it may be instead."""
    power: int = 0
    """That of the scale behind it, 0 for none."""
    is_optional: bool = False
    """True for what a text may leave out: the marks of lists and notes."""
    is_cut: bool = False
    """Whether it may be the end of a year: 1990-95, '95."""
    is_date: bool = False
    """Whether it may be the number of a month."""
    is_gloss: bool = False
    """Whether it stands alone in brackets, as what explains another does."""

    @property
    def number(self) -> Decimal | None:
        """The likeliest value, if it is a number."""
        first = self.values[0]
        return first if isinstance(first, Decimal) else None

    @property
    def is_clock(self) -> bool:
        """Whether it is a time of day before all."""
        first = self.values[0]
        return isinstance(first, str) and first[0] == "@"
