"""Checks of agreement: with the noun before, with « qui », with a quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mtcheck.checks import (
    inner_adjective,
    noun_adjective,
    quantifier,
    relative_agreement,
    vowel_form,
)
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.checks import PassageCheck

ADJECTIVE = noun_adjective.make
INNER = inner_adjective.make
RELATIVE = relative_agreement.make
QUANTITY = quantifier.make
VOWEL = vowel_form.make


def found(text: str, check: PassageCheck) -> list[str]:
    """What the check marks in a text."""
    view = PassageView(Passage("1", Text(text)), 0, "fr")
    return [text[m.start : m.end] for m in check(view)]


@pytest.mark.parametrize(
    ("make", "text", "marked"),
    [
        (ADJECTIVE, "Les murs fragile sont froids.", "Les murs fragile"),
        (ADJECTIVE, "Il porte une veste fragiles.", "une veste fragiles"),
        (INNER, "Voici un importante marteau.", "un importante marteau"),
        (RELATIVE, "Il faut un toit qui protègent.", "un toit qui protègent"),
        (RELATIVE, "On vend une bague qui est ciselé.", "une bague qui est ciselé"),
        (QUANTITY, "Il reste trois carton.", "trois carton"),
        (QUANTITY, "Il n'a aucun blessures.", "aucun blessures"),
        (VOWEL, "Voici ce oiseau.", "ce oiseau"),
    ],
)
def test_a_clash_is_marked(
    make: Callable[[], PassageCheck], text: str, marked: str
) -> None:
    """The mark runs from the first word to the one that does not agree."""
    assert found(text, make()) == [marked]


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (ADJECTIVE, "Il a quitté la salle furieux. Une fois assis, il rit."),
        (ADJECTIVE, "Une marque de vélos réputée et le pain puis le sel dorés."),
        (INNER, "Voici une importante étude et les seuls outils."),
        (RELATIVE, "La vente de pains qui est prévue aura lieu."),
        (RELATIVE, "Les joueurs qui se sont fracturé la main."),
        (RELATIVE, "Le nombre de ceux qui rient."),
        (QUANTITY, "Le deux mai, dix heures. Tous les deux peur ? Deux bras."),
        (VOWEL, "Cet oiseau, ce onzième, de nouveau été."),
    ],
)
def test_agreement_is_left_alone(make: Callable[[], PassageCheck], text: str) -> None:
    """Near misses with the same words."""
    assert found(text, make()) == []
