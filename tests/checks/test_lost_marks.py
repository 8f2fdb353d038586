"""Spaces behind apostrophes, and acronyms that have lost their capitals."""

from __future__ import annotations

import pytest

from mtcheck.checks import lower_acronym, spaced_elision
from mtcheck.match.view import PassageView
from mtcheck.model import Match, Passage, Text


def views(*texts: str) -> list[PassageView]:
    """The passages of a French document."""
    return [PassageView(Passage(str(n), Text(t)), n, "fr") for n, t in enumerate(texts)]


def elisions(text: str) -> list[Match]:
    """What the check of apostrophes says of a text."""
    (view,) = views(text)
    return list(spaced_elision.make()(view))


def acronyms(*texts: str) -> list[tuple[int | None, int]]:
    """The passages that the check of acronyms marks, with the number of edits."""
    check = lower_acronym.make()
    for view in views(*texts):
        check.see(view)
    found = check.close()
    return [(match.passage, len(match.edits or ())) for match in found]


def test_one_match_mends_every_apostrophe_of_a_passage() -> None:
    """The kind of the apostrophe stays as it is."""
    text = "Il s' agit d’ une île qu' on voit d'ici."
    (match,) = elisions(text)
    for edit in reversed(match.edits or ()):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == "Il s'agit d’une île qu'on voit d'ici."
    assert len(match.related) == 2


@pytest.mark.parametrize(
    "text",
    [
        "L'eau de l’île.",
        "On note 'd' et 'n' au tableau.",
        "Les clés de l' .",
        "rock 'n' roll",
        "",
    ],
)
def test_other_apostrophes_are_silent(text: str) -> None:
    """Letters that are cited, and what is no elision."""
    assert elisions(text) == []


def test_an_acronym_is_marked_once_a_passage() -> None:
    """Where it is introduced, and wherever it comes back."""
    assert acronyms(
        "La vitesse de sédimentation (vsg) monte, et la vsg reste haute.",
        "Rien ici.",
        "Une vsg basse rassure.",
    ) == [(0, 2), (2, 1)]


@pytest.mark.parametrize(
    "texts",
    [
        ("Le poids (kg) compte.", "Chaque kg compte."),
        ("La vitesse (vsg) monte.", "Rien d'autre."),
        ("Une vsg haute.", "La vitesse de sédimentation (VSG) monte."),
        ("Le champ (vsg) et `vsg`.", "Le vsg de la table."),
        ("La pomme (rouge) mûrit.", "Elle est rouge."),
    ],
)
def test_units_words_and_identifiers_are_silent(texts: tuple[str, ...]) -> None:
    """What is a word, a unit, or stands in a text with code."""
    assert acronyms(*texts) == []
