"""Feet, pounds and the like, where readers measure in metres and nothing converts.

``names``: ``english`` for names that French has not (``lbs``), ``french`` for those
it has (*livres*), ``mark`` for the sign of inches. A metric measure close by is the
conversion. Canada measures in both, so only English names are faults there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.typography import typography
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_ENGLISH = compiled(
    r"\d(?: ?- ?| ?)(?:fl\.? oz|oz|lbs?|inch(?:es)?|pounds?|feet|foot|ft|ounces?|mph|yds?"
    r"|qts?|sq\.? ft)(?!\w|-\w)"
)
_FRENCH = compiled(
    r"\d ?(?:(?P<length>pouces?)|(?P<foot>pieds?)|(?P<weight>livres?)"
    r"|(?P<other>onces?|gallons?|yards?|miles|acres?|degrés Fahrenheit|degrés F|°F)"
    r")(?![\w'])"
)
_MARK = compiled(r"(?<!\d{3})\d ?\"(?!\w)")  # 1989" ends a quotation
_NUMBER = compiled(r"(?<![\w.,/$#\"])(?:\d{1,3}[ -])?\d+(?:[.,/]\d+)*\Z")
"""What ends with the digit that the others begin with."""
_LONGEST = 16
_METRIC = compiled(
    r"\d ?(?:[kcm]?m²?|k?g|c?l|ml|ha|°c|km/h)(?![\w'])|\b(?:kilo|centi|milli)?mètres?\b"
    r"|\b(?:kilo)?grammes?\b|\bkilos?\b|\blitres?\b|\bhectares?\b|celsius|degrés c\b"
)
_NEAR = 90
_SCREENS = compiled(
    r"écran|télé|moniteur|dalle|tablette|diagonal|smartphone|ordinateur|portable|roue"
    r"|jante|pneu|vélo|disque|ipad|iphone|macbook|pixels|\bmac\b|\bpc\b"
)
_FOOT_OF = compiled(
    r" (?:de (?!l[ae's]|haut|long|larg|prof|diam|dist|alti|rayon|dénivel)|d'alti|sur terre)"
)
_HEAVY = compiled(
    r"p[eè]s[eaé]|poids|jusqu'à|capacité|support|charge|tension|résistan|traction"
    r"|soule|maxim|max\b|limite|plus de|moins de"
)
_STERLING = compiled(r" (?:sterling|par (?:an|mois|semaine|jour)|anglaises|turques)")
_MONEY_OR_BOOKS = compiled(r"\b(?:coût|prix|pay|vend|achet|lir|lu|écri|publi|édit)")


def make(*, names: str = "french") -> PassageCheck:
    """A check for one kind of names."""
    expression = {"english": _ENGLISH, "french": _FRENCH, "mark": _MARK}[names]

    def check(view: PassageView) -> Iterator[Match]:
        if names != "english" and typography(view.lang).imperial_units:
            return
        if names == "mark" and _has_quotation(view.cased):
            return
        for found in expression.finditer(view.cased):
            number = _number_before(view.cased, found.start() + 1)
            if number is None or _is_converted(view.folded, found):
                continue
            if _is_measure(view.folded, found):
                yield Match(number, found.end())

    return check


def _number_before(text: str, end: int) -> int | None:
    """Where the number begins that ends at `end`; None if it is part of more."""
    start = max(0, end - _LONGEST)
    found = _NUMBER.search(text[start:end])
    is_cut = found is not None and found.start() == 0 and start > 0
    return None if found is None or is_cut else start + found.start()


def _has_quotation(text: str) -> bool:
    """Whether straight quotation marks open somewhere: others may close after digits."""
    return re.search(r"(?<![\d ])\"|(?<!\d) \"", text) is not None


def _is_converted(text: str, found: re.Match[str]) -> bool:
    """Whether a metric measure stands close by."""
    start = max(0, found.start() - _NEAR)
    return _METRIC.search(text, start, found.end() + _NEAR) is not None


def _is_measure(text: str, found: re.Match[str]) -> bool:
    """Whether the word means the unit here, and readers would want another."""
    kind = found.lastgroup
    before = text[max(0, found.start() - 60) : found.start()]
    if kind == "length":
        return _SCREENS.search(before) is None
    if kind == "foot":
        return _FOOT_OF.match(text, found.end()) is None
    if kind == "weight":
        is_other = _STERLING.match(text, found.end()) or _MONEY_OR_BOOKS.search(before)
        return _HEAVY.search(before) is not None and not is_other
    return True
