"""Things that became another of their kind."""

from __future__ import annotations

import pytest

from mtcheck.checks import other_of_its_kind
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

CHECK = other_of_its_kind.make(
    rows=[
        "animals / dog = chien|chiens ; hund|hunde ; perro* ; cane|cani ; cão|cães ; hond*",
        "animals / cat = chat|chats|-félin* ; katze* ; gato* ; gatto|gatti ; gato* ; kat|katten",
        "animals / fox = renard* ; fuchs* ; zorro* ; volpe|volpi ; raposa* ; vos|vossen",
        "family / sister = soeur|soeurs|sœur|sœurs ; schwester* ; hermana* ; sorell* ; irmã* ; zus*",
        "family / aunt = tante|tantes ; tante* ; tía|tías ; zia|zie ; tia|tias ; tante*",
    ],
    but=("hot dog",),
)


def found(target: str, source: str | None, lang: str = "fr") -> list[str]:
    """What is marked in a row."""
    original = None if source is None else Text(source)
    row = PassageView(Passage("1", Text(target), source=original), 0, lang, "en")
    return [target[match.start : match.end] for match in CHECK(row)]


@pytest.mark.parametrize(
    ("target", "source", "lang", "wrong"),
    [
        ("Son chat dort.", "Her dog is asleep.", "fr", "chat"),
        ("Ihre Katze schläft.", "Her dog is asleep.", "de", "Katze"),
        ("Ma tante et ses deux chiens.", "My sister and her two dogs.", "fr", "tante"),
        ("Il pleut. Deux chats passent.", "It rains. Two foxes pass.", "fr", "chats"),
    ],
)
def test_another_of_the_same_kind(
    target: str, source: str, lang: str, wrong: str
) -> None:
    assert found(target, source, lang) == [wrong]


@pytest.mark.parametrize(
    ("target", "source", "lang"),
    [
        ("Son chien dort.", "Her dog is asleep.", "fr"),
        ("Son félin dort.", "Her cat is asleep.", "fr"),
        ("Ma tante dort.", "Her dog is asleep.", "fr"),
        ("Le chat et le renard.", "The dog and the pig.", "fr"),
        ("Un sandwich au chat.", "A hot dog.", "fr"),
        ("Le chat de Rosa Dog.", "The cat of Rosa Dog.", "fr"),
        ("Son chat dort.", None, "fr"),
        ("Kissa nukkuu.", "Her dog is asleep.", "fi"),
    ],
)
def test_silent(target: str, source: str | None, lang: str) -> None:
    assert found(target, source, lang) == []


def test_a_row_needs_a_list_for_every_language() -> None:
    with pytest.raises(ValueError, match="dog"):
        other_of_its_kind.make(rows=["animals / dog = chien ; hund"], but=())
