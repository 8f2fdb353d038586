"""What a text and its translation share to the eye: figures, names, cognates.

Words are known by a key: the first letters without accents, in the spelling that
languages of one alphabet have in common. « vaccination » and « Vakzine » have one key.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from mtcheck import english
from mtcheck.lang import FUNCTION_WORDS
from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Memo
from mtcheck.match.view import once

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from mtcheck.match.view import PassageView

ALIKE = str.maketrans({"k": "c", "y": "i", "w": "v", "z": "s", "ß": "s", "æ": "e"})
"""Letters that languages of one alphabet write for the same sounds."""
_ODD = compiled(r"[^\x00-\x7f]")
_KEY = 4  # letters
NOWHERE = FUNCTION_WORDS["en"] | english.FUNCTION


def plain(word: str) -> str:
    """A word without accents, in lower case."""
    if word.isascii():
        return word.lower()
    return _ODD.sub(_bare, unicodedata.normalize("NFKD", word.lower()))


def _bare(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


def _key(word: str) -> str:
    if word.isdigit():
        return word
    letters = plain(word.rstrip("'")).translate(ALIKE).replace("ph", "f")
    return letters[:_KEY] if len(letters) >= _KEY else ""


_KEYS: Memo[str] = Memo(_key)


class Kinship(NamedTuple):
    """How many words of a source its translation could show, and how many it does."""

    shown: int
    words: int

    @property
    def share(self) -> float:
        """The part that is shown; 1 where nothing could be."""
        return self.shown / self.words if self.words else 1.0


def keys(words: Iterable[str]) -> frozenset[str]:
    """The keys of the words that have one."""
    return frozenset(filter(None, map(_KEYS.__getitem__, words)))


def content(words: Iterable[str], lang: str | None = "en") -> frozenset[str]:
    """The keys of those words that say more than how the others hang together."""
    base = (lang or "en").split("-")[0]
    empty = NOWHERE if base == "en" else FUNCTION_WORDS.get(base, frozenset())
    return keys(frozenset(words) - empty)


def kinship(source: frozenset[str], target: frozenset[str]) -> Kinship:
    """How much of a source, by its keys, a target shows."""
    return Kinship(len(source & target), len(source))


@once
def target_keys(view: PassageView) -> frozenset[str]:
    """The keys of a passage."""
    return keys(_parts(view.vocabulary))


@once
def source_keys(view: PassageView) -> frozenset[str]:
    """The keys of the content words of a passage's source; empty without one."""
    source = view.source
    return (
        content(_parts(source.vocabulary), view.source_lang) if source else frozenset()
    )


def _parts(words: frozenset[str]) -> frozenset[str]:
    """Some words, and those that others are joined of."""
    joined = [word.split("-") for word in words if "-" in word]
    return words.union(*joined) if joined else words
