"""Whether a source says words again, so that its translation may."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from mtcheck.everyday import own_words
from mtcheck.match.view import once

if TYPE_CHECKING:
    from mtcheck.match.view import PassageView

_CONTENT = 4  # letters
_ENDINGS = ("'s", "'", "s", "ing", "ed", "e")  # taken off in this order
_LEAST_ROOT = 3  # letters
_NEARBY = 8  # words; what comes back so soon is meant to


@once
def is_told_once(view: PassageView) -> bool:
    """Whether there is a source, and it repeats no word of content and no pair."""
    source = view.source
    if source is None:
        return False
    counts = Counter(_roots(view).values())
    if any(count > 1 for count in counts.values()):
        return False
    pairs = Counter(pairwise(source.word_texts))
    return all(count == 1 for count in pairs.values())


@once
def is_echoed(view: PassageView) -> bool:
    """Whether the source says a word of content again after a few words.

    « the text of the selected text » has to be told with one word twice.
    """
    last: dict[str, int] = {}
    for at, root in _roots(view).items():
        if at - last.get(root, -_NEARBY) < _NEARBY:
            return True
        last[root] = at
    return False


@once
def _roots(view: PassageView) -> dict[int, str]:
    """The words of content of the source without their endings, by place."""
    source = view.source
    if source is None:
        return {}
    own = own_words((view.source_lang or "en").split("-")[0])
    words = enumerate(source.word_texts)
    return {at: _root(w) for at, w in words if len(w) >= _CONTENT and w not in own}


def _root(word: str) -> str:
    """A word without an English ending: « cropping » is of « crop »."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_ROOT:
            word = word[: -len(ending)]
    return word[:-1] if word[-1:] == word[-2:-1] else word
