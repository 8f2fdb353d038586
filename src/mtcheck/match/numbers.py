"""Numbers as English writes them, and as the countries that speak French do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled

if TYPE_CHECKING:
    from mtcheck.match.typography import Typography

AMOUNT = r"\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
"""A sum of money, with English or French separators; over cased text."""

_GROUPS = compiled(r"\d{1,3}(?:[ ,.]\d{3})+(?=[.,]\d{1,2}$|$)")
_LEAST_GROUPED = 5  # digits; four may stand in one


def in_french(number: str, usage: Typography) -> str:
    """`number` with the separators of a country, whatever it was written with."""
    groups = _GROUPS.match(number)
    whole = groups.group() if groups else re.split("[.,]", number)[0]
    decimals = number[len(whole) + 1 :]
    digits = re.sub(r"\D", "", whole)
    if groups or len(digits) >= _LEAST_GROUPED:
        digits = _grouped(digits, usage.thousands)
    return f"{digits}{usage.decimal}{decimals}" if decimals else digits


def _grouped(digits: str, separator: str) -> str:
    head = len(digits) % 3
    parts = [digits[:head]] if head else []
    parts += [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return separator.join(parts)
