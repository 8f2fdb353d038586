"""Which new piece took the place of which lost one."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from mtcheck.match.placeable_forms import tag_name
from mtcheck.match.placeables import PLACEHOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.match.placeables import Piece

FAMILIES = (
    "placeholder", "tag", "url", "reference", "email", "code", "name", "key", "mention",
)  # fmt: skip
"""Pieces of one family can stand for each other."""

_FAMILY = {
    **dict.fromkeys(PLACEHOLDERS, "placeholder"),
    **dict.fromkeys(("path", "file", "name", "version", "flag"), "name"),
}
_BOUND = frozenset({"placeholder", "email", "reference", "code", "mention", "key"})
"""Where as many came as went, each stands for one, however unlike it is."""
_LIKE = 0.3  # of the pairs of letters that two texts share


def family(piece: Piece) -> str:
    """The family of a piece."""
    return _FAMILY.get(piece.kind, piece.kind)


def couples(
    lost: Sequence[Piece], came: Sequence[Piece]
) -> Iterator[tuple[Piece, Piece]]:
    """Each lost piece with the one that is likest to it, if that is like enough."""
    left = list(came)
    is_even = len(lost) == len(came)
    for piece in lost:
        if not left:
            return
        best, at = max((_likeness(piece, p), -i) for i, p in enumerate(left))
        if best >= _LIKE or (is_even and family(piece) in _BOUND):
            yield piece, left.pop(-at)


def _likeness(one: Piece, other: Piece) -> float:
    if one.kind == "tag":
        return float(_tag(one.text) == _tag(other.text))
    a, b = _pairs(one.form), _pairs(other.form)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _tag(text: str) -> tuple[str, bool]:
    return tag_name(text), text.startswith("</")


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(text)))
