"""Decimal points, as in English, where the decimals of French follow a comma.

Only numbers that a unit follows are looked at: 3.5 may be a version or a section,
3.5 % is neither. Swiss texts write points in prices, and many write nothing else; so
a text that shows no comma is held to it only where its country is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.match.typography import is_country, typography
from mtcheck.model import Edit, Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_MONEY = r"[€$£]|fr\.|francs?\b|euros?\b|dollars?\b|CHF\b"
_UNITS = (
    r"[%‰]|°[ ]?[CF]\b|degrés\b|(?:k|c|m)?m(?![\w'’])|k?g\b|mg\b|µg\b|[mcd]?[lL]\b"
    r"|k?W(?:h\b|\b)|[kMG]?Hz\b|[KMGT]o(?![\w-])|millions?\b|milliards?\b|pouces?\b|pieds?\b"
    r"|mètres?\b|kilomètres?\b|centimètres?\b|millimètres?\b|kilos?\b|kilogrammes?\b"
    r"|grammes?\b|litres?\b|hectares?\b|tonnes?\b|secondes?\b|minutes?\b|heures?\b"
    r"|fois\b|livres\b|onces?\b|po\b|lb\b"
)
_POINT = compiled(
    rf"(?<![\w.,:/+$£€-])(?P<mark>\d{{1,3}}(?P<point>\.)(?:\d\d?|\d{{4,6}}))"
    rf"(?: ?(?P<money>{_MONEY})| ?(?:{_UNITS}))"
)
_MAYBE_POINT, _MAYBE_COMMA = CASED.mesh(r"\d\.\d"), CASED.mesh(r"\d,\d")
_COMMA = compiled(r"(?<![\w.,])\d{1,3},(?:\d\d?|\d{4,6})(?![\w,]|\.\d)")


def make() -> DocumentCheck:
    """Return a check that yields each place of a document."""
    return _Check()


class _Check:
    """Gathers the points; the commas say whether they are faults."""

    grid = CASED.grid(_MAYBE_POINT, _MAYBE_COMMA)

    def __init__(self) -> None:
        self._points: list[tuple[int, re.Match[str]]] = []
        self._has_comma = False
        self._lang: str | None = None

    def see(self, view: PassageView) -> None:
        """Look at the numbers of one passage."""
        self._lang = view.lang
        text = view.cased
        self._points += [(view.index, f) for f in _POINT.finditer(text)]
        self._has_comma = self._has_comma or _COMMA.search(text) is not None

    def close(self) -> Iterator[Match]:
        """Yield the points, where this text writes commas or ought to."""
        usage = typography(self._lang)
        is_told = is_country(self._lang) and not usage.point_in_prices
        if not (self._has_comma or is_told):
            return
        for passage, found in self._points:
            if found["money"] and not is_told:
                continue
            at = found.start("point")
            yield Match(
                *found.span("mark"),
                suggestions=(found["mark"].replace(".", usage.decimal),),
                edits=(Edit(at, at + 1, usage.decimal),),
                passage=passage,
            )
