"""The sign of inches taken for a quotation mark and turned into a guillemet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_SIGN = compiled("[«»]")
_NUMBER = compiled(r"(?:(?<!\d)\d+[ -](?=\d+/))?(?<!\d)\d+(?:[.,/]\d+)?(?= ?\Z)")
_NO_QUOTE = compiled(r" ?(?:[-×,.;)»]|[xX] ?\d|[LHWPDlhwpd]\b(?!'| ?»)|\Z)")
_MEASURES = compiled(
    r"(?:[xX×] ?|\d ?\"-?|\()\Z"  # 19 x 8 », 7"-8 », (4 »)
)
_INCHES = compiled(r"\d ?\"(?!\w)")


def make() -> PassageCheck:
    """A check that yields the number and the guillemet."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    text, depth = view.cased, 0
    for found in _SIGN.finditer(text):
        number = _NUMBER.search(text[max(0, found.start() - 24) : found.start()])
        if number is not None and _is_inch(text, found, number, depth):
            start = max(0, found.start() - 24) + number.start()
            yield Match(start, found.end(), {"number": number.group()})
        elif found.group() == "«":
            depth += 1
        elif depth:
            depth -= 1


def _is_inch(
    text: str, found: re.Match[str], number: re.Match[str], depth: int
) -> bool:
    """Whether no quotation can begin or end here, and a measure can."""
    if found.group() == "«":
        return _NO_QUOTE.match(text, found.end()) is not None
    if depth:
        return False
    is_fraction = "/" in number.group()
    before = number.string[: number.start()]
    return bool(is_fraction or _MEASURES.search(before) or _INCHES.search(text))
