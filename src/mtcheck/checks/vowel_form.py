"""A form that cannot stand before a vowel: « ce outil », « ma amie », « nouveau essai »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import (
    ADVERB,
    FINITE,
    NOUN,
    OTHER,
    PARTICIPLE,
    chars,
    reading,
    slots,
)
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_NOUN = compiled(f"[{chars(NOUN, PARTICIPLE | FINITE | ADVERB | OTHER)}]")
_RIGHT = {
    "ce": "cet",
    "ma": "mon",
    "ta": "ton",
    "sa": "son",
    "nouveau": "nouvel",
    "beau": "bel",
}
_VOWELS = frozenset("aàâeéèêëiîïoôuùûœ")
_UNELIDED = frozenset(
    "idéal onze onzième oui ouistiti ouate uhlan un une est ont aura".split()
)
_LEAST = 3


def make() -> PassageCheck:
    """Return a check that marks both words and corrects the first."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    if _RIGHT.keys().isdisjoint(view.vocabulary):
        return
    read = reading(view)
    for word in [at for at, text in enumerate(read.words) if text in _RIGHT]:
        noun = word + 1
        if _stands_before(read, word) and _is_wrong(view, read, word, noun):
            start, end = read.spans[word].start, read.spans[noun].end
            right = _RIGHT[read.words[word]]
            if view.cased[start].isupper():
                right = right.capitalize()
            kept = view.raw[read.spans[word].end : end]
            yield Match(start, end, suggestions=(right + kept,))


def _stands_before(read: Reading, word: int) -> bool:
    """Whether a noun, and nothing else that it could be, follows."""
    shape, at = read.shape, 2 * word + 1
    return shape[at] == " " and _NOUN.match(shape, at + 1) is not None


def _is_wrong(view: PassageView, read: Reading, word: int, noun: int) -> bool:
    following = read.words[noun]
    if following[0] not in _VOWELS or following in _UNELIDED or len(following) < _LEAST:
        return False
    if view.cased[read.spans[noun].start].isupper():
        return False
    gender = "f" if read.words[word].endswith("a") else "m"
    return any(s.gender == gender and s.number == "s" for s in slots(following, "n"))
