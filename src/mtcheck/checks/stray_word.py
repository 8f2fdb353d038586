"""A lower-case word of no known language that makes up a sentence of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LETTERS = "a-zà-öø-ÿœ"
_ALONE = compiled(
    rf"(?<=[{_LETTERS}0-9»”)][.!?…] )"
    rf"(?P<word>[{_LETTERS}]{{3,}}(?:-[{_LETTERS}]{{3,}})*)(?=[.!?…](?:\s|$))"
)
_LOWER_START = CASED.mesh(rf"[.!?…] [{_LETTERS}]")
_LEAST = 6  # letters; shorter ones are abbreviations


def make() -> PassageCheck:
    """The check, silent in languages whose words are not known."""
    return CASED.where([_LOWER_START], _check)


def _check(view: PassageView) -> Iterator[Match]:
    known = lexicon(view.lang)
    if known is None:
        return
    for found in _ALONE.finditer(view.cased):
        word = found["word"]
        parts = word.split("-")
        if (
            len(word) >= _LEAST
            and not known.knows(word)
            and any(not known.knows(part) for part in parts)
        ):
            yield Match(*found.span("word"))
