"""Finds a name in the translation that the source does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.kinship import plain, source_keys, target_keys
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_NAME = compiled(r"(?<=[a-zà-ÿ,;] )(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{3,})(?![\w'-])")
_ALIKE = 60.0
_STEM = 3


def make() -> PassageCheck:
    """A check of names in French text, where a lexicon knows the other words."""
    return _new


def _new(view: PassageView) -> Iterator[Match]:
    source, known = view.source, lexicon(view.lang)
    if source is None or known is None:
        return
    for found in _NAME.finditer(view.cased):
        word = found["name"]
        if any(map(known.knows, (word, plain(word), f"é{word[1:]}"))):
            continue
        if _has(source, plain(word)):
            continue
        if source_keys(view) & target_keys(view):
            yield Match(*found.span("name"))


def _has(source: PassageView, word: str) -> bool:
    """Whether the source has something like a word, or may have."""
    words = sorted({plain(part) for w in source.vocabulary for part in w.split("-")})
    if any(other[:_STEM] == word[:_STEM] for other in words):
        return True
    return (
        process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        is not None
    )
