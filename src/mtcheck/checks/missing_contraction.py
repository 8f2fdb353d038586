"""« de le », « à les » before a noun, where French writes « du », « aux »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import ADVERB, INFINITIVE, NOUN, chars, reading
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_PAIR = shape(
    rf"(?P<preposition>s) (?P<article>d) [{chars(NOUN, INFINITIVE | ADVERB)}]"
)
_MERGED = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
}


def make() -> PassageCheck:
    """Return a check that marks the two words and merges them."""
    return where([_PAIR], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for preposition, article in read.places(_PAIR, "preposition", "article"):
        merged = _MERGED.get((read.words[preposition], read.words[article]))
        if merged is None:
            continue
        spans = read.spans[preposition], read.spans[article], read.spans[article + 1]
        if any(view.cased[s.start].isupper() for s in spans[1:]):
            continue
        if view.cased[spans[0].start].isupper():
            merged = merged.capitalize()
        yield Match(spans[0].start, spans[1].end, suggestions=(merged,))
