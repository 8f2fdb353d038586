"""A closing tag of inline HTML that nothing opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.carried import changes
from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_TAG = compiled(
    r"<(/?)(b|i|em|strong|u|s|code|sub|sup|kbd|mark|small)(?:\s[^<>]*)?(/?)>",
    re.IGNORECASE,
)
_CODE = compiled(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


def make() -> PassageCheck:
    """The check."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    raw = view.raw
    if "</" not in raw or any(change.kind == "tag" for change in changes(view)):
        return  # the source tells better which tag is wrong
    hidden = [m.span() for m in _CODE.finditer(raw)] if "`" in raw else []
    opened: list[str] = []
    for found in _TAG.finditer(raw):
        if found[3] or any(s <= found.start() < e for s, e in hidden):
            continue
        name = found[2].lower()
        if not found[1]:
            opened.append(name)
        elif name in opened:
            opened.remove(name)
        else:
            yield Match(*found.span())
