"""Names with a letter too many, too few or wrong, and names that only look like it."""

from __future__ import annotations

import pytest

from mtcheck.match.slips import slips
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(source: str, target: str, lang: str) -> list[tuple[str, str]]:
    """Each name of the source with its misspelling."""
    passage = Passage("1", Text(target), source=Text(source))
    view = PassageView(passage, 0, lang, "en")
    return [(name, target[slice(*span)]) for name, span in slips(view)]


@pytest.mark.parametrize(
    ("lang", "target", "slip"),
    [
        ("fr", "La foire de Balyvaughan ouvre.", "Balyvaughan"),
        ("de", "Der Markt von Ballyvuaghan ist offen.", "Ballyvuaghan"),
        ("es", "La feria de Bellyvaughan abre.", "Bellyvaughan"),
    ],
)
def test_one_letter_makes_a_slip(lang: str, target: str, slip: str) -> None:
    """A letter lost, two exchanged, another one."""
    assert found("The fair of Ballyvaughan opens.", target, lang) == [
        ("Ballyvaughan", slip)
    ]


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        ("fr", "The fair of Ballyvaughan opens.", "La foire de Ballyvaughan ouvre."),
        ("de", "The fair of Ballyvaughan opens.", "Ballyvaughans Markt ist offen."),
        ("fr", "The port of Hamburg grows.", "Le port de Hambourg s'agrandit."),
        ("es", "They flew to Sydney today.", "Hoy volaron a Sídney."),
        ("pt", "Add an Indicator to it.", "Adicione um Indicador a ele."),
        ("de", "He came from Semenovka.", "Er kam aus Semenowka."),
        ("ru", "The fair of Ballyvaughan opens.", "Ярмарка Баллиоган открывается."),
    ],
)
def test_names_in_their_own_spelling_are_silent(
    lang: str, source: str, target: str
) -> None:
    """Kept, inflected, known by another name, or from another alphabet."""
    assert found(source, target, lang) == []
