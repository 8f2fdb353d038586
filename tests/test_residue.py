"""Which words are suspect of being English, and how much."""

from __future__ import annotations

import pytest

from mtcheck.pieces import pieces
from mtcheck.residue import Place, score, suspect


@pytest.mark.parametrize("word", ["which", "drawstring", "padded", "headstrap", "grip"])
def test_english_words_are_suspect(word: str) -> None:
    """Plain ones, rare ones, compounds, and some that French has borrowed."""
    assert suspect(word, "fr") is not None


@pytest.mark.parametrize(
    "word", ["table", "chaise", "xqzt", "portefeuille", "", "nous"]
)
def test_words_of_the_text_are_not(word: str) -> None:
    """A word that French has as often as English says nothing."""
    assert suspect(word, "fr") is None


def weight(text: str, at: int, times: int = 1, *, is_title: bool = False) -> float:
    """The score of one piece of a text."""
    around = pieces(text)
    found = suspect(around[at].word, "fr")
    assert found is not None
    return score(Place(text, around, at, found, is_title, times, is_also_lower=False))


def test_capitals_need_more_than_small_letters() -> None:
    """A capital may be a name, least so when glued to a small letter."""
    small, capital = weight("un fleece", 1), weight("un Fleece", 1)
    assert capital < weight("un Fleece", 1, is_title=True) < small
    assert weight("sacFleece", 1) > small


def test_what_a_page_repeats_is_less_suspect() -> None:
    """A name comes back."""
    once, twice, often = (weight("un Fleece", 1, times) for times in (1, 2, 3))
    assert once > twice > often
