"""Expressions of RE2 that match wherever an expression of `re` does, and more.

A byte stands for a character, as an encoding has it, and ``?`` for every other. What
RE2 has not, or says of bytes where `re` says it of characters, is left out: conditions
on what stands around, references, boundaries.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Node = tuple[Any, Any]
    Bytes = frozenset[int]

_ALL: Bytes = frozenset(range(256))
_OTHER = ord("?")
"""Stands for every character that the encoding has not, so that it may be any."""
_CATEGORIES = {
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
}
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_HARMLESS = re.UNICODE | re.MULTILINE | re.DOTALL | re.VERBOSE
_MOST = 2  # times; to count further would take RE2 too many states
_WIDEST = 0x3000  # characters of a range that are looked at one by one


def looser(pattern: str, encoding: str) -> str:
    """The expression for RE2, in its Latin-1 mode; re.error if `pattern` is none.

    Of the encoding, each byte has to be one character.
    """
    return _Looser(encoding).of(pattern)


def _class(wanted: Bytes) -> str:
    return f"[{''.join(f'{chr(92)}x{byte:02x}' for byte in sorted(wanted))}]"


def _but(excluded: Bytes) -> Bytes:
    """All other bytes, with the one that may stand for others still."""
    return (_ALL - excluded) | {_OTHER}


_ANYTHING = f"{_class(_ALL)}*"


class _Looser:
    """Writes the expressions for texts in one encoding."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding

    def of(self, pattern: str) -> str:
        """The looser expression."""
        tree = parser.parse(pattern)
        if tree.state.flags & ~_HARMLESS:
            return _ANYTHING
        return self._sequence(tree, is_first=True, is_last=True)

    def _sequence(
        self, items: Iterable[Node], *, is_first: bool = False, is_last: bool = False
    ) -> str:
        nodes = list(items)
        end = len(nodes) - 1
        return "".join(
            self._node(
                node, is_first=is_first and not at, is_last=is_last and at == end
            )
            for at, node in enumerate(nodes)
        )

    def _node(self, node: Node, *, is_first: bool, is_last: bool) -> str:
        op, argument = node
        single = self._single(node)
        if single is not None:
            return _class(single)
        match argument:
            case (least, most, body) if op in _REPEATS:
                return f"(?:{self._sequence(body)}){_times(least, most)}"
            case (where, body) if op in (sre.ASSERT, sre.ASSERT_NOT):
                is_edge = is_first if where < 0 else is_last
                return self._edge(op, where, body) if is_edge else ""
            case _ if op is sre.AT:
                return ""
        bodies = _bodies(node)
        if bodies is None:  # a reference may be to anything, also to nothing
            return _ANYTHING
        every = (
            self._sequence(it, is_first=is_first, is_last=is_last) for it in bodies
        )
        return f"(?:{'|'.join(every)})"

    def _edge(self, op: object, where: int, body: Iterable[Node]) -> str:
        """A condition on what stands before the match, or behind it."""
        if op is sre.ASSERT:
            return f"(?:{self._sequence(body)})"
        nodes = list(body)
        banned = self._single(nodes[0]) if len(nodes) == 1 else None
        if banned is None:
            return ""
        nothing = "^" if where < 0 else "$"
        return f"(?:{nothing}|{_class(_but(banned))})"

    def _single(self, node: Node) -> Bytes | None:
        """The bytes for what matches one character; None for all else."""
        op, argument = node
        if op is sre.LITERAL:
            return self._byte(argument)
        if op is sre.NOT_LITERAL:
            return _but(self._byte(argument))
        if op is sre.ANY:
            return _ALL
        return self._of_class(argument) if op is sre.IN else None

    def _byte(self, character: int) -> Bytes:
        return frozenset(chr(character).encode(self._encoding, "replace"))

    def _of_class(self, members: Iterable[Node]) -> Bytes:
        found: set[int] = set()
        is_negated = False
        for op, argument in members:
            if op is sre.NEGATE:
                is_negated = True
            elif op is sre.LITERAL:
                found |= self._byte(argument)
            elif op is sre.RANGE:
                found |= self._of_range(*argument)
            else:
                found |= _of_category(argument, self._encoding)
        return _but(frozenset(found)) if is_negated else frozenset(found)

    def _of_range(self, first: int, last: int) -> set[int]:
        if last - first > _WIDEST:
            own = enumerate(_characters(self._encoding))
            return {byte for byte, it in own if first <= ord(it) <= last} | {_OTHER}
        text = "".join(map(chr, range(first, last + 1)))
        return set(text.encode(self._encoding, "replace"))


def _bodies(node: Node) -> Sequence[Iterable[Node]] | None:
    """The sequences of which a group matches one; None for what is no group."""
    op, argument = node
    match argument:
        case (_, flags, _, body) if op is sre.SUBPATTERN and not flags & ~_HARMLESS:
            return [body]
        case (_, branches) if op is sre.BRANCH:
            return list(branches)
        case _ if op is sre.ATOMIC_GROUP:
            return [argument]
        case _:
            return None


def _times(least: int, most: int) -> str:
    low = min(least, _MOST)
    return f"{{{low},}}" if most > _MOST else f"{{{low},{most}}}"


@cache
def _characters(encoding: str) -> str:
    """The characters by their bytes; one that stands for no other where a byte has none."""
    return "".join(bytes([b]).decode(encoding, "replace") for b in sorted(_ALL))


@cache
def _of_category(category: object, encoding: str) -> Bytes:
    expression = re.compile(_CATEGORIES[category])
    own = enumerate(_characters(encoding))
    return frozenset(byte for byte, it in own if expression.match(it)) | {_OTHER}
