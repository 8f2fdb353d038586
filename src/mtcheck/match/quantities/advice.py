"""What should stand in the place of a wrong figure, written as its language does."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mtcheck.match.quantities.units import converted
from mtcheck.match.typography import typography

if TYPE_CHECKING:
    from mtcheck.match.quantities.quantity import Quantity
    from mtcheck.match.quantities.units import Unit

_CONVERTED = frozenset("length weight volume area speed temperature".split())
_GROUPED_FROM = 10_000  # four digits may stand in one
_LONGEST = 15  # digits; longer ones lose their last


def advice(kind: str, mine: Quantity, its: Quantity, lang: str | None) -> str:
    """The figure that the source asks for; empty where that takes more than a figure."""
    if mine.power or its.power:
        return ""
    if kind == "changed":
        number = mine.number
        is_code = mine.text.count(".") > 1 or number is None
        return mine.text if is_code or number is None else written(number, lang)
    if kind in {"unit", "conversion"}:
        return _in_its_unit(mine, its, lang)
    return ""


def _in_its_unit(mine: Quantity, its: Quantity, lang: str | None) -> str:
    one, other = _only(mine), _only(its)
    if mine.number is None or one is None or other is None or one.kind != other.kind:
        return ""
    value = converted(mine.number, one, other)
    return written(_rounded(value), lang) if 1 <= abs(value) < 10**_LONGEST else ""


def _only(quantity: Quantity) -> Unit | None:
    """The unit of a measure, if it can be but one that people convert; miles are on land."""
    units = [unit for unit in quantity.units if unit.name != "nmi"]
    return units[0] if len(units) == 1 and units[0].kind in _CONVERTED else None


def _rounded(value: Decimal) -> Decimal:
    return round(value) * Decimal(1) if abs(value) >= 10 else round(value, 1)


def written(value: Decimal, lang: str | None) -> str:
    """A number as a language writes it."""
    thousands, decimal = _marks(lang)
    whole, _, rest = f"{value:,f}".partition(".")
    group = thousands if abs(value) >= _GROUPED_FROM else ""
    rest = rest if rest.strip("0") else ""
    return whole.replace(",", group) + (decimal + rest if rest else "")


def _marks(lang: str | None) -> tuple[str, str]:
    """What parts the thousands, and what opens the decimals."""
    language = (lang or "").partition("-")[0]
    if language == "fr":
        habits = typography(lang)
        return habits.thousands, habits.decimal
    return (",", ".") if language in {"", "en"} else (".", ",")
