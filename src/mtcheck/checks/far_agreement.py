"""Agreement with a subject that is not the nearest noun.

`of` says which: ``joined`` (« Ma sœur et son mari habite »), ``distant`` (« Les consignes
données par le médecin doit », « Le tableau, volé jeudi, a été retrouvée »), ``object``
(« les maisons qu'ils ont acheté »).
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
    lemmas,
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
    from mtcheck.match.french import Reading, Slot
    from mtcheck.match.view import PassageView

_NOUN = f"[{chars(NOUN, ADVERB | OTHER | INFINITIVE)}]"
_ADJ = f"[{chars(ADJECTIVE | PARTICIPLE, NOUN | FINITE | ADVERB | OTHER)}]"
_PARTICIPLE = f"[{chars(PARTICIPLE, FINITE | ADVERB | INFINITIVE)}]"
_DONE = f"[{chars(PARTICIPLE, ADVERB | INFINITIVE)}]"
_FINITE = f"[EHM{only(FINITE)}]"
_JOINED = shape(
    rf"(?P<det>[Dd]) {_NOUN} (?:{_ADJ} )?(?P<and>j) [Dd] (?P<noun>{_NOUN})"
    rf" (?:{_ADJ} )?(?:n )?(?P<verb>{_FINITE})"
)
_BEHIND = shape(
    rf"(?P<det>[Dd]) (?P<noun>{_NOUN}) (?P<link>{_PARTICIPLE}) s (?:[Dd] )?{_NOUN}"
    rf" (?:{_ADJ} )?(?:n )?(?P<verb>{_FINITE})(?! c)"
)
_INSERTED = shape(
    rf"(?P<det>[Dd]) (?P<noun>{_NOUN})(?: {_ADJ})?,(?P<link>{_PARTICIPLE}|q)"
    rf" (?:[^,.;:!?()] ){{0,7}}[^,.;:!?()],(?:n )?"
    rf"(?P<verb>E|H (?:R )?(?P<been>[{only(NOUN | PARTICIPLE)}])) (?:R )?"
    rf"(?P<attribute>{_PARTICIPLE})"
)
_OBJECT = shape(
    rf"(?P<det>[Dd]) (?P<noun>{_NOUN})(?: {_ADJ})? (?P<that>q) "
    rf"(?:P|[Dd] {_NOUN}) (?P<verb>H) (?:R )?(?P<attribute>{_DONE})"
)
_SHAPES = {
    "joined": (_JOINED,),
    "distant": (_BEHIND, _INSERTED),
    "object": (_OBJECT,),
}
_JOINING = frozenset({"et"})
_ENDS = frozenset(".!?")
# What one does to things that one can count, so that the thing is the object.
_DEEDS = frozenset(
    "acheter vendre choisir écrire envoyer recevoir prendre mettre perdre construire ouvrir"
    " fermer lire visiter signer publier développer créer utiliser commander fabriquer"
    " peindre planter réparer livrer trouver oublier préparer cuisiner installer importer"
    " télécharger sélectionner enregistrer supprimer ajouter modifier casser voler obtenir"
    " gagner organiser rencontrer inviter embaucher licencier interroger étudier tester"
    " rédiger traduire produire concevoir dessiner louer emprunter rendre apporter adopter"
    " découvrir poser payer collecter recueillir distribuer tourner remplir".split()
)
# « l'idée qu'ils ont », « les fois qu'il a »: a clause of its own follows.
_CLAUSES = frozenset(
    "fois preuves craintes rumeurs chances raisons jours heures années mois semaines ans"
    " minutes signes indices risques impressions affirmations allégations kilomètres mètres"
    " euros dollars kilos tonnes".split()
)
_SUMS = frozenset(
    "tout partie part plupart moitié majorité ensemble nombre série un une chacun total type"
    " sorte genre".split()
)


def make(*, of: str = "joined") -> PassageCheck:
    """Return a check that marks the subject (or object) up to what disagrees."""
    find = {"joined": _joined, "distant": _distant, "object": _objects}[of]

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for first, noun, last in find(read):
            if not any(view.cased[read.spans[i].start].isupper() for i in (noun, last)):
                values = {"last": view.raw[slice(*read.spans[last])]}
                yield Match(read.spans[first].start, read.spans[last].end, values)

    return where(_SHAPES[of], check)


def _opens(read: Reading, at: int) -> bool:
    return not at or read.shape[2 * at - 1] in _ENDS


def _joined(read: Reading) -> Iterator[tuple[int, int, int]]:
    if "et" not in read.words:
        return
    for det, link, noun, verb in read.places(_JOINED, "det", "and", "noun", "verb"):
        if not _opens(read, det) or read.words[link] not in _JOINING:
            continue
        nouns = read.words[det + 1], read.words[noun]
        if not _SUMS.isdisjoint(nouns) or nouns[0] == nouns[1]:
            continue
        word = read.words[verb]
        if _numbers(word) == {"s"} and word not in _EITHER:
            yield det, noun, verb


# Subjunctives and wishes, and verbs that stand before their subject.
_EITHER = frozenset("vive soit puisse suit fait vient".split())


def _distant(read: Reading) -> Iterator[tuple[int, int, int]]:
    for det, noun, link, verb in read.places(_BEHIND, "det", "noun", "link", "verb"):
        head = _head(read, det, noun)
        agrees = head & slots(read.words[link], "ak")
        if agrees and _opens(read, det) and not _agrees(read.words[verb], head):
            yield det, noun, verb
    groups = ("det", "noun", "link", "verb", "been", "attribute")
    for det, noun, link, verb, been, attribute in read.places(_INSERTED, *groups):
        head = _head(read, det, noun)
        if link >= 0 and read.shape[2 * link] != "q":
            head &= slots(read.words[link], "ak")
        is_linked = been < 0 or read.words[been] == "été"
        if not head or not is_linked or not _opens(read, det):
            continue
        if _agrees(read.words[verb], head) and not head & slots(
            read.words[attribute], "k"
        ):
            yield det, noun, attribute


def _objects(read: Reading) -> Iterator[tuple[int, int, int]]:
    if "que" not in read.words and "qu'" not in read.words:
        return
    groups = ("det", "noun", "that", "verb", "attribute")
    for det, noun, that, verb, attribute in read.places(_OBJECT, *groups):
        head = _head(read, det, noun)
        if read.words[that] not in {"que", "qu'"} or read.words[noun] in _CLAUSES:
            continue
        if {slot.number for slot in head} != {"p"} or _is_followed(read, attribute):
            continue
        word = read.words[attribute]
        if not lemmas(word, "k") & _DEEDS or read.words[verb - 1] in {"en", "y"}:
            continue
        if not head & slots(word, "k"):
            yield det, noun, attribute


def _is_followed(read: Reading, at: int) -> bool:
    """Whether an object of its own follows: an infinitive, a noun, a clause."""
    if read.shape[2 * at + 1 : 2 * at + 2] != " ":
        return False
    following = read.words[at + 1 : at + 2]
    return not following or following[0] not in {
        "à", "au", "aux", "dans", "pour", "en", "hier", "sur", "ensemble", "avec", "chez",
        "sont", "est", "ont", "lors", "pendant", "cette", "il", "par",
    }  # fmt: skip


def _head(read: Reading, det: int, noun: int) -> frozenset[Slot]:
    if read.words[noun] in _SUMS or not parts(read.words[noun]) & NOUN:
        return frozenset()
    return slots(read.words[noun], "n") & slots(read.words[det], "d")


def _agrees(verb: str, head: frozenset[Slot]) -> bool:
    found = _numbers(verb)
    return not found or bool(found & {slot.number for slot in head})


@lru_cache(maxsize=8192)
def _numbers(verb: str) -> frozenset[str]:
    return frozenset(
        person[1] for person in persons(verb, "PIFJCST") if person[0] == "3"
    )
