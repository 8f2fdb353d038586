"""Infinitives and participles behind a word that does not take them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from mtcheck.checks import (
    missing_link,
    participle_after_preposition,
    participle_for_infinitive,
    stray_infinitive,
)
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.checks import PassageCheck

BEING, WHICH, SUBJECT, BEHIND = (
    partial(stray_infinitive.make, after=after)
    for after in ("auxiliary", "relative", "subject", "preposition")
)
GERUND = participle_after_preposition.make
PAST = participle_for_infinitive.make
LINK = missing_link.make


def found(text: str, check: PassageCheck) -> list[str]:
    """What the check marks in a text."""
    view = PassageView(Passage("1", Text(text)), 0, "fr")
    return [text[m.start : m.end] for m in check(view)]


@pytest.mark.parametrize(
    ("make", "text", "marked"),
    [
        (BEING, "Le thé sera servir froid.", "sera servir"),
        (BEING, "Elle a oublier sa clé.", "a oublier"),
        (WHICH, "Voici des fours qui chauffer vite.", "qui chauffer"),
        (SUBJECT, "La pompe aspirer la boue.", "La pompe aspirer"),
        (BEHIND, "On mise sur attirer les jeunes.", "sur attirer"),
        (GERUND, "On y va par traversant le bois.", "par traversant"),
        (PAST, "On peut toujours nagé ici.", "peut toujours nagé"),
        (PAST, "Venez afin de réparé la digue.", "de réparé"),
        (LINK, "Cela évite nettoyer le four.", "évite nettoyer"),
        (LINK, "Il est prêt partir.", "prêt partir"),
    ],
)
def test_a_wrong_form_is_marked(
    make: Callable[[], PassageCheck], text: str, marked: str
) -> None:
    """The governing word is part of the mark."""
    assert found(text, make()) == [marked]


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (BEING, "C'est oublier le passé. A noter aussi."),
        (BEING, "Vouloir, ce n'est pas pouvoir."),
        (WHICH, "Il cherche à qui parler et ne sait qui croire."),
        (SUBJECT, "La machine à coudre fait rire."),
        (BEHIND, "Après avoir ri, avant de partir, il faut manger."),
        (BEHIND, "Il finit par rire ; mieux vaut boire après manger."),
        (GERUND, "En traversant, il va de l'avant, par beau temps."),
        (PAST, "Rien de cassé, on peut le dire."),
        (PAST, "Il a été payé pour peu."),
        (LINK, "Cela évite de nettoyer. Il est prêt à partir."),
    ],
)
def test_a_right_form_is_left_alone(
    make: Callable[[], PassageCheck], text: str
) -> None:
    """Near misses with the same words."""
    assert found(text, make()) == []


def test_the_missing_preposition_is_put_in() -> None:
    """« de » is elided before a vowel."""
    view = PassageView(Passage("1", Text("Cela permet ajouter du sel.")), 0, "fr")
    assert [m.suggestions for m in LINK()(view)] == [("permet d'ajouter",)]
