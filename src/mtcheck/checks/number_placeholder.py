"""``XNUMX``, the place of a number that a page translator never filled in again.

The engine hides numbers and puts them back in the order of the source. Where the
target writes one number in two groups (1,797 is « 1 797 »), they run out, and the
last places keep the placeholder. Before a word like « milliards » the lost group
can only have been zeros; anything else only the source can tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_SPACE = r"[ \u00a0\u202f\u2009]"
_PLACE = rf"""
    (?P<digits>(?<![\w.,])\d{{1,3}}(?:[.,'’]|{_SPACE})(?:\d{{3}}(?:[.,'’]|{_SPACE}))*)?
    (?P<token>[\w-]*XNUMX[\w-]*(?:(?:[.,]|{_SPACE})[\w-]*XNUMX[\w-]*)*)
    (?:{_SPACE}?%)?
"""
_FOUND = compiled(_PLACE, re.VERBOSE | re.IGNORECASE)
_UNIT = compiled(
    rf"{_SPACE}(?:millions?|milliards?|billions?|trillions?|millionen|milliarden?"
    r"|billionen|(?:mil )?millones|millón|billones|billón|milion[ei]|miliard[oi]"
    r"|milh(?:ões|ão)|bilh(?:ões|ão)|trilh(?:ões|ão)|miljoen|miljard|biljoen"
    r"|milion\w{0,2}|miliard\w{0,2}|miljon(?:er)?|miljard(?:er)?|tausend|duizend"
    r"|m[lr]d|mln|mio|млн|млрд|миллион\w{0,2}|миллиард\w{0,2})\b",
    re.IGNORECASE,
)
_CITED = compiled(r"[«“„‘\"'`]\s?\Z"), compiled(r"\s?[»”“’\"'`]")


def make() -> PassageCheck:
    """Return a check that yields placeholders with what is left of each number."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    for found in _FOUND.finditer(view.prose):
        if _is_cited(view.raw, *found.span("token")):
            continue
        unit = _UNIT.match(view.raw, found.end()) if found["digits"] else None
        end = unit.end() if unit else found.end()
        values = {"token": found["token"]}
        yield Match(found.start(), end, values, _zeros(found, unit))


def _is_cited(raw: str, start: int, end: int) -> bool:
    before, after = _CITED
    return bool(before.search(raw, max(0, start - 3), start) and after.match(raw, end))


def _zeros(found: re.Match[str], unit: re.Match[str] | None) -> tuple[str, ...]:
    """Write the number whose lost groups were zeros; nothing if that is a guess."""
    if unit is None or found.end() != found.end("token"):
        return ()
    digits = found["digits"]
    # Only bare groups are a number's tail: « XNUMXe » is a number of its own.
    groups = re.split(r"[.,\s]", found["token"])
    if any(group.upper() != "XNUMX" for group in groups):
        return ()
    return (digits + digits[-1].join(["000"] * len(groups)) + unit.group(),)
