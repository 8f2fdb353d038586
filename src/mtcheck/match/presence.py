"""Whether a text may have used a term, in some form, with other words between."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.match.expressions import compiled
from mtcheck.match.inflect import COMPOUNDING, keys_of, unaccented
from mtcheck.match.terms import PIECE, words_in
from mtcheck.match.view import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.match.inflect import Keys
    from mtcheck.match.terms import Wording
    from mtcheck.match.view import PassageView

_FARTHEST = 3  # words from one word of a term to its next
_LONG = 6  # letters of a term that no longer word holds by chance
_STEM = 4  # letters of a word that its forms have in common, at the least
_SHARE = 0.7  # of the letters of a longer one
_KNOWN = ("fr", "en")  # languages whose forms are told by more than their beginning
_UNSPACED = compiled(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3]"
)
_MOST_WORDS = 400  # of one passage that are looked through for a scattered term
_ELIDED = frozenset("l d s n m t c j qu".split())


def holds(view: PassageView, wanted: Wording, lang: str | None) -> bool:
    """Whether a passage may have used a wording, in some form, at some distance."""
    if wanted.is_cased:
        return wanted.text in view.raw.replace("’", "'")
    text = fold(wanted.text)
    if len(text) >= _LONG and text in view.haystack:
        return True
    if wanted.is_literal or _UNSPACED.search(text):
        return text in view.haystack
    words, pieces = _told(wanted, lang), _word_keys(view, lang)
    if any(_follows(pieces, words, at) for at in range(len(pieces))):
        return True
    if (base := (lang or "").split("-")[0]) in _KNOWN:
        return False
    vocabulary = {unaccented(word) for word in view.vocabulary}
    inside = base in COMPOUNDING
    texts = PIECE.findall(unaccented(text))
    return all(_in_form(word, vocabulary, inside=inside) for word in texts)


def _word_keys(view: PassageView, lang: str | None) -> list[Keys]:
    """The keys of each word that is not a function word, code included."""
    held = view.notes.get((_word_keys, lang))
    if held is None:
        keys, little = keys_of(lang), _function_words(lang)
        words = PIECE.findall(view.haystack) if view.holes else words_in(view)
        words = words[:_MOST_WORDS]
        held = [keys[word] for word in words if word not in little]
        view.notes[_word_keys, lang] = held
    return held  # type: ignore[return-value]


def _told(wanted: Wording, lang: str | None) -> list[Keys]:
    """The keys of the words of a wording that say something; all if none does."""
    little = _function_words(lang)
    words = PIECE.findall(fold(wanted.text))
    told = [
        keys
        for word, keys in zip(words, wanted.words, strict=True)
        if word not in little
    ]
    return told or list(wanted.words)


@cache
def _function_words(lang: str | None) -> frozenset[str]:
    return FUNCTION_WORDS.get((lang or "").split("-")[0], frozenset()) | _ELIDED


def _follows(pieces: Sequence[Keys], words: Sequence[Keys], at: int) -> bool:
    """Whether the words come one after the other, beginning at a piece."""
    if not words or words[0].isdisjoint(pieces[at]):
        return False
    for word in words[1:]:
        near = range(at + 1, min(len(pieces), at + 1 + _FARTHEST))
        at = next((n for n in near if not word.isdisjoint(pieces[n])), -1)
        if at < 0:
            return False
    return True


def _in_form(word: str, vocabulary: Iterable[str], *, inside: bool) -> bool:
    """Whether a word with the same beginning is there, or one that holds it."""
    stem = word[: max(_STEM, round(_SHARE * len(word)))]
    if inside and len(stem) >= _STEM:
        return any(stem in other for other in vocabulary)
    return any(other.startswith(stem) for other in vocabulary)
