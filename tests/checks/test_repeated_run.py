"""Doubled words, doubled phrases, loops."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks.repeated_run import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(text: str, pick: str, lang: str = "fr") -> list[str]:
    """What the check marks in a text."""
    view = PassageView(Passage("1", Text(text)), 0, lang)
    return [text[m.start : m.end] for m in make(pick=pick)(view)]


def test_three_in_a_row_are_no_doubled_word() -> None:
    """Emphasis comes in threes."""
    assert not found("Il est loin loin loin, vert vert vert.", "word")
    assert found("Il est vert vert.", "word") == ["vert vert"]


@pytest.mark.parametrize(
    "text",
    [
        "Bora Bora",
        "le chat, chat sauvage",
        "l'est est froid",
        "un taille taille-haie",
        "12 12",
        "auto_valeur valeur",
        "A A",
        "UV UV",
        "Oh la la !",
        "",
    ],
)
def test_names_numbers_and_punctuation_are_silent(text: str) -> None:
    """Nothing but two plain words with a space between is a doubled word."""
    assert not found(text, "word")


def test_a_loop_may_break_off() -> None:
    """The last round of a loop is seldom whole."""
    text = "il ouvre la porte et il ouvre la porte et il ouvre la porte."
    assert found(text, "loop") == [text[:-1]]
    assert not found("il ouvre la porte et il ouvre la porte.", "loop")


def test_a_language_without_a_list_has_no_doubled_words() -> None:
    """Many languages double words by rule."""
    assert not found("yavaş yavaş", "word", "tr")


@pytest.mark.parametrize("text", ["ha " * 20000, "de la " * 20000, "mot " * 20000])
def test_long_loops_take_no_square_time(text: str) -> None:
    """A stretch is measured once."""
    start = time.perf_counter()
    for pick in ("word", "phrase", "loop"):
        found(text, pick)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "lang", "phrases"),
    [
        ("Le toit de la de la grange fuit.", "fr", ["de la de la"]),
        ("Il va à la à la gare.", "fr", ["à la à la"]),
        ("The roof of the of the barn leaks.", "en", ["of the of the"]),
        ("Das Dach in der in der Stadt.", "de", ["in der in der"]),
        ("Vai na quinta-feira na quinta-feira à noite.", "pt", ["na quinta-feira na quinta-feira"]),
        ("Le toit de la grange, de la grange haute.", "fr", []),
        ("De plus en plus, et encore et encore et encore.", "fr", []),
        ("Un à un à un, ils partent.", "fr", []),
        ("Vai dia-a-dia, dia-a-dia melhor.", "pt", []),
        ("On and on and on they go, by and by and by.", "en", []),
    ],
)  # fmt: skip
def test_articles_and_hyphens_are_words_of_a_phrase(
    text: str, lang: str, phrases: list[str]
) -> None:
    """Nobody says « de la » twice on purpose."""
    assert found(text, "phrase", lang) == phrases
