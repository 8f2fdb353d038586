"""Acronyms that are explained twice."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks.acronym_expanded import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(*texts: str) -> list[str]:
    """What the check marks in the paragraphs of a document."""
    check = make()
    for index, text in enumerate(texts):
        check.see(PassageView(Passage(str(index), Text(text)), index, "fr"))
    return [texts[m.passage or 0][m.start : m.end] for m in check.close()]


@pytest.mark.parametrize(
    "texts",
    [
        ["Le plan local d'habitat (PLH).", "Le programme local d'habitat (PLH)."],
        ["Le plan local d'habitat (PLH).", "Le PLH (programme local d'habitat)."],
        [
            "Un plan local d'habitat (en abrégé : PLH).",
            "Tout plan local d'habitat (PLH).",
            "Le programme local d'habitat (PLH, voté en mai).",
        ],
    ],
)
def test_other_words_are_found(texts: list[str]) -> None:
    """Wherever the bracket stands."""
    assert found(*texts) == ["programme local d'habitat"]


@pytest.mark.parametrize(
    "texts",
    [
        ["Le plan local d'habitat (PLH).", "Les Plans locaux de l'habitat (PLH)."],
        ["Le plan local d'habitat (PLH).", "Un petit lac haut (PLH)."],
        ["Le plan local d'habitat (PLH).", "Le texte voté (PLH) plaît."],
        ["Le plan local d'habitat (PLH).", "Le programme local d'habitat (PDH)."],
        ["Le nom de système (DNS).", "En anglais, le domain name system (DNS)."],
        ["Le projet vert (PLH) et le projet bleu (PLH)."],
    ],
)
def test_the_same_or_unrelated_words_are_silent(texts: list[str]) -> None:
    """Inflected forms are the same; words that do not fit explain nothing."""
    assert not found(*texts)


def test_long_texts_take_no_square_time() -> None:
    """Many brackets end soon."""
    start = time.perf_counter()
    found("plan local (PLH) " * 20000, "AB (ab " * 20000, "(" * 40000)
    assert time.perf_counter() - start < 10
