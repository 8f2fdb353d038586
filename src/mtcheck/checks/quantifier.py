"""A word of quantity and a noun that cannot go together: « trois carton », « quel clé »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    INFINITIVE,
    NOUN,
    OTHER,
    PARTICIPLE,
    Slot,
    chars,
    reading,
    slots,
)
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_NOUN = compiled(
    f"[{chars(NOUN, ADJECTIVE | PARTICIPLE | OTHER | ADVERB | INFINITIVE)}]"
)
_PLURAL = frozenset({Slot("m", "p"), Slot("f", "p")})
_WANTED = dict.fromkeys(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " vingt trente quarante cinquante soixante quelques plusieurs".split(),
    _PLURAL,
) | {
    word: frozenset({Slot(gender, number)})
    for word, gender, number in (
        ("quel", "m", "s"),
        ("quelle", "f", "s"),
        ("quels", "m", "p"),
        ("quelles", "f", "p"),
        ("aucun", "m", "s"),
        ("aucune", "f", "s"),
        ("certains", "m", "p"),
        ("certaines", "f", "p"),
    )
}
# « le deux mai », « deux mille », « sept point trois », « aucuns frais »
_NOT_COUNTED = frozenset(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    " peur faim soif besoin envie raison tort mal froid chaud droit lieu affaire"
    " cent mille demi point virgule pour minimum maximum contre pile gens espèce".split()
)
# « acte deux scène trois », « ils sont tous deux médecin »
_NUMBERED = frozenset(
    "acte chapitre livre article tome numéro page étape psaume groupe phase niveau classe"
    " tous toutes nous vous eux elles".split()
)
_LEAST = 3
_MAY_BE_PLURAL = compiled(r"\((?:e?s|x)\)|[·/-](?:s|x)\b")  # « plusieurs page(s) »


def make() -> PassageCheck:
    """Return a check that marks the two words."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    if _WANTED.keys().isdisjoint(view.vocabulary):
        return
    read = reading(view)
    for word in [at for at, text in enumerate(read.words) if text in _WANTED]:
        noun, shape = word + 1, read.shape
        if shape[2 * word + 1] != " " or not _NOUN.match(shape, 2 * noun):
            continue
        if not _clash(*read.words[word : noun + 1]):
            continue
        if word and read.words[word - 1] in _NUMBERED:
            continue
        spans = read.spans[word], read.spans[noun]
        if _MAY_BE_PLURAL.match(view.folded, spans[1].end):
            continue
        if not any(view.cased[span.start].isupper() for span in spans):
            yield Match(spans[0].start, spans[1].end)


@lru_cache(maxsize=8192)
def _clash(word: str, noun: str) -> bool:
    if noun in _NOT_COUNTED or noun in _WANTED or len(noun) < _LEAST or "-" in noun:
        return False
    found = slots(noun, "n")
    return bool(found) and not _WANTED[word] & found
