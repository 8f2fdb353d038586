"""Translations of which hardly a word answers the source."""

from __future__ import annotations

import pytest

from mtcheck.checks import unrelated_passage
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

SOURCE = "The gardener planted two young oaks beside the well behind the old barn."
TRUE = "Derrière la vieille grange, le jardinier a planté deux jeunes chênes près du puits."
FOREIGN = "Votre facture est payable par virement avant la fin du mois prochain."


def view(target: str, source: str | None, lang: str = "fr") -> PassageView:
    """A row as a check sees it."""
    original = None if source is None else Text(source)
    return PassageView(Passage("1", Text(target), source=original), 0, lang, "en")


def test_a_stranger_is_marked_whole() -> None:
    (match,) = unrelated_passage.make()(view(FOREIGN, SOURCE))
    assert FOREIGN[match.start : match.end] == FOREIGN.rstrip(".")


@pytest.mark.parametrize(
    ("target", "source", "lang"),
    [
        (TRUE, SOURCE, "fr"),
        (FOREIGN, None, "fr"),
        (FOREIGN, SOURCE, "de"),
        ("", SOURCE, "fr"),
        (FOREIGN, "", "fr"),
        ("Merci.", SOURCE, "fr"),
        (FOREIGN, "Zorblax quentis mavro pelluc trindax oswalt kribbon.", "fr"),
    ],
)
def test_silent(target: str, source: str | None, lang: str) -> None:
    assert list(unrelated_passage.make()(view(target, source, lang))) == []
