"""Finds words in capitals one after another, outside of headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtcheck.match.view import PassageView

_SHOUTED = re.compile(r"\b[^\W\d_]{2,}(?: [^\W\d_]{2,})+")


def make(words: int = 3) -> Callable[[PassageView], Iterator[Match]]:
    """Return a check of `words` or more; a configuration may set the number."""

    def check(view: PassageView) -> Iterator[Match]:
        if view.passage.kind == "heading":
            return
        for start, end, count in _runs(view.cased):
            if count >= words:
                yield Match(start, end, values={"count": str(count)})

    return check


def _runs(text: str) -> Iterator[tuple[int, int, int]]:
    """Where words in capitals stand in a row, and how many they are."""
    for found in _SHOUTED.finditer(text):
        start = count = 0
        at = found.start()
        for word in [*found.group().split(" "), ""]:
            if word.isupper():
                start, count = (start, count) if count else (at, 0)
                count += 1
            elif count:
                yield start, at - 1, count
                count = 0
            at += len(word) + 1
