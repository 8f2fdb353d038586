"""A determiner whose gender or number its noun does not have: « le pomme »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import (
    ADJECTIVE,
    FINITE,
    NOUN,
    OFFICES,
    OTHER,
    determiner_slots,
    only,
    parts,
    reading,
    slots,
)
from mtcheck.match.view import once
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_ALL = only(ADJECTIVE | OTHER)[-1]  # « tous », « toutes »
_PAIR = compiled(
    rf"[Dd] [{only(NOUN)}]"
    # A noun that may be a verb, where nothing but a noun can stand.
    rf"|(?:D|(?<=s )d|(?<={_ALL} )d) [{only(NOUN | FINITE)}]"
)

# Shortened words, words of more than one gender in use, and words of other languages.
_LOOSE = frozenset(
    "macro mini maxi cardio météo main board sandwich pub app wifi covid"
    " espèce après-midi interview oasis alvéole mi-temps perce-neige palabre steppe deux"
    " trois quatre cinq six sept huit neuf dix fois job live gamelle data media blog"
    " play set top bio vidéo audio photo pro info promo démo stéréo hit gens amour délice"
    " orgue hymne merci œuvre foudre pâque noël".split()
)
_LEAST = 3  # letters; a shorter word may be a symbol


def make(*, of: str = "gender") -> PassageCheck:
    """Return a check of the gender or of the number."""

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for det, clash in _clashes(view):
            if clash == of and not _is_right(view, read, det):
                yield Match(
                    read.spans[det].start,
                    read.spans[det + 1].end,
                    values={
                        "det": view.raw[slice(*read.spans[det])],
                        "noun": view.raw[slice(*read.spans[det + 1])],
                    },
                )

    return check


@once
def _clashes(view: PassageView) -> list[tuple[int, str]]:
    """Determiners that clash with the next word, and in what; for both rules."""
    words, _, shape = reading(view)
    places = [found.start() // 2 for found in _PAIR.finditer(shape)]
    clashes = [(at, _disagreement(words[at], words[at + 1])) for at in places]
    return [(at, of) for at, of in clashes if of and _is_noun(words[at + 1], of)]


def _is_noun(word: str, clash: str) -> bool:
    """Whether it is surely a noun: « un porte clés » is only short of a hyphen."""
    return clash == "number" or not parts(word) & FINITE


def _is_right(view: PassageView, read: Reading, det: int) -> bool:
    if view.cased[read.spans[det + 1].start].isupper():
        return True
    if view.cased[read.spans[det + 1].end :].startswith("("):
        return True  # « une ou plusieurs facture(s) »
    if read.words[det] == "l'" and parts(read.words[det + 1]) & FINITE:
        return True  # « nous l'avions »
    return _in_foreign_name(read, det + 1) or _is_counted(read, det, det + 1)


@lru_cache(maxsize=8192)
def _disagreement(det: str, noun: str) -> str:
    """What the two words cannot agree in; empty if they can, or in doubt."""
    wanted, found = determiner_slots(det, noun), slots(noun, "n")
    if wanted & found or not wanted or not found or _is_doubtful(noun):
        return ""
    if not {s.gender for s in wanted} & {s.gender for s in found}:
        return "" if noun in OFFICES or noun.endswith("eur") else "gender"
    return "number"


def _is_doubtful(word: str) -> bool:
    return len(word) < _LEAST or "-" in word or word in _LOOSE


def _is_counted(read: Reading, det: int, noun: int) -> bool:
    """Whether it is « vingt et un buts », or « vos nom et prénom » which share a word."""
    if read.words[det] == "un" and read.words[max(0, det - 1)] == "et":
        return True
    return read.words[noun + 1 : noun + 2] == ("et",) and read.words[det].endswith("s")


def _in_foreign_name(read: Reading, noun: int) -> bool:
    """Whether the next word is unknown, or repeats the noun: « des face à face »."""
    following = read.shape[2 * noun + 1 : 2 * noun + 3]
    return following == " x" or read.words[noun] in read.words[noun + 2 : noun + 3]
