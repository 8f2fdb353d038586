"""Marks of printf in source and target: which value each of them takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.match.placeables import Piece

_PARTS = compiled(r"%(?:(\(.*?\))|(\d+)\$)?(.*?)([A-Za-z@]?)\Z")
_SAME_TYPE = {"d": "i", "i": "i"}
_DATES = frozenset("YHMBbAyjZ")
"""Letters of strftime, whose order is a matter of the country."""


def numbered(
    was: Sequence[Piece], now: Sequence[Piece]
) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Both sides with numbers in their marks, if one of them has numbers."""
    has_was, has_now = _has_numbers(was), _has_numbers(now)
    if has_was == has_now:
        return was, now
    return (was, _with_numbers(now)) if has_was else (_with_numbers(was), now)


def first_swapped(
    was: Sequence[Piece], now: Sequence[Piece]
) -> tuple[Piece, Piece] | None:
    """The first mark that meets another's value: the same marks in another order."""
    before = [piece for piece in was if _is_bare(piece)]
    after = [piece for piece in now if _is_bare(piece)]
    forms = [piece.form for piece in before]
    if sorted(forms) != sorted(piece.form for piece in after):
        return None
    if any("$" in form or form[-1] in _DATES for form in forms):
        return None
    pairs = zip(before, after, strict=True)
    return next(((a, b) for a, b in pairs if a.form != b.form), None)


def is_retyped(one: Piece, other: Piece) -> bool:
    """Whether the value would be printed as one of another type."""
    if one.kind != "printf" or other.kind != "printf":
        return False
    a, b = _PARTS.match(one.form), _PARTS.match(other.form)
    if a is None or b is None or not a[4] or not b[4] or a[1] != b[1]:
        return False
    return _SAME_TYPE.get(a[4], a[4]) != _SAME_TYPE.get(b[4], b[4])


def _has_numbers(side: Sequence[Piece]) -> bool:
    return any("$" in piece.form for piece in side if piece.kind == "printf")


def _with_numbers(side: Sequence[Piece]) -> Sequence[Piece]:
    found, number = [], 0
    for piece in side:
        if _is_bare(piece) and "$" not in piece.form:
            number += 1
            found.append(piece._replace(form=f"%{number}${piece.form[1:]}"))
        else:
            found.append(piece)
    return found


def _is_bare(piece: Piece) -> bool:
    """Whether the mark takes its value by its place."""
    return piece.kind == "printf" and piece.form != "%%" and "(" not in piece.form
