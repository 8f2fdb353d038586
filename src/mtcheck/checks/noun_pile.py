"""Nouns in a row with nothing to join them: « une housse siège enfant cuir »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    INFINITIVE,
    NOUN,
    OTHER,
    PARTICIPLE,
    chars,
    only,
    reading,
    slots,
)
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_NOUN = only(NOUN)
_FIRST = chars(NOUN, ADJECTIVE | PARTICIPLE | OTHER | ADVERB | INFINITIVE)
_PATTERNS = {
    "three": re.compile(
        rf"(?P<first>(?<=[Dd] )[{_FIRST}]|[{_NOUN}]) [{_NOUN}] (?:[{_NOUN}] )*"
        rf"(?P<last>[{_NOUN}])"
    ),
    "plural": re.compile(rf"[Dd] (?P<first>[{_FIRST}]) (?P<last>[{_NOUN}])"),
}
# Not nouns where they stand between others: « des services grâce au bac », « dix ans ».
_JOINTS = frozenset(
    "macro micro mini maxi multi passante windows grâce face suite début fin côté mi post"
    " style type genre façon faute histoire question deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
    " quinze seize vingt trente quarante cinquante soixante cent cents mille fois"
    " million millions milliard milliards zéro mg km kg cm mm ml ans tiers membres clé clés"
    " clef clefs web open source test tests standard standards internet".split()
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
    " variable version volet volume zone".split()
)


def make(*, of: str = "three") -> PassageCheck:
    """Return a check that marks the nouns.

    `of` is ``three`` for three or more, ``plural`` for a singular and a plural.
    """
    pattern = _PATTERNS[of]
    is_pile = _are_three if of == "three" else _is_plural_behind_singular

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for first, last in read.places(pattern, "first", "last"):
            words = read.words[first : last + 1]
            if is_pile(words) and not _has_capital(view, read, first, last):
                yield Match(read.spans[first].start, read.spans[last].end)

    return check


def _are_three(words: tuple[str, ...]) -> bool:
    return _JOINTS.isdisjoint(words) and all(_numbers(word) for word in words)


def _is_plural_behind_singular(words: tuple[str, ...]) -> bool:
    noun, piled = words
    if noun in _TRADE or "-" in piled or not _JOINTS.isdisjoint(words):
        return False
    return _numbers(noun) == "s" and _numbers(piled) == "p"


def _numbers(noun: str) -> str:
    """``s`` or ``p`` for a noun of one number; empty for the others, numerals among them."""
    found = {slot.number for slot in slots(noun, "n")}
    return found.pop() if len(found) == 1 else ""


def _has_capital(view: PassageView, read: Reading, first: int, last: int) -> bool:
    spans = read.spans[first : last + 1]
    return any(view.cased[span.start].isupper() for span in spans)
