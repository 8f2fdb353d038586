"""A ruler's number that became another one: « Leo XIII » told as « Léon XII »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_NAMED = compiled(
    r"(?<![\w-])[A-ZÀ-Ý][a-zà-ÿ]+(?: [a-zà-ÿ]+ [A-ZÀ-Ý][a-zà-ÿ]+)?"
    r" (?P<roman>(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3}))"
    r"(?![\w'-])"
)
_NEXT = compiled(r" (?:siècle|jahrhundert|siglo|secolo|século|eeuw)")


def make() -> PassageCheck:
    """Return a check that marks the number in the target."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source = view.source
    if source is None or not any(sign in source.raw for sign in ("II", "IV", "V", "X")):
        return
    theirs = [m["roman"] for m in _NAMED.finditer(source.cased)]
    if len(theirs) != 1:
        return
    ours = [
        m for m in _NAMED.finditer(view.cased) if not _NEXT.match(view.folded, m.end())
    ]
    if len(ours) == 1 and ours[0]["roman"] != theirs[0]:
        values = {"source": theirs[0]}
        yield Match(*ours[0].span("roman"), values, (theirs[0],))
