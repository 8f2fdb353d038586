"""Tells from an expression whether a letter can stand next to a part of it.

All questions are asked about a neighbour that is itself a letter or a digit: where
the expression says that something else comes before it, the answer is "apart" too,
as nothing can match there.
"""

from __future__ import annotations

import enum
import re._constants as sre  # type: ignore[import-not-found]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Node = tuple[Any, Any]

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_APART_CATEGORIES = (sre.CATEGORY_SPACE, sre.CATEGORY_NOT_WORD)
_APART_PLACES = (
    sre.AT_BOUNDARY,
    sre.AT_BEGINNING,
    sre.AT_BEGINNING_STRING,
    sre.AT_END,
    sre.AT_END_STRING,
)


class _Edge(enum.Enum):
    """What a part of an expression has at one of its ends."""

    APART = enum.auto()
    """Surely no letter or digit."""
    OPEN = enum.auto()
    """Nothing at all, perhaps: what lies beyond it decides."""
    JOINED = enum.auto()
    """Perhaps a letter or digit."""


def begins_apart(items: Sequence[Node], *, otherwise: bool) -> bool:
    """Whether no letter comes first in `items`; `otherwise` if nothing comes."""
    return _decided(_along(items, forward=True), otherwise=otherwise)


def ends_apart(items: Sequence[Node], *, otherwise: bool) -> bool:
    """Whether no letter comes last in `items`; `otherwise` if nothing comes."""
    return _decided(_along(items, forward=False), otherwise=otherwise)


def _decided(edge: _Edge, *, otherwise: bool) -> bool:
    return otherwise if edge is _Edge.OPEN else edge is _Edge.APART


def _along(items: Iterable[Node], *, forward: bool) -> _Edge:
    ordered = list(items)
    for item in ordered if forward else reversed(ordered):
        edge = _of(item, forward=forward)
        if edge is not _Edge.OPEN:
            return edge
    return _Edge.OPEN


def _of(node: Node, *, forward: bool) -> _Edge:  # noqa: PLR0911 - one a kind of node
    op, argument = node
    match argument:
        case int() if op is sre.LITERAL:
            return _Edge.JOINED if chr(argument).isalnum() else _Edge.APART
        case _ if op is sre.AT:
            return _Edge.APART if argument in _APART_PLACES else _Edge.OPEN
        case _ if op is sre.IN:
            return _Edge.APART if _holds_no_letter(argument) else _Edge.JOINED
        case (_, _, _, body) if op is sre.SUBPATTERN:
            return _along(body, forward=forward)
        case (_, branches) if op is sre.BRANCH:
            return _any_of([_along(b, forward=forward) for b in branches])
        case (least, _, body) if op in _REPEATS:
            return _repeated(_along(body, forward=forward), optional=not least)
        case (direction, body) if op is sre.ASSERT:
            return _asserted(direction, body)
        case (direction, body) if op is sre.ASSERT_NOT:
            looks_there = direction == (1 if forward else -1)
            bars = looks_there and _is_any_word_character(body)
            return _Edge.APART if bars else _Edge.OPEN
        case _:
            return _Edge.JOINED


def _asserted(direction: int, body: Iterable[Node]) -> _Edge:
    """A look beyond the edge, or back at the letter that stands there.

    Either way "apart" follows where it wants no letter: it speaks of the neighbour,
    or it cannot hold at all.
    """
    apart = _along(body, forward=direction == 1) is _Edge.APART
    return _Edge.APART if apart else _Edge.OPEN


def _any_of(edges: list[_Edge]) -> _Edge:
    if _Edge.JOINED in edges:
        return _Edge.JOINED
    return _Edge.OPEN if _Edge.OPEN in edges else _Edge.APART


def _repeated(edge: _Edge, *, optional: bool) -> _Edge:
    return _Edge.OPEN if optional and edge is _Edge.APART else edge


def _holds_no_letter(members: Sequence[Node]) -> bool:
    if members[0][0] is sre.NEGATE:
        return any(
            op is sre.CATEGORY and argument is sre.CATEGORY_WORD
            for op, argument in members[1:]
        )
    return all(
        (op is sre.LITERAL and not chr(argument).isalnum())
        or (op is sre.CATEGORY and argument in _APART_CATEGORIES)
        for op, argument in members
    )


def _is_any_word_character(body: Sequence[Node]) -> bool:
    """Whether one of the ways to match `body` is any single word character."""
    if len(body) != 1:
        return False
    op, argument = body[0]
    match argument:
        case (_, _, _, inner) if op is sre.SUBPATTERN:
            return _is_any_word_character(inner)
        case (_, branches) if op is sre.BRANCH:
            return any(_is_any_word_character(branch) for branch in branches)
        case _ if op is sre.IN:
            return (sre.CATEGORY, sre.CATEGORY_WORD) in argument and argument[0][
                0
            ] is not sre.NEGATE
        case _:
            return False
