"""Finds the literals that a regular expression cannot match without.

A *cover* is a set of literals of which every match holds at least one. The best
cover feeds the automaton; the others are tested with ``in`` before the
expression itself is ever compiled.
"""

from __future__ import annotations

import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST = 2  # shorter literals stand in every sentence
MOST_LITERALS = 400  # a wider cover costs more than it saves

Cover = frozenset[str]
Node = tuple[Any, Any]  # an operation of the expression and its argument


def covers(pattern: str) -> list[Cover]:
    """The covers of a pattern, the rarest first; empty if any text may match."""
    found = _of_sequence(_parsed(pattern))
    usable = {c for c in found if _is_usable(c)}
    return sorted(usable, key=lambda c: (-rarity(c), sorted(c)))


def merged(alternatives: Sequence[list[Cover]]) -> list[Cover]:
    """The covers of "any of these patterns": the union of the best of each."""
    if not alternatives or not all(alternatives):
        return []
    if len(alternatives) == 1:
        return alternatives[0]
    return [frozenset().union(*(found[0] for found in alternatives))]


@lru_cache(maxsize=4)
def _parsed(pattern: str) -> list[Node]:
    return list(sre_parser.parse(pattern))


def rarity(cover: Cover) -> float:
    """How seldom a cover stands in text: minus the hits to expect in a million words."""
    return -sum(_expected(literal) for literal in cover)


@lru_cache(maxsize=4096)
def _expected(literal: str) -> float:
    """How often some word of a million holds the literal; its rarest word decides."""
    inner = literal.strip()
    if not inner:
        return 1e6
    return min(_share(part, literal) for part in inner.split())


def _share(part: str, literal: str) -> float:
    whole = f" {part} " in f"{literal}"
    known = sum(
        share
        for word, share in _frequent_words().items()
        if (word == part if whole else part in word)
    )
    # What the table does not know is rarer the longer it is.
    return known + 4000 / float(1 << min(len(part), 60))


@cache
def _frequent_words() -> dict[str, float]:
    table = (files("mtcheck.data") / "frequent.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines())
    return {word: float(share) for word, share in pairs}


def _is_usable(cover: Cover) -> bool:
    return (
        0 < len(cover) <= MOST_LITERALS
        and min(len(literal) for literal in cover) >= LEAST
    )


def _of_sequence(items: Iterable[Node]) -> list[Cover]:
    found: list[Cover] = []
    run = ""
    for op, argument in items:
        if op is sre.LITERAL and isinstance(argument, int):
            run += chr(argument).lower()
            continue
        if run:
            found.append(frozenset({run}))
        run = ""
        found += _of_item((op, argument))
    if run:
        found.append(frozenset({run}))
    return found


def _of_item(node: Node) -> list[Cover]:
    op, argument = node
    match argument:
        case (_, _, _, body) if op is sre.SUBPATTERN:
            return _of_sequence(body)
        case (least, _, body) if op in _REPEATS and least:
            return _of_sequence(body)
        case (_, branches) if op is sre.BRANCH:
            return merged([_best(_of_sequence(branch)) for branch in branches])
        case (1, body) if op is sre.ASSERT:
            return _of_sequence(body)
        case _ if op is sre.ATOMIC_GROUP:
            return _of_sequence(argument)
        case _:
            return []


_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def _best(found: list[Cover]) -> list[Cover]:
    usable = [cover for cover in found if _is_usable(cover)]
    return [max(usable, key=lambda c: (rarity(c), sorted(c)))] if usable else []


def is_unbounded_twice(pattern: str) -> bool:
    """Whether an unbounded repeat holds another: ``(a+)+`` may never come back."""
    return _nested(_parsed(pattern), inside=False)


def _nested(items: Iterable[Node], *, inside: bool) -> bool:
    for op, argument in items:
        unbounded = (
            op in _REPEATS
            and isinstance(argument, tuple)
            and argument[1] is sre.MAXREPEAT
        )
        if unbounded and inside:
            return True
        for body in _bodies((op, argument)):
            if _nested(body, inside=inside or unbounded):
                return True
    return False


def _bodies(node: Node) -> list[Iterable[Node]]:
    op, argument = node
    match argument:
        case (_, _, _, body) if op is sre.SUBPATTERN:
            return [body]
        case (_, _, body) if op in _REPEATS:
            return [body]
        case (_, branches) if op is sre.BRANCH:
            return list(branches)
        case _:
            return []
