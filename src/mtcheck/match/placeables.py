"""What a translation must carry over as it is: tags, placeholders, addresses, code.

A text is turned into typed pieces, each with a normal form: two pieces with the same
kind and form say the same to the program that reads them. Kinds are looked for one
after the other, and what one has taken is blanked out for those behind it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.placeable_kinds import BLANK, EMOJI, KINDS, LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.match.placeable_kinds import Kind

PLACEHOLDERS = frozenset({"printf", "brace", "template", "variable", "percent", "qt"})
"""Kinds that a program fills in when it runs."""


class Piece(NamedTuple):
    """One stretch of a text that is no prose."""

    kind: str
    start: int
    end: int
    text: str
    form: str
    """Equal for pieces that mean the same."""


_SIGNS = compiled(
    r"[`<%{$&\\#@*_+⌘\u2300-\U0010ffff]|/[\w.-]*/|\][(\[]|--[a-z]|\.[a-z\d]|www\."
)
"""One begins or is a part of every piece but names that only their capitals betray."""
_HUMP = compiled(r"[A-Z](?<=[a-z].)")
_HUMPED = compiled(rf"(?<![0-9_{LETTERS}.-])[a-z]{{2,}}[A-Z]")
_FORMULA = compiled(
    r"\\[a-zA-Z]{2,12}\{|[\^_]\s?\{|\$\$|\$[^\s$][^$\n]*(?<=[^\s$])\$(?![\w$({])"
)
_MATHS = frozenset({"brace", "variable", "escape", "name"})
"""Kinds that look like parts of a formula in TeX."""


_LEADING = frozenset(sign[0] for kind in KINDS for sign in kind.signs)


@cache
def _kinds(signs: frozenset[str]) -> tuple[Kind, ...]:
    """The kinds that a text may have in which some signs stand, by their beginnings."""
    return tuple(
        kind
        for kind in KINDS
        if not kind.signs or any(sign[0] in signs for sign in kind.signs)
    )


def is_formula(text: str) -> bool:
    """Whether TeX stands in the text, whose braces and dollars fill in nothing."""
    return ("$" in text or "{" in text) and _FORMULA.search(text) is not None


def may_hold(text: str) -> bool:
    """Whether anything in `text` looks as if it were no prose; told from little work."""
    if _SIGNS.search(text):
        return True
    return _HUMP.search(text) is not None and _HUMPED.search(text) is not None


def pieces(text: str, *, of_formula: bool | None = None) -> tuple[Piece, ...]:
    """What is no prose in `text`, in text order; its source may say what is TeX."""
    if not may_hold(text):
        return ()
    is_maths = is_formula(text) if of_formula is None else of_formula
    found = _found(text, _MATHS if is_maths else frozenset())
    return tuple(sorted(found, key=lambda piece: (piece.start, -piece.end)))


def _found(text: str, skipped: frozenset[str]) -> Iterator[Piece]:
    left = text
    for kind in _kinds(_LEADING.intersection(text)):
        if kind.name in skipped or not kind.may_be_in(left):
            continue
        for found in kind.pattern.finditer(left):
            start, end = found.span()
            form = kind.form(text[start:end])
            if form:
                yield Piece(kind.name, start, end, text[start:end], form)
            if kind.is_opaque:
                left = left[:start] + BLANK * (end - start) + left[end:]
    if not text.isascii():
        for found in EMOJI.finditer(left):
            plain = found[0].replace("\ufe0f", "")
            yield Piece("emoji", *found.span(), found[0], plain)
