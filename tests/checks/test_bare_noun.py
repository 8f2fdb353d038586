"""Nouns that lack a determiner, and those that may."""

from __future__ import annotations

import pytest

from mtcheck.checks.bare_noun import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(text: str, of: str) -> list[str]:
    """What the check marks in a text."""
    view = PassageView(Passage("1", Text(text)), 0, "fr")
    return [text[m.start : m.end] for m in make(of=of)(view)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Lecteurs peuvent entrer ici.", "Lecteurs peuvent"),
        ("Le parc ferme. Visiteurs doivent sortir.", "Visiteurs doivent"),
        ("Couvercles blancs sont en stock.", "Couvercles blancs sont"),
        ("On sait que maçons sont venus.", "maçons sont"),
        ("Huile de lin est bannie.", "Huile de lin est"),
        ("Secteur comprend la rive.", "Secteur comprend"),
    ],
)
def test_a_bare_subject_is_marked(text: str, marked: str) -> None:
    """At the start of a sentence or of a clause."""
    assert found(text, "subject") == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "Les lecteurs peuvent entrer ici.",
        "Parents et enfants peuvent entrer.",
        "Octobre peut être froid.",
        "Constance peut entrer.",
        "Décision est prise de partir.",
        "Tours est une ville.",
        "Elle vient en tant que cheffe de chantier est censée venir.",
        "Mes lecteurs et lectrices sont venus.",
    ],
)
def test_a_subject_that_may_be_bare_is_left_alone(text: str) -> None:
    """Names, months, coordinated nouns and formal French."""
    assert found(text, "subject") == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("La valise a roulettes rouges.", "a roulettes"),
        ("Il faut nettoyer vitres avec soin.", "nettoyer vitres"),
        ("Ces gants assurent protection durable.", "assurent protection"),
    ],
)
def test_a_bare_object_is_marked(text: str, marked: str) -> None:
    """Plurals behind any verb, singulars behind those that form no phrase."""
    assert found(text, "object") == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "Elle a faim et prend part au jeu.",
        "Ils deviennent amis puis restent voisins.",
        "Cela comprend fièvre, toux et fatigue.",
        "Il faut créer grâce à eux.",
        "Il compte deux frères.",
    ],
)
def test_an_object_that_may_be_bare_is_left_alone(text: str) -> None:
    """Phrases, predicates, lists and numerals."""
    assert found(text, "object") == []


def test_some_prepositions_want_a_determiner() -> None:
    """« dans » does, « sans » does not."""
    assert found("Rangez-le dans tiroir.", "complement") == ["dans tiroir"]
    assert found("Il vit sans tiroir, dans Paris.", "complement") == []
    assert found("Il reste pendant deux jours.", "complement") == []
