"""Finds the literals that a regular expression cannot match without.

A *cover* is a set of literals of which every match holds at least one. The best
cover feeds the automaton; the others are tested with ``in`` before the
expression itself is ever compiled. A literal that begins or ends with `automaton.EDGE` is
cut off there: no letter or digit stands next to it where the expression matches.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from functools import cache, lru_cache
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.match.automaton import EDGE
from mtcheck.match.edges import begins_apart, ends_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_IGNORES_CASE = re.compile(r"\(\?[a-z]*i")
LEAST = 2  # shorter literals stand in every sentence
ATTRACTION = 5
MOST_LITERALS = 1500  # a wider cover costs more than it saves
MOST_JOINED = 120  # literals that a run of alternatives may multiply to

Cover = frozenset[str]
Node = tuple[Any, Any]  # an operation of the expression and its argument


def covers(pattern: str, *, folded: bool = True) -> list[Cover]:
    """The covers of a pattern, the rarest first; empty if any text may match.

    In lower case, or, if not `folded`, as the pattern has them.
    """
    tree = _parsed(pattern)
    if not folded and _IGNORES_CASE.search(pattern):
        return []
    read = [_lowered(node) for node in tree] if folded else tree
    return ranked(_of_sequence(read, apart=(False, False)))


def _lowered(node: Node) -> Node:
    """The same without capitals."""
    op, argument = node
    match argument:
        case int() if op is sre.LITERAL:
            return op, ord(chr(argument).lower()[:1])
        case (*head, body) if op in _REPEATS or op in {sre.SUBPATTERN, sre.ASSERT}:
            return op, (*head, [_lowered(item) for item in body])
        case (_, branches) if op is sre.BRANCH:
            return op, (None, [[_lowered(item) for item in b] for b in branches])
        case _ if op in {sre.IN, sre.ATOMIC_GROUP}:
            return op, [_lowered(item) for item in argument]
        case _:
            return node


def ranked(found: Iterable[Cover]) -> list[Cover]:
    """The covers that save more than they cost, the rarest first."""
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


@lru_cache(maxsize=16384)
def _expected(literal: str) -> float:
    """How often the literal stands in a million words.

    Its rarest word decides, and how likely each other one is to stand beside it:
    `ATTRACTION` times as likely as anywhere.
    """
    parts = literal.replace(EDGE, " ").split(" ")
    shares = [
        _share(part, cut=(at > 0, at < len(parts) - 1))
        for at, part in enumerate(parts)
        if part.strip()
    ]
    rarest, *others = sorted(shares) or [1e6]
    return rarest * prod(min(1.0, ATTRACTION * share / 1e6) for share in others)


def share(word: str) -> float:
    """How often a whole word stands in a million."""
    return _share(word, cut=(True, True))


def _share(part: str, cut: tuple[bool, bool]) -> float:
    match cut:
        case (True, True):
            known = _frequent_words().get(part, 0.0)
        case (True, False):
            known = sum(n for w, n in _frequent_words().items() if w.startswith(part))
        case (False, True):
            known = sum(n for w, n in _frequent_words().items() if w.endswith(part))
        case _:
            known = sum(n for w, n in _frequent_words().items() if part in w)
    # What the table does not know is rarer the longer it is.
    return known + 4000 / float(1 << min(len(part) + sum(cut), 60))


@cache
def _frequent_words() -> dict[str, float]:
    path = Path(__file__).parents[1] / "data" / "frequent.tsv"
    table = path.read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines())
    return {word: float(share) for word, share in pairs}


def _is_usable(cover: Cover) -> bool:
    return (
        0 < len(cover) <= MOST_LITERALS
        and min(len(literal.strip(EDGE)) for literal in cover) >= LEAST
    )


def _of_sequence(items: Sequence[Node], apart: tuple[bool, bool]) -> list[Cover]:
    """The covers of a sequence; `apart` tells which of its ends are cut off."""
    found: list[Cover] = []
    for start, end, texts in _runs(items):
        here = (
            ends_apart(items[:start], otherwise=apart[0]),
            begins_apart(items[end:], otherwise=apart[1]),
        )
        if texts is None:
            found += _of_item(items[start], here)
        else:
            found.append(frozenset(edged(text, here) for text in texts))
    return found


def edged(text: str, apart: tuple[bool, bool] = (True, True)) -> str:
    """A literal with `EDGE` at the ends where it is cut off."""
    before = EDGE if apart[0] and text[:1].isalnum() else ""
    after = EDGE if apart[1] and text[-1:].isalnum() else ""
    return before + text + after


def _runs(items: Sequence[Node]) -> Iterable[tuple[int, int, Cover | None]]:
    """Where items in a row match one of few texts: their range, and the texts.

    None stands for the texts of an item that can match too many.
    """
    begin, run = 0, frozenset({""})
    for at, item in enumerate(items):
        texts = _texts(item)
        if texts is not None and len(texts) * len(run) <= MOST_JOINED:
            run = frozenset(a + b for a in run for b in texts)
            continue
        if begin < at:
            yield begin, at, run
        begin, run = (at, texts) if texts is not None else (at + 1, frozenset({""}))
        if texts is None:
            yield at, at + 1, None
    if begin < len(items):
        yield begin, len(items), run


def _texts(node: Node) -> Cover | None:
    """Every text that a node matches, in lower case; None if they are too many."""
    op, argument = node
    match argument:
        case int() if op is sre.LITERAL:
            return frozenset({chr(argument)})
        case (_, _, _, body) if op is sre.SUBPATTERN:
            return _joined(body)
        case (0, 1, body) if op in _REPEATS:
            texts = _joined(body)
            return None if texts is None else texts | {""}
        case (_, branches) if op is sre.BRANCH:
            return _united([_joined(branch) for branch in branches])
        case _ if op is sre.IN:
            return _united([_texts(member) for member in argument])
        case _:
            return None


def _joined(items: Iterable[Node]) -> Cover | None:
    joined: Cover = frozenset({""})
    for item in items:
        texts = _texts(item)
        if texts is None or len(texts) * len(joined) > MOST_LITERALS:
            return None
        joined = frozenset(a + b for a in joined for b in texts)
    return joined


def _united(alternatives: Sequence[Cover | None]) -> Cover | None:
    united: set[str] = set()
    for texts in alternatives:
        if texts is None:
            return None
        united |= texts
    return frozenset(united) if len(united) <= MOST_LITERALS else None


def _of_item(node: Node, apart: tuple[bool, bool]) -> list[Cover]:
    op, argument = node
    match argument:
        case (_, _, _, body) if op is sre.SUBPATTERN:
            return _of_sequence(body, apart)
        case (least, most, body) if op in _REPEATS and least:
            return _of_sequence(body, apart if most == 1 else (False, False))
        case (_, branches) if op is sre.BRANCH:
            return merged([_best(_of_sequence(b, apart)) for b in branches])
        case (1, body) if op is sre.ASSERT:
            return _of_sequence(body, (apart[0], False))
        case _ if op is sre.ATOMIC_GROUP:
            return _of_sequence(argument, apart)
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
