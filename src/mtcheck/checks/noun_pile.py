"""Nouns in a row with nothing to join them: « une housse siège enfant cuir »."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
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

_NOUN = chars(NOUN, ~(NOUN | FINITE) & 0x7F)  # « roues » may be a verb, too
_FIRST = chars(NOUN, ADJECTIVE | PARTICIPLE | OTHER | ADVERB | INFINITIVE)
_PATTERNS = {
    "three": shape(
        rf"(?P<first>(?<=[Dd] )[{_FIRST}]|[{_NOUN}]) [{_NOUN}] (?:[{_NOUN}] )*"
        rf"(?P<last>[{_NOUN}])"
    ),
    "plural": shape(rf"[Dd] (?P<first>[{_FIRST}]) (?P<last>[{_NOUN}])"),
}
# Not nouns where they stand between others: « des services grâce au bac », « dix ans ».
_JOINTS = frozenset(
    "recto verso macro micro mini maxi multi passante windows grâce face suite début fin"
    " côté mi post"
    " style type genre façon faute histoire question deux trois quatre cinq six sept huit"
    " neuf dix onze douze treize quatorze"
    " quinze seize vingt trente quarante cinquante soixante cent cents mille fois"
    " million millions milliard milliards zéro mg km kg cm mm ml ans tiers membres clé clés"
    " clef clefs rapport relation ratio couple lien liaison échange ligne axe trajet vol"
    " assurance licence master bac ministère mention crème glace gâteau tarte sandwich pizza"
    " salade beurre jambon poulet fromage chocolat vanille fraise fraises citron menthe"
    " caramel noisette noisettes tomate tomates thon saumon café thé web"
    " open source test tests standard standards internet".split()
)
# Trade puts a plural behind these: « le service achats », « l'espace clients ».
_TRADE = frozenset(
    "accueil affichage aide air allocation apport aspect assurance atelier attribut bac"
    " balise bar base billet bloc boîte bonus bouton budget bureau cabinet café carnet"
    " catégorie centre champ chef chèque circuit classe club code coin collection comité"
    " commande commission compte congé corner côté cours département direction dossier"
    " duo écran espace événement fenêtre fichier fonction fonds forfait formation formule"
    " format gamme gestion groupe guide impôt indice journal kit lieu linge liste local"
    " magasin marché menu mode module montant niveau objet offre onglet option pack page"
    " panier panneau parc parking partie patrimoine place plan plateau point pôle poste"
    " prêt prime prix produit profil programme projet protection qualité rapport rayon"
    " recette registre relation réseau responsable réunion rubrique sac salle salon"
    " secteur section segment série service site solution spécial stage stand style suivi"
    " table tableau tarif taxe test thème ticket titre trafic transport trio univers"
    " variable version volet volume zone soir matin jour nuit an année mois semaine midi"
    " dimanche samedi week-end".split()
)
# « le vestiaire hommes », « la finale dames »
_PEOPLE = frozenset(
    "hommes femmes dames messieurs enfants filles garçons juniors seniors cadets minimes"
    " espoirs adultes jeunes parents élèves clients étudiants bébés ados adolescents"
    " familles pros amis visiteurs voyageurs".split()
)
_LEAST = 3


def make(*, of: str = "three") -> PassageCheck:
    """Return a check that marks the nouns.

    `of` is ``three`` for three or more, ``plural`` for a singular and a plural.
    """
    find = {"three": _threes, "plural": _plurals}[of]

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for first, last in find(read):
            spans = read.spans[first : last + 1]
            if not any(view.cased[span.start].isupper() for span in spans):
                yield Match(spans[0].start, spans[-1].end)

    return where([_PATTERNS[of]], check)


def _threes(read: Reading) -> Iterator[tuple[int, int]]:
    """The longest piles of sure nouns inside each row of words that can be nouns."""
    for first, last in read.places(_PATTERNS["three"], "first", "last"):
        row = range(first, last + 1)
        for is_sure, group in groupby(row, lambda i: _is_sure(read.words[i])):
            pile = list(group)
            if is_sure and len(pile) >= _LEAST:
                yield pile[0], pile[-1]


def _plurals(read: Reading) -> Iterator[tuple[int, int]]:
    for first, last in read.places(_PATTERNS["plural"], "first", "last"):
        noun, piled = read.words[first], read.words[last]
        if (
            noun in _TRADE | _JOINTS
            or piled in _PEOPLE
            or "-" in piled
            or _numbers(noun) != "s"
        ):
            continue
        if _is_sure(piled) and _numbers(piled) == "p":
            yield first, last


@lru_cache(maxsize=8192)
def _is_sure(noun: str) -> bool:
    """Whether it has one number and cannot be a verb whose subject is a noun."""
    if noun in _JOINTS or not _numbers(noun):
        return False
    return not any(person[0] == "3" for person in persons(noun))


def _numbers(noun: str) -> str:
    """``s`` or ``p`` for a noun of one number; empty for the others, numerals among them."""
    found = {slot.number for slot in slots(noun, "n")}
    return found.pop() if len(found) == 1 else ""
