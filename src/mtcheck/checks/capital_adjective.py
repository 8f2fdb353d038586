"""Adjectives of nationality with a capital, as in English, behind the noun they go with.

*Les Français* are people and have one; *les athlètes Français* have not. What stands
before must be a noun and nothing else: *les jeunes Français* may be young people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_ADJECTIVES = (
    "Français(?:es?)?|Anglais(?:es?)?|Allemande?s?|Espagnole?s?|Italien(?:ne)?s?"
    "|Portugais(?:es?)?|Néerlandais(?:es?)?|Russes?|Chinois(?:es?)?|Japonais(?:es?)?"
    "|Coréen(?:ne)?s?|Indien(?:ne)?s?|Polonais(?:es?)?|Américaine?s?|Britanniques?"
    "|Européen(?:ne)?s?|Canadien(?:ne)?s?|Québécois(?:es?)?|Mexicaine?s?|Brésilien(?:ne)?s?"
    "|Argentine?s?|Israélien(?:ne)?s?|Palestinien(?:ne)?s?|Iranien(?:ne)?s?|Syrien(?:ne)?s?"
    "|Ukrainien(?:ne)?s?|Turcs?|Turques?|Grecs?|Grecques?|Suédois(?:es?)?|Danois(?:es?)?"
    "|Norvégien(?:ne)?s?|Finlandais(?:es?)?|Irlandais(?:es?)?|Écossais(?:es?)?|Belges?"
    "|Africaine?s?|Asiatiques?|Australien(?:ne)?s?|Marocaine?s?|Algérien(?:ne)?s?"
    "|Tunisien(?:ne)?s?|Égyptien(?:ne)?s?|Parisien(?:ne)?s?|Londonien(?:ne)?s?"
)
_CAPITAL = compiled(rf"(?:{_ADJECTIVES})(?![-'’\w])")
_NOUN = compiled(r"(?<![\w'-])(?:[ldnmts]'|qu')?([a-zà-ÿœ]{3,})(?= \Z)")
_NAME_FOLLOWS = compiled(r" (?:[A-ZÀ-Ý]|d['eu] ?[A-ZÀ-Ý])")
_QUOTED = compiled(r"[«“\"][^»”\"]*\Z")
_COUNTS_PEOPLE = frozenset(
    """
    deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
    seize vingt trente quarante cinquante soixante cent cents mille océan mot terme
    millions milliers centaines dizaines
    """.split()
)
_NOUNS_ALL_THE_SAME = frozenset(
    """
    acteur acteurs actrice actrices armée armées artiste artistes capitale champion
    championne champions chanteur chanteurs chanteuse chercheur chercheurs chercheuse
    chercheuses citoyen citoyenne citoyennes citoyens consommateur consommateurs cycliste
    cyclistes député députée députés entreprise entreprises étudiant étudiante étudiants
    fabricant fabricants général homologue homologues marine musicien musiciens
    politique produit produits scientifique scientifiques
    """.split()
)
"""Adjectives too, but not of people one would name by their country."""
_WINDOW = 80


def make() -> PassageCheck:
    """A check that yields the adjective and fills in ``lower``."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    text = view.cased
    for found in _CAPITAL.finditer(text):
        before = text[max(0, found.start() - _WINDOW) : found.start()]
        noun = _NOUN.search(before)
        if noun is None or not _is_only_a_noun(noun[1]):
            continue
        if not _NAME_FOLLOWS.match(text, found.end()) and not _QUOTED.search(before):
            yield Match(*found.span(), {"lower": found.group().lower()})


def _is_only_a_noun(word: str) -> bool:
    """Whether a word is a noun that no people can follow, nor an adjective of theirs."""
    if word in _NOUNS_ALL_THE_SAME:
        return True
    words = lexicon("fr")
    parts = {reading.part for reading in words.analyses(word)} if words else set()
    return word not in _COUNTS_PEOPLE and "n" in parts and parts <= {"n", "v"}
