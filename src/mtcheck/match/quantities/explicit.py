"""Numbers that one side may give though the other has none: names, years, degrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.clocks import month_names

if TYPE_CHECKING:
    from mtcheck.match.quantities.quantity import Quantity
    from mtcheck.match.quantities.side import Side

_NAME = compiled(r"(?:covid|sars-cov|corona\w*|ncov)[- \u2010\u2011]?\Z")
_NEAR = 14  # characters of that name
_ALIKE = "covid", "corona"
"""Names of one disease and its virus, which texts exchange: COVID, COVID-19."""
_FIRST, _LAST = 1900, 2100
_WHEN = {
    "en": "year|season|summer|winter|spring|autumn|fall|last|next|this|election|term"
    "|decade|quarter|month|week|day|today|yesterday|cup|olympic|games|edition|anniversary"
    "|campaign|budget",
}
"""Words of a source that tell when, so that a translator may name the year."""
_TELLS_WHEN = {lang: compiled(rf"\b(?:{words})") for lang, words in _WHEN.items()}
_BEFORE = 6  # characters that show a notation
_NOTATION = compiled(r"(?:[a-zß-öø-ÿ]|\d[.,]?\d*[eE][-−+]?|\d['’]|\bman )\Z")
_DIMENSION = compiled(r"[DG]\b")
_NULL = compiled(
    r"\b(?:nul(?:l|le|s|les|o|a|os|as|li)?|null\w*|zeros?|leer\w*|ohne|kein\w*)\b"
)
_COUNTED = {
    str(value): compiled(rf"\b(?:{words})[^\W\d_]{{3,}}")
    for value, words in enumerate(
        "drei|drie vier fünf|vijf sechs|zes sieben|zeven achtfach neun|negen zehn|tien".split(),
        start=3,
    )
}
"""German and Dutch compounds: « dreistellig », « drieletterig »."""
_NEVER = compiled(r"(?!)")
_DECADE_OF_DEGREES = compiled(r"\b(?:[3-9]0|1[01]0)s\b|\bdegrees?\b|\bdegrés?\b|\bgrad")


def is_part_of_name(quantity: Quantity, own: Side, other: Side) -> bool:
    """Whether a number ends a name that the other side has without it: COVID-19."""
    near = own.folded[max(0, quantity.start - _NEAR) : quantity.start]
    is_named = _NAME.search(near) is not None
    return is_named and any(name in other.folded for name in _ALIKE)


def is_told_otherwise(quantity: Quantity, other: Side) -> bool:
    """Whether the other side has words that a translator makes a number of."""
    number = quantity.number
    if number is None:
        return False
    if any(unit.kind == "temperature" for unit in quantity.units):
        return _DECADE_OF_DEGREES.search(other.folded) is not None
    is_year = _FIRST <= number <= _LAST and len(quantity.text) == 4
    return is_year and _may_name_year(other)


def _may_name_year(side: Side) -> bool:
    """Whether a text tells when something is, by a month, a day or the like."""
    if any(month in side.folded for month in month_names(side.lang)) or side.names_day:
        return True
    words = _TELLS_WHEN.get(side.lang)
    return words is not None and words.search(side.folded) is not None


def is_no_count(quantity: Quantity, own: Side, other: Side) -> bool:
    """Whether a figure is part of a name or of a notation: dhcpd3, 3D, 1,2E-4, 10'00."""
    before = own.cased[max(0, quantity.start - _BEFORE) : quantity.start]
    after = own.cased[quantity.end : quantity.end + _BEFORE]
    if _NOTATION.search(before) or _DIMENSION.match(after):
        return True
    if _COUNTED.get(quantity.text, _NEVER).search(other.folded):
        return True
    return quantity.number == 0 and _NULL.search(other.folded) is not None
