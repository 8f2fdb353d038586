"""Finds a translation of which hardly a word answers its source: it belongs elsewhere.

By a bilingual lexicon, so that one row is enough to tell, and cognates need not be many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.answers import (
    State,
    foretold,
    has_lexicon,
    most_without_answer,
    told,
)
from mtcheck.match.kinship import kinship, source_keys, target_keys
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.answers import Told
    from mtcheck.match.view import PassageView

_LEAST_WORDS = 6  # of the source
_LEAST_TOLD = 5  # of the target
_KNOWN = 0.6  # of the words of the source that the lexicon must know
_MOST_ANSWERED = 0.17  # a true translation answers nine tenths, a stranger one tenth


def make() -> PassageCheck:
    """Return a check that marks the whole target."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    if not has_lexicon(view):
        return
    own = source_keys(view)
    if (
        len(own) < _LEAST_WORDS
        or kinship(own, target_keys(view)).share > _MOST_ANSWERED
    ):
        return
    strange, words = most_without_answer(view)
    if words < _LEAST_WORDS or strange < _KNOWN * words:
        return
    if _is_stranger(told(view)) and _is_unasked(foretold(view)):
        first, last = view.words[0], view.words[-1]
        yield Match(first.start, last.end)


def _is_stranger(words: Sequence[Told]) -> bool:
    """Whether hardly a word of a source is answered, of many that are known."""
    known = sum(word.state is State.UNANSWERED for word in words)
    answered = sum(word.state is State.ANSWERED for word in words)
    return (
        len(words) >= _LEAST_WORDS
        and known >= _KNOWN * len(words)
        and answered <= _MOST_ANSWERED * len(words)
    )


def _is_unasked(words: Sequence[Told]) -> bool:
    """Whether hardly a word of a target is asked for."""
    asked = sum(word.state is State.ANSWERED for word in words)
    return len(words) >= _LEAST_TOLD and asked <= _MOST_ANSWERED * len(words)
