"""How likely a word on a badly translated page is English that nobody translated.

The weights are those of a logistic regression: added up, they give the logarithm of
the odds that people who looked for errors marked something at the word. They were
fitted to product pages of an old engine and hold only where other English words, or
lost line breaks, show that a page is of that kind.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck import english
from mtcheck.english import usage
from mtcheck.lexicon import lexicon
from mtcheck.pieces import token_of
from mtcheck.runs import marker_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.pieces import Piece

_STANDING = {
    "glued lower": 0.2,
    "glued Capital": -0.1,
    "hyphen": 0.0,
    "lower": 0.1,
    "title": -0.3,
    "Capital": -0.7,  # a name as often as a word
}
_BESIDE_LOWER = 2.1  # glued to what begins in lower case, as no name does
_LEAD = 0.7  # for each power of ten that a word is commoner in English
_OWN, _OWN_LEAD = -0.8, 1.2  # for a word that the text's language has, too
_COMPOUND = -0.5
_FUNCTION = -0.9  # « of », « the »: names are full of them
_TWICE, _OFTEN = -0.2, -1.0  # what a document repeats, it means
_ALSO_LOWER = 1.1  # a capital that the document does without elsewhere

_LEAST_LEAD, _LEAST_OWN_LEAD, _MOST_LEAD = -0.5, 0.8, 3.0
_LEAST_ENGLISH = 2.0
_HALF, _HALF_LEAD = 3.0, 0.5  # of the halves of a compound
_LETTERS = range(7, 25)  # of the whole


class Suspect(NamedTuple):
    """A word that English has, as it is seen from the text's language."""

    lead: float
    """How much commoner it is in English, in powers of ten."""
    here: float = 0.0
    """Its frequency in the text's language, where names bring it in."""
    is_own: bool = False
    is_compound: bool = False


@lru_cache(maxsize=8192)
def suspect(word: str, lang: str) -> Suspect | None:
    """What makes a lower-case word suspect of being English; None for nothing."""
    if word in marker_words(lang):
        return Suspect(_MOST_LEAD)
    found = usage(word, lang)
    if found is None:
        is_compound = _is_compound(word, lang)
        return Suspect(2.0, is_compound=True) if is_compound else None
    lead = found.english - found.here
    if not found.is_listed or found.english < _LEAST_ENGLISH:
        return None
    if lead < (_LEAST_OWN_LEAD if found.is_own else _LEAST_LEAD):
        return None
    return Suspect(min(lead, _MOST_LEAD), found.here, found.is_own)


def _is_compound(word: str, lang: str) -> bool:
    """Whether two English words make it up, and `lang` lacks it and one of them."""
    known = lexicon(lang)
    if (
        len(word) not in _LETTERS
        or known is None
        or not word.isascii()
        or known.knows(word)
    ):
        return False
    return any(_join(word[:cut], word[cut:], lang) for cut in range(3, len(word) - 2))


def _join(left: str, right: str, lang: str) -> bool:
    halves = [usage(half, lang) for half in (left, right)]
    known = [h for h in halves if h and h.is_listed and h.english >= _HALF]
    return len(known) == len(halves) and any(
        not half.is_own and half.english - half.here >= _HALF_LEAD for half in known
    )


class Place(NamedTuple):
    """A suspect word of a passage, among the other pieces."""

    cased: str
    around: Sequence[Piece]
    at: int
    suspect: Suspect
    is_title: bool
    """Whether the passage is a short one without a sentence."""
    times: int
    """How often the document has the piece, as it is written."""
    is_also_lower: bool
    """Whether the document has it without its capital, too."""


def score(place: Place) -> float:
    """The logarithm of the odds that something is wrong at a suspect word."""
    found, token = place.suspect, token_of(place.around, place.at)
    total = _STANDING[_standing(place, token)]
    total += _OWN + _OWN_LEAD * found.lead if found.is_own else _LEAD * found.lead
    total += _BESIDE_LOWER * (len(token) > 1 and token[0].is_lower)
    total += _COMPOUND * found.is_compound
    total += _FUNCTION * (place.around[place.at].word in english.FUNCTION)
    total += _ALSO_LOWER * place.is_also_lower
    if place.times > 1:
        total += _TWICE if place.times == 2 else _OFTEN
    return total


def _standing(place: Place, token: Sequence[Piece]) -> str:
    piece = place.around[place.at]
    if len(token) > 1:
        return "glued lower" if piece.is_lower else "glued Capital"
    if not piece.is_lower:
        return "title" if place.is_title else "Capital"
    beside = place.cased[max(0, piece.start - 1) : piece.end + 1]
    return "hyphen" if "-" in beside else "lower"
