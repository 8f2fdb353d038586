"""French headings in English capitals."""

from __future__ import annotations

import pytest

from mtcheck.checks.title_case import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(*headings: str) -> list[str]:
    """What the check marks in the headings of a document, related ones last."""
    check = make()
    for index, text in enumerate(headings):
        check.see(PassageView(Passage(str(index), Text(text), "heading"), index, "fr"))
    return [
        headings[place][start:end]
        for match in check.close()
        for place, start, end in [
            (match.passage or 0, match.start, match.end),
            *match.related,
        ]
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Nettoyer Les Fenêtres De Votre Maison",
        "Comment Choisir Un Bon Fromage",
        "Dix Recettes Pour Utiliser L'Ail",
        "La Vie D'Un Petit Village",
    ],
)
def test_a_capital_on_a_small_word_is_proof(heading: str) -> None:
    """One heading is enough."""
    assert found(heading) == [heading]


def test_long_words_alone_take_two_headings() -> None:
    """One may be a name."""
    first = "Guide de la Petite Maison Verte"
    second = "Jardins de Pluie pour Petits Terrains"
    assert not found(first)
    assert found(first, second, "Un titre sobre") == [first, second]


@pytest.mark.parametrize(
    "heading",
    [
        "Nettoyer les fenêtres de votre maison",
        "Nettoyer Les Fenêtres de votre maison.",
        "NETTOYER LES FENÊTRES DE VOTRE MAISON",
        "Le Tour de France : Une Histoire De vélos",
        "Un article du Courrier Picard",
        "Le Figaro et Le Monde",
        "Les villes de La Rochelle et de Le Mans",
        "Adobe Commerce For Big Shops",
        "1. Installer 2. Relier 3. Vérifier",
        "",
        "***",
    ],
)
def test_other_capitals_are_silent(heading: str) -> None:
    """Names, capitals throughout, numbered parts."""
    assert not found(heading, heading)
