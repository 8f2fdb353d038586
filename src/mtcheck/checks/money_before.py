"""The sign of a currency before its amount, as English writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.numbers import AMOUNT, in_french
from mtcheck.match.typography import NO_BREAK, typography
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_MONEY = compiled(
    rf"""
      (?<![\w$£€¥\\{{/])(?<!\d[ ])       # 5 $ 100 … : that sign belongs to the 5
      (?P<sign>(?:US|USD|CA|CAD|C|A|AU|NZ|HK)?[ ]?\$|[£€¥])[ ]?
      (?P<amount>{AMOUNT})
      (?P<scale>[ ](?:millions?|milliards?)\b|[ ]?(?:bn|[MBKk])\b)?
      (?![\w^\\{{$£€=+*/%#]|[.,]\d|[ ]?[€$£¥]|-\w)  # not formulas, not « 5 $ 10 € »
    """,
    re.VERBOSE,
)
_SPACED_YEAR = compiled(r"(?:\b[Ee]n|\bde|courants?|constants?) [$£€¥] (?:19|20)\d\d")
_UNITS = {
    "$": "de dollars",
    "£": "de livres",
    "€": "d'euros",
    "¥": "de yens",
}
_SCALES = {"K": "k", "k": "k", "M": "M", "B": "Md", "bn": "Md"}
_COUNTRIES = {"C": "CA", "CAD": "CA", "USD": "US"}


def make() -> PassageCheck:
    """The check; each match suggests the amount as French writes it."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    text = view.cased
    for found in _MONEY.finditer(text):
        if _is_variable(found) or _is_year(text, found):
            continue
        yield Match(*found.span(), suggestions=(_mended(found, view.lang),))


def _is_variable(found: re.Match[str]) -> bool:
    """Whether this may be the first group of an expression, or an argument."""
    return found["scale"] is None and re.fullmatch(r"\$\d", found.group()) is not None


def _is_year(text: str, found: re.Match[str]) -> bool:
    """Whether the number is the year of a currency: « en $ 2015 »."""
    start = max(0, found.start() - 12)
    return any(
        year.end() == found.end()
        for year in _SPACED_YEAR.finditer(text, start, found.end())
    )


def _mended(found: re.Match[str], lang: str | None) -> str:
    amount = in_french(found["amount"], typography(lang))
    country, sign = found["sign"][:-1].strip(), found["sign"][-1]
    country = f"{NO_BREAK}{_COUNTRIES.get(country, country)}" if country else ""
    scale = (found["scale"] or "").strip()
    if scale in _SCALES:
        return f"{amount}{NO_BREAK}{_SCALES[scale]}{sign}{country}"
    if scale:
        named = _UNITS[sign] if not country else sign + country
        return f"{amount}{NO_BREAK}{scale} {named}"
    return f"{amount}{NO_BREAK}{sign}{country}"
