"""Small words that clash, dangle, have a capital, or take the wrong mood; piles of nouns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from mtcheck.checks import (
    capital_word,
    clashing_words,
    dangling_word,
    mood_after_conjunction,
    noun_pile,
)
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.checks import PassageCheck

CLASH = clashing_words.make
DANGLING = dangling_word.make
CAPITAL = capital_word.make
QUE, SI = (partial(mood_after_conjunction.make, after=after) for after in ("que", "si"))
THREE, PLURAL = (partial(noun_pile.make, of=of) for of in ("three", "plural"))


def found(text: str, check: PassageCheck) -> list[str]:
    """What the check marks in a text."""
    view = PassageView(Passage("1", Text(text)), 0, "fr")
    return [text[m.start : m.end] for m in check(view)]


@pytest.mark.parametrize(
    ("make", "text", "marked"),
    [
        (CLASH, "Mettez cette dans le four.", "cette dans"),
        (CLASH, "Il vient sur dans la rue.", "sur dans"),
        (CLASH, "On part lorsque que tu veux.", "lorsque que"),
        (DANGLING, "Il parle de. Elle rit.", "de."),
        (DANGLING, "On attend la fin du.", "du."),
        (CAPITAL, "Il croit Que tout va bien.", "Que"),
        (QUE, "Il crie afin qu'on sait tout.", "afin qu'on sait"),
        (QUE, "Il faut que tu es là.", "faut que tu es"),
        (SI, "Si tu viendrais, je rirais.", "Si tu viendrais"),
        (THREE, "Un coussin canapé salon est là.", "coussin canapé salon"),
        (PLURAL, "La veste boutons est là.", "veste boutons"),
    ],
)
def test_a_break_is_marked(
    make: Callable[[], PassageCheck], text: str, marked: str
) -> None:
    """Each on its words alone."""
    assert found(text, make()) == [marked]


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (CLASH, "Mets-le dans ta poche. Ils le sont de par leur rang."),
        (CLASH, "Le de Gaulle de 1940. Un vote pour et contre."),
        (DANGLING, "Prends-la. Je suis pour. Il vient de .NET ou d'ailleurs."),
        (DANGLING, "La lettre À. Il fait avec."),
        (CAPITAL, "Il a écrit Que la fête commence. Que faire ?"),
        (QUE, "Si bien que tout est fini. Il sait bien que tu es là."),
        (QUE, "Afin que tu sois là. Bien qu'on rie."),
        (SI, "Je ne sais pas si tu viendrais. Si tu venais, je rirais."),
        (THREE, "Mort d'un cancer trois ans après. Un jeu vidéo et un site web."),
        (PLURAL, "Le service achats et l'espace clients. Deux hommes."),
    ],
)
def test_whole_sentences_are_left_alone(
    make: Callable[[], PassageCheck], text: str
) -> None:
    """Near misses with the same words."""
    assert found(text, make()) == []
