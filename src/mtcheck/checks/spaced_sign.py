"""A space before ! ? : ; in languages that set none: French habits in another text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Edit, Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LANGS = frozenset(("de", "es", "pt", "it", "nl", "en"))
_SPACED = compiled(
    r"(?P<before>[^\W_]+[)\"”»]?)(?P<space> +)(?P<sign>[!?]+|[:;])(?=\s|$)"
)
_TOKENS = compiled(r" [.,](?: |$)")
"""The mark of a text cut into tokens, where every sign has its space."""
_HINTS = (" !", " ?", " :", " ;")


def make() -> PassageCheck:
    """A check that yields the word before the space, and the sign."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    text = view.cased
    if (view.lang or "")[:2] not in _LANGS or not any(map(text.__contains__, _HINTS)):
        return
    source = view.source.cased if view.source else ""
    if _TOKENS.search(text):
        return
    for found in _SPACED.finditer(text):
        start, end = found.span("space")
        sign = found["sign"]
        if f" {sign}" in source or _stands_between(found):
            continue
        yield Match(
            found.start(),
            found.end(),
            {"sign": sign},
            (found["before"] + sign,),
            (Edit(start, end, ""),),
        )


def _stands_between(found: re.Match[str]) -> bool:
    """Whether it parts two sides, as in scores and keys, or begins a face: « ; -) »."""
    before = found["before"]
    if found["sign"] not in ":;":
        return before.isdigit()
    after = found.string[found.end() :].lstrip()
    return before.isdigit() or before.isupper() or not after[:1].isalpha()
