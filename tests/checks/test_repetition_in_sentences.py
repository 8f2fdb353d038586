"""Collapsed pairs, adverbs said twice, sentences said twice, small first letters."""

from __future__ import annotations

import pytest

from mtcheck.checks import adverb_twice, collapsed_pair, lower_start, sentence_twice
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def view(text: str, lang: str = "fr", index: int = 0) -> PassageView:
    """A paragraph."""
    return PassageView(Passage(str(index), Text(text)), index, lang)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Une porte fermée ou fermée.", 1),
        ("Des clous neufs et des clous neufs.", 1),
        ("Des pages et des pages.", 0),
        ("Il y a porte et porte.", 0),
        ("Une porte fermée ou fermée à clé.", 0),
        ("Rouge ou rouge", 0),
        ("ou", 0),
        ("", 0),
    ],
)
def test_collapsed_pairs(text: str, pairs: int) -> None:
    """Only what nothing tells apart is a collapsed pair."""
    assert len(list(collapsed_pair.make()(view(text)))) == pairs


def test_nouns_in_ment_are_no_adverbs() -> None:
    """The lexicon knows the difference."""
    check = adverb_twice.make()
    assert not list(check(view("le bâtiment que longe le bâtiment")))
    assert list(check(view("il dit clairement ce qu'il veut clairement")))


def test_a_refrain_is_no_repetition() -> None:
    """What comes three times is meant."""
    check = sentence_twice.make()
    check.see(view("Le vent du nord souffle sur la plaine. " * 4))
    assert len(list(check.close())) == 1


def test_a_paragraph_said_again_points_to_the_first() -> None:
    """The finding is on the second, and related to the first."""
    check = sentence_twice.make()
    check.see(view("Le vent du nord souffle sur la plaine.", index=0))
    check.see(view("Le vent du nord souffle sur la plaine.", index=1))
    (match,) = check.close()
    assert match.passage == 1
    assert match.related[0].passage == 0


def test_a_text_without_capitals_has_no_small_starts() -> None:
    """Small first letters are a style there."""
    check = lower_start.make()
    for index in range(9):
        check.see(view("le vent du nord souffle sur la grande plaine.", index=index))
    assert not list(check.close())
