"""Finds paragraphs that begin in lower case in a document that uses capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.match.view import PassageView

_START = compiled(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = compiled(r"[.!?…][\s\"'»”’)\]*_]*\Z")
# Words that go on with a sentence which a formula, a list or a picture broke off.
_GOES_ON = frozenset(
    """
    où avec et ou soit ainsi donc puis sinon c'est-à-dire i ii iii iv where with and or
    so then i.e that wobei mit und oder also sowie donde con y o es decir dove e ou com
    onde waarbij met en dus http https www npm iphone ipad ebay
    """.split()
)
_FEWEST_WORDS = 8
_FEWEST_PARAGRAPHS = 5
_CAPITALS = 0.85  # share of the paragraphs that must begin with a capital


def make() -> _LowerStart:
    """A check of a whole document that yields the first word."""
    return _LowerStart()


class _LowerStart:
    """Counts how paragraphs begin; holds only those that begin in lower case."""

    def __init__(self) -> None:
        self._found: list[Match] = []
        self._paragraphs = 0
        self._ended = False

    def see(self, view: PassageView) -> None:
        """Take in the next passage."""
        text = view.cased
        if view.passage.kind == "paragraph":
            self._paragraphs += 1
            first = _START.match(text)
            if first and self._ended and _is_sentence(text, first.group()):
                found = Match(first.start(), first.end(), passage=view.index)
                self._found.append(found)
        self._ended = _END.search(text, max(0, len(text) - 8)) is not None

    def close(self) -> Iterable[Match]:
        """The paragraphs that begin in lower case, if they are the exception."""
        low = len(self._found)
        if self._paragraphs < _FEWEST_PARAGRAPHS:
            return ()
        rare = low <= (1 - _CAPITALS) * self._paragraphs
        return self._found if rare else ()


def _is_sentence(text: str, first: str) -> bool:
    if not first.islower() or first in _GOES_ON or len(text.split()) < _FEWEST_WORDS:
        return False
    after = text[len(first) : len(first) + 1]
    return after in {" ", ","} and _END.search(text, max(0, len(text) - 8)) is not None
