"""Subject pronouns with a capital inside a sentence."""

from __future__ import annotations

import pytest

from mtcheck.checks.capital_pronoun import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(text: str, after: str, lang: str = "fr") -> list[str]:
    """What the check marks in a text."""
    view = PassageView(Passage("1", Text(text)), 0, lang)
    return [text[m.start : m.end] for m in make(after=after)(view)]


def test_a_modal_and_another_word_are_different_cases() -> None:
    """Behind a modal no title can stand; behind a noun one might."""
    text = "Ils doivent Nous avons peur, et la cloche Elle est fêlée."
    assert found(text, "verb") == ["doivent Nous avons"]
    assert found(text, "word") == ["cloche Elle est"]


def test_an_elided_pronoun_counts() -> None:
    """« J' » has no space behind it."""
    assert found("Ils peuvent J'ai dormi.", "verb") == ["peuvent J'ai"]


@pytest.mark.parametrize("lang", ["ja", "", "fr-CA"])
def test_unknown_languages_are_silent_and_regions_are_not(lang: str) -> None:
    """A region speaks its language."""
    assert bool(found("Ils peuvent Je dors.", "verb", lang)) == (lang == "fr-CA")


@pytest.mark.parametrize("text", ["", "Je", "\udfff Je suis", "peuvent Je"])
def test_odd_texts_do_not_crash(text: str) -> None:
    """Whatever stands in a text, the check ends."""
    found(text, "verb")
    found(text, "word")
