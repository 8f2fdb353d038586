"""Tells the engine of `re` which characters a match can begin with.

Knowing them, it passes over all other characters at once instead of trying the whole
expression at each. `re` works that out for the simplest expressions only, and for none
that begins by looking behind, as nearly all of ours do: « not inside a word ».
"""

from __future__ import annotations

import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Node = tuple[Any, Any]  # an operation of an expression and its argument

_KNOWN = sre.SRE_INFO_PREFIX | sre.SRE_INFO_CHARSET
_WITHOUT_WIDTH = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)
_AT_START = (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING)  # fails sooner by itself
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def hurried(code: list[int], tree: parser.SubPattern) -> list[int]:
    """The code of an expression with what its matches begin with; as it is if unknown.

    `code` begins with what `re` found out of the expression: how far that goes, what it
    is, the least and the most characters of a match.
    """
    _, skip, known, least, most, *_ = code
    if known & _KNOWN or not least or tree.state.flags & re.IGNORECASE:
        return code
    begins = None if tree[0][1] in _AT_START else beginnings(tree)
    if begins is None:
        return code
    charset, _ = compiler._optimize_charset(begins)  # noqa: SLF001
    told = [sre.INFO, 0, sre.SRE_INFO_CHARSET, least, most]
    compiler._compile_charset(charset, tree.state.flags, told)  # noqa: SLF001
    told[1] = len(told) - 1
    return told + code[1 + skip :]


def beginnings(items: Iterable[Node]) -> list[Node] | None:
    """The characters, as members of a set, one of which a match begins with.

    None where there are too many to tell, or where a match may be empty.
    """
    begins: list[Node] = []
    for op, argument in items:
        if _has_no_width((op, argument)):
            continue
        here, may_be_empty = _of_item((op, argument))
        if here is None or (begins and _is_negated(begins, here)):
            return None
        begins += here
        if not may_be_empty:
            return begins
        if _is_negated(here):
            return None
    return None


def _of_item(node: Node) -> tuple[list[Node] | None, bool]:
    """What an item begins with, and whether it may match nothing."""
    op, argument = node
    begins, may_be_empty = None, False
    match argument:
        case int() if op is sre.LITERAL:
            begins = [(op, argument)]
        case _ if op is sre.IN:
            begins = list(argument)
        case (_, 0, 0, body) if op is sre.SUBPATTERN:
            begins = beginnings(body)
        case (_, branches) if op is sre.BRANCH:
            begins = _of_any(branches)
        case (least, _, body) if op in _REPEATS:
            begins, may_be_empty = beginnings(body), not least
        case _ if op is sre.ATOMIC_GROUP:
            begins = beginnings(argument)
    return begins, may_be_empty


def _has_no_width(node: Node) -> bool:
    """Whether it only looks: at an edge, ahead, behind, or at one of several such."""
    op, argument = node
    if op is sre.BRANCH:
        return all(all(map(_has_no_width, branch)) for branch in argument[1])
    if op is sre.SUBPATTERN:
        return all(map(_has_no_width, argument[3]))
    return op in _WITHOUT_WIDTH


def _of_any(branches: Sequence[Iterable[Node]]) -> list[Node] | None:
    united: list[Node] = []
    for branch in branches:
        here = beginnings(branch)
        if here is None or _is_negated(here):
            return None
        united += here
    return united


def _is_negated(*sets: list[Node]) -> bool:
    """Whether a set says what may not stand there, so that it joins with no other."""
    return any(members[0][0] is sre.NEGATE for members in sets)
