"""A noun as subject and a verb, adjective or participle that does not agree with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    NOUN,
    PARTICIPLE,
    Slot,
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

_OF = rf"(?:(?:s (?:[Dd] )?|D )(?P<of>[{chars(NOUN)}]) )?"
_SUBJECT = (
    rf"(?P<det>[Dd]) (?P<noun>[{chars(NOUN)}]) (?:(?P<adj>[\x80-\xff]) )??{_OF}(?:n )?"
)
_ADVERB = f"(?:[R{only(ADVERB)}] )?"
_COPULA = (
    rf"(?:(?P<verb>E)|(?P<have>H) {_ADVERB}(?P<been>[{only(NOUN | PARTICIPLE)}]))"
    rf" {_ADVERB}(?P<attribute>[{chars(ADJECTIVE | PARTICIPLE)}])"
)
_PATTERNS = {
    "attribute": shape(_SUBJECT + _COPULA),
    "verb": shape(rf"{_SUBJECT}(?:c )?(?P<verb>[EHM{only(FINITE)}])(?!\w)"),
    "pronoun": shape(rf"(?P<noun>P) (?:n )?{_COPULA}"),
}
_NP = ("det", "noun", "adj", "of")
_IS = ("verb", "have", "been", "attribute")
# « cette nuit est né », « la plupart sont »: the noun is no subject, or no singular.
_TIMES = frozenset(
    "année an jour journée nuit soir soirée matin semaine mois siècle fois veille"
    " lendemain dimanche lundi mardi mercredi jeudi vendredi samedi heure minute moment"
    " instant époque été hiver automne printemps".split()
)
_COLLECTIVES = frozenset(
    "plupart partie majorité minorité moitié dizaine douzaine quinzaine vingtaine"
    " trentaine centaine millier million milliard tiers quart reste nombre foule masse"
    " quantité ensemble infinité multitude poignée série totalité peu beaucoup trop"
    " couple paire groupe cent mille un une autre type sorte genre espèce minimum"
    " maximum".split()
)
_MERGED = frozenset({"au", "aux", "du"})

# « la chambre est bon marché », « la robe est grand teint »
_FROZEN = frozenset(
    "bon haut bas grand plein fort tout meilleur court premier second dernier nouveau"
    " demi nu ci-joint vu compris cher clair dit fait mi moyen tel".split()
)
_BOUNDARIES = frozenset(',;:.!?«»"…')
_CONJUNCTIONS = frozenset(
    "que qu' mais où car si lorsque lorsqu' quand puisque puisqu' dont donc".split()
)
# « plus grand que l'autre », « ainsi que le second », « en même temps que »
_COMPARING = frozenset(
    "ainsi tel telle tels telles temps même mêmes autant plutôt autre autres aussi plus"
    " moins mieux pire meilleur meilleure meilleurs meilleures autrement".split()
)
_PRONOUNS = {
    "il": frozenset({Slot("m", "s")}),
    "elle": frozenset({Slot("f", "s")}),
    "ils": frozenset({Slot("m", "p")}),
    "elles": frozenset({Slot("f", "p")}),
}


def make(*, of: str = "attribute") -> PassageCheck:
    """Return a check of the agreement of an attribute or of a verb.

    `of` is ``attribute`` or ``verb`` for nouns, ``pronoun`` for what is said of one.
    """
    finders = {
        "attribute": _attributes,
        "verb": _verbs,
        "pronoun": _pronoun_attributes,
    }
    find = finders[of]

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for first, noun, last in find(view, read):
            yield Match(
                read.spans[first].start,
                read.spans[last].end,
                values={
                    "noun": view.raw[slice(*read.spans[noun])],
                    "last": view.raw[slice(*read.spans[last])],
                },
            )

    return where([_PATTERNS[of]], check)


def _attributes(view: PassageView, read: Reading) -> Iterator[tuple[int, int, int]]:
    for place in read.places(_PATTERNS["attribute"], *_NP, *_IS):
        det, noun, adj, of, verb, have, been, attribute = place
        if not _is_copula(read, been) or not _opens_clause(read, det):
            continue
        head = _head(read, det, noun, adj)
        if not _verb_agrees(read, max(verb, have), head):
            continue
        if _mismatch(read, head, of, attribute) and not _is_name(view, read, noun):
            yield det, noun, attribute


def _verbs(view: PassageView, read: Reading) -> Iterator[tuple[int, int, int]]:
    for det, noun, adj, of, verb in read.places(_PATTERNS["verb"], *_NP, "verb"):
        head = _head(read, det, noun, adj) if _opens_clause(read, det) else frozenset()
        if head and of >= 0 and not _is_sure(read, head, noun, of):
            head |= slots(read.words[of], "n")
        if not head or _verb_agrees(read, verb, head) or _is_owed(read, verb):
            continue
        if not _is_name(view, read, noun) and not _is_name(view, read, verb):
            yield det, noun, verb


def _is_owed(read: Reading, verb: int) -> bool:
    """Whether it is the participle of « les dégâts dus à la pluie »."""
    return read.words[verb] in {"dus", "du"} and verb + 1 < len(read.words)


def _is_sure(read: Reading, head: frozenset[Slot], noun: int, of: int) -> bool:
    """Whether the first noun is the subject, not the one behind « de »."""
    if of != noun + 3 or read.words[noun + 1] not in {"de", "d'"}:
        return False
    return {slot.number for slot in head} == {"p"} and read.words[of - 1] in {
        "la",
        "l'",
    }


def _pronoun_attributes(
    _view: PassageView, read: Reading
) -> Iterator[tuple[int, int, int]]:
    for place in read.places(_PATTERNS["pronoun"], "noun", *_IS):
        noun, verb, have, been, attribute = place
        head = _PRONOUNS.get(read.words[noun], frozenset())
        if read.words[noun].startswith("elle") and not _opens_clause(read, noun):
            continue
        agrees = _verb_agrees(read, max(verb, have), head)
        if agrees and _is_copula(read, been) and _mismatch(read, head, -1, attribute):
            yield noun, noun, attribute


def _is_copula(read: Reading, been: int) -> bool:
    return been < 0 or read.words[been] == "été"


def _head(read: Reading, det: int, noun: int, adj: int) -> frozenset[Slot]:
    """The genders and numbers of the subject; none if it is not surely one."""
    words = read.words
    if words[noun] in _TIMES or words[noun] in _COLLECTIVES or words[det] in _MERGED:
        return frozenset()
    found = slots(words[noun], "n") & slots(words[det], "d")
    if adj >= 0:
        if not parts(words[adj]) & ADJECTIVE or parts(words[adj]) & FINITE:
            return frozenset()
        found &= slots(words[adj], "a")
    return found


def _is_name(view: PassageView, read: Reading, index: int) -> bool:
    return view.cased[read.spans[index].start].isupper()


def _opens_clause(read: Reading, index: int) -> bool:
    """Whether the word is the first of its clause, so that it can be the subject."""
    if not index:
        return True
    gap, before = read.shape[2 * index - 1], read.words[index - 1]
    if gap != " " or before not in _CONJUNCTIONS:
        return gap in _BOUNDARIES
    return not before.startswith("qu") or _COMPARING.isdisjoint(
        read.words[max(0, index - 5) : index - 1]
    )


def _verb_agrees(read: Reading, verb: int, head: frozenset[Slot]) -> bool:
    found = {person[1] for person in persons(read.words[verb]) if person[0] == "3"}
    return bool(found & {slot.number for slot in head})


def _mismatch(read: Reading, head: frozenset[Slot], of: int, attribute: int) -> bool:
    word = read.words[attribute]
    if word in _FROZEN or (parts(word) & NOUN and not parts(word) & PARTICIPLE):
        return False
    found = slots(word, "ak")
    if not found or head & found:
        return False
    return of < 0 or not slots(read.words[of], "n") & found
