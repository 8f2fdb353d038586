"""Finds an adverb that stands twice in one clause, few words apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.traits import trait
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_ENDINGS = {
    "fr": compiled(r"\b[a-zà-ÿœ]{3,}ment\b"),
    "es": compiled(r"\b[a-zà-ÿ]{3,}mente\b"),
    "it": compiled(r"\b[a-zà-ÿ]{3,}mente\b"),
    "pt": compiled(r"\b[a-zà-ÿ]{3,}mente\b"),
    "en": compiled(
        r"\b(?:exactly|actually|currently|finally|basically|directly|recently|completely"
        r"|eventually|originally|specifically|immediately|literally|apparently)\b"
    ),
}
_SUFFIXES = ("ment", "mente", "ly")
_ADVERBS = trait(lambda word, _: word.endswith(_SUFFIXES))
# Behind these the adverb is said again on purpose, or of something else.
_APART = compiled(
    r"[,;:.!?()«»“”\"\n\ufffc–—]|\b(?:et|ou|ni|mais|soit|tantôt|plus|moins|aussi"
    r"|autant|comme|y|e|o|pero|ma|mas|and|or|but|than|as|più|más|mais|tan)\b"
)
_FARTHEST = 80  # code points; about twelve words


def make() -> PassageCheck:
    """A check that yields the stretch from the first adverb to the second."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "")[:2]
    ending = _ENDINGS.get(lang)
    if ending is None:
        return
    text = view.folded
    adverbs = [view.word_texts[at] for at in _ADVERBS.places(view)]
    different = set(adverbs)
    if len(adverbs) == len(different):
        return
    twice = {word for word in different if adverbs.count(word) > 1}
    if not any(_is_adverb(word, lang) for word in twice):
        return
    last: dict[str, int] = {}
    for found in ending.finditer(text):
        word = found.group()
        start = last.get(word)
        last[word] = found.start()
        if start is None or found.end() - start > _FARTHEST + 2 * len(word):
            continue
        between = text[start + len(word) : found.start()]
        if (
            not between.isspace()
            and not _APART.search(between)
            and _is_adverb(word, lang)
        ):
            yield Match(
                start, found.end(), {"word": view.raw[start : start + len(word)]}
            )


def _is_adverb(word: str, lang: str) -> bool:
    words = lexicon(lang)
    return words is None or {r.part for r in words.analyses(word)} == {"r"}
