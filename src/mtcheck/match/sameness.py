"""When two passages say the same: case, white space, signs and inflection apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.inflect import keys_of
from mtcheck.model import Place

if TYPE_CHECKING:
    from mtcheck.match.view import PassageView

_WORD = compiled(r"[^\W\d_]+")
_FINAL = compiled(r"[\s.!?…:;,]+\Z")
_SHORT = 2  # words; what is as short stands in many contexts


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; no signs, no numbers."""
    return _WORD.findall(text.lower())


def passage_key(text: str) -> str:
    """What passages that are the same share; a short one is the same as itself only."""
    stripped = text.strip()
    if len(words_of(stripped)) <= _SHORT:
        return stripped
    return " ".join(_FINAL.sub("", stripped).lower().split())


def is_same_wording(one: str, other: str, lang: str | None) -> bool:
    """Whether two texts have the same words in the same order, in whatever form."""
    ours, theirs = words_of(one), words_of(other)
    if ours == theirs:
        return True
    keys = keys_of(lang)
    return len(ours) == len(theirs) and all(
        a == b or not keys[a].isdisjoint(keys[b])
        for a, b in zip(ours, theirs, strict=True)
    )


def whole_place(view: PassageView) -> Place:
    """All of a passage but the space around it."""
    text = view.prose
    start = len(text) - len(text.lstrip())
    return Place(view.index, start, max(start, len(text.rstrip())))
