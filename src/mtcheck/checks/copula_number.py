"""« ont été remplacé », « est ouvertes »: a participle that has not the verb's number.

Whatever the subject is, *être* and what it links to it are both singular or both plural.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    INFINITIVE,
    NOUN,
    OTHER,
    PARTICIPLE,
    chars,
    only,
    parts,
    persons,
    reading,
    slots,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_ADVERB = f"(?:[R{only(ADVERB)}] )?"
_LINK = shape(
    rf"(?P<verb>E|H {_ADVERB}(?P<been>[{only(NOUN | PARTICIPLE)}])) {_ADVERB}"
    rf"(?P<attribute>[{chars(ADJECTIVE | PARTICIPLE, INFINITIVE)}])"
)
# « ils sont plein », « tout », « bon marché », « fin prêts », « bleu ciel »
_FROZEN = frozenset(
    "tout plein fort haut bas bon grand fin court pile fait mi demi nu vu compris certain"
    " tel nouveau clair foncé pâle vif doux chic cool super standard marron orange rose"
    " mauve kaki crème or bleu vert rouge jaune gris noir blanc brun violet beige tabou"
    " identique même seul premier second dernier passé étant".split()
)
# A plural that speaks of one person, or an attribute put first.
_ONE_OR_MORE = frozenset("on nous vous c' ce ceci cela qu'on l'on l' quoi".split())
_SINGULAR = frozenset("est était sera serait fut a avait aura aurait eut".split())
_BEFORE_NOUNS = frozenset((word,) for word in "nord sud plein vent d' du au".split())
_LEAST = 4  # letters


def make() -> PassageCheck:
    """Return a check that marks the verb and the participle."""
    return where([_LINK], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for verb, been, attribute in read.places(_LINK, "verb", "been", "attribute"):
        if been >= 0 and read.words[been] != "été":
            continue
        if _clash(read.words[verb], read.words[attribute]) and _is_plain(
            view, read, verb, attribute
        ):
            start, end = read.spans[verb].start, read.spans[attribute].end
            yield Match(start, end, {"last": view.raw[slice(*read.spans[attribute])]})


@lru_cache(maxsize=8192)
def _clash(verb: str, attribute: str) -> bool:
    found = {person[1] for person in persons(verb) if person[0] == "3"}
    has = {slot.number for slot in slots(attribute, "ak")}
    if len(found) != 1 or not has or found & has:
        return False
    return len(attribute) >= _LEAST and attribute not in _FROZEN and _is_sure(attribute)


def _is_sure(attribute: str) -> bool:
    """Whether the form is a participle, or an adjective and nothing else."""
    bits = parts(attribute)
    if bits & PARTICIPLE:
        return not bits & FINITE
    return not bits & (NOUN | FINITE | ADVERB | OTHER)


def _is_plain(view: PassageView, read: Reading, verb: int, attribute: int) -> bool:
    if view.cased[read.spans[verb].start].isupper() or not verb:
        return False  # « Sont compris le port et l'emballage »
    if view.cased[read.spans[attribute].start].isupper():
        return False
    # « se sont vu refuser », « les autres sont, un seul excepté, partis »
    if read.shape[2 * verb - 2 : 2 * verb] == "c ":
        return False
    if read.words[verb] not in _SINGULAR:
        return not _is_cited(view, read, attribute)
    clause = read.words[read.clause_start(verb) : verb]
    return _ONE_OR_MORE.isdisjoint(clause) and clause[-1:] not in _BEFORE_NOUNS


def _is_cited(view: PassageView, read: Reading, attribute: int) -> bool:
    """Whether the word is a value that stands for itself."""
    start = read.spans[attribute].start
    return view.cased[start - 2 : start].strip() in {"«", '"', "“", "*", "`"}
