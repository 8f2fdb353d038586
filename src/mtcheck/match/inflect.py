"""Words that are forms of one word share a key: what a word is, told by language.

French by its lexicon, English by rules of its own, others by the stem that is left
when a usual ending is cut off. A key says nothing to people.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Memo

if TYPE_CHECKING:
    from mtcheck.lexicon import Analysis

Keys = frozenset[str]

COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "nn", "no", "is", "fi", "hu"})
"""Languages that write a term and what it is joined to as one word."""

_IRREGULAR = {
    "children": "child", "men": "man", "women": "woman", "people": "person",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "criteria": "criterion",
    "phenomena": "phenomenon", "indices": "index", "matrices": "matrix",
    "vertices": "vertex", "bacteria": "bacterium", "viruses": "virus",
    "statuses": "status", "buses": "bus",
}  # fmt: skip
_ENDING = compiled(
    r"(?<=\w{3})(?:ern|en|em|er|es|as|os|is|e|n|s|a|o|i)$|(?<=\w{4})(?:ungen|heiten)$"
)
_HISSING = compiled(r"(?:s|x|z|ch|sh)es$")
_DOUBLED = compiled(r"([bdfglmnprt])\1$")
_SHORT = compiled(r"[^aeiou]*[aeiou][bdfgklmnprtv]$")


@cache
def keys_of(lang: str | None) -> Memo[Keys]:
    """The keys of each word of running text in a language, lower-case."""
    return Memo(_ASKED.get(_base(lang), _stems))


def entry_keys(word: str, lang: str | None, *, is_verb: bool = False) -> Keys:
    """The keys of a word as a dictionary gives it: fewer readings than in a text."""
    base = _base(lang)
    if base == "fr":
        return _french_entry(word)
    if base == "en":
        singular = {word, *_singulars(word)}
        return frozenset(singular | ({f"{word} v"} if is_verb else set()))
    return keys_of(lang)[word]


def _base(lang: str | None) -> str:
    return (lang or "").split("-")[0]


def _french(form: str) -> Keys:
    return frozenset({form, *map(_key, _readings(form))}) | _unknown(form)


def _french_entry(form: str) -> Keys:
    """« pompe » is the noun, not a form of « pomper »: what bears the form's name."""
    readings = _readings(form)
    named = [reading for reading in readings if reading.lemma == form]
    keys = frozenset(map(_key, named or readings))
    return keys or frozenset({form}) | _unknown(form)


def _readings(form: str) -> tuple[Analysis, ...]:
    words = lexicon("fr")
    return words.analyses(form) if words else ()


def _key(reading: Analysis) -> str:
    part = "n" if reading.part in "nap" else reading.part
    return f"{reading.lemma} {part}"


def _unknown(form: str) -> Keys:
    """The form without a plural ending, for words that no lexicon has."""
    if _readings(form) or len(form) < 4 or form[-1] not in "sx":
        return frozenset()
    return frozenset({form[:-1]})


def _english(word: str) -> Keys:
    return frozenset({word, *_singulars(word), *(f"{v} v" for v in _verbs(word))})


def _singulars(word: str) -> set[str]:
    """What an English plural may be the plural of."""
    if word in _IRREGULAR:
        return {_IRREGULAR[word]}
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return set()
    if word.endswith("ies"):
        return {word[:-3] + "y"}
    if _HISSING.search(word):
        return {word[:-2], word[:-1], word[:-2] + "is"}
    if word.endswith("ves"):
        return {word[:-3] + "f", word[:-3] + "fe", word[:-1]}
    return {word[:-1]}


def _verbs(word: str) -> set[str]:
    """The verbs that an English form may belong to."""
    found = {word, *_singulars(word)}
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            found |= {stem + "e"} if _SHORT.fullmatch(stem) else {stem, stem + "e"}
            found |= {stem[:-1]} if _DOUBLED.search(stem) else set()
    if word.endswith("ied"):
        found.add(word[:-3] + "y")
    return found


def _stems(word: str) -> Keys:
    plain = unaccented(word)
    return frozenset({_ENDING.sub("", plain, count=1)})


def unaccented(text: str) -> str:
    """The text without the marks above and below its letters."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


_ASKED = {"fr": _french, "en": _english}
