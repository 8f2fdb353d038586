"""Backticks around nothing: the rest of a code span that was taken apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_SPAN = compiled(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


def make() -> PassageCheck:
    """The check."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    if "` `" not in view.raw:
        return
    for found in _SPAN.finditer(view.raw):
        if found[1] == "`" and found[2] == " ":
            yield Match(*found.span())
