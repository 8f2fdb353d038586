"""Words cut at the seams that lost line breaks leave: « poundsWeight », « TKOFounded »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.view import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOWER, _UPPER = "a-zß-öø-ÿœ", "A-ZÀ-ÖØ-ÞŒ"
_PIECE = compiled(rf"[{_UPPER}]?[{_LOWER}]+|[{_UPPER}]+(?![{_LOWER}])|\d+|[^\W\d_]+")
_FAR = 8  # pieces of one token


class Piece(NamedTuple):
    """A word, or what lies between two seams of one."""

    start: int
    end: int
    text: str
    word: str
    """In lower case."""

    @property
    def is_lower(self) -> bool:
        """Whether it has no capital."""
        return self.text == self.word


@lru_cache(maxsize=256)
def pieces(cased: str) -> tuple[Piece, ...]:
    """The pieces of a text, numbers among them, in text order."""
    found = _PIECE.finditer(cased)
    return tuple(Piece(*m.span(), m[0], fold(m[0])) for m in found)


def piece_texts(cased: str) -> list[str]:
    """The pieces alone, as they are written."""
    return _PIECE.findall(cased)


def token_of(around: Sequence[Piece], at: int) -> Sequence[Piece]:
    """The pieces that stand together with one, without so much as a hyphen between.

    Of endless chains of them, only the nearest.
    """
    first = last = at
    while first > max(0, at - _FAR) and around[first - 1].end == around[first].start:
        first -= 1
    end = min(len(around), at + _FAR) - 1
    while last < end and around[last].end == around[last + 1].start:
        last += 1
    return around[first : last + 1]
