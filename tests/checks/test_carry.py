"""Names, places, figures, contraries and clauses, held against the source."""

from __future__ import annotations

import pytest

from mtcheck.checks import (
    added_clause,
    changed_name,
    changed_place,
    exchanged_numbers,
    lost_qualifier,
    opposite,
    translated_product,
)
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def view(target: str, source: str | None, lang: str = "fr") -> PassageView:
    """A passage with its English source."""
    told = None if source is None else Text(source)
    return PassageView(
        Passage("p", Text(target), source=told), lang=lang, source_lang="en"
    )


HOT = "en hot|warm / cold / but lukewarm ; fr chaud*|-tiède / froid* ; de heiß* / kalt*"


@pytest.mark.parametrize(
    ("target", "source", "lang", "found"),
    [
        ("Servez froid.", "Serve hot.", "fr", ["froid"]),
        ("Kalt servieren.", "Serve hot.", "de", ["Kalt"]),
        ("Servez chaud.", "Serve hot.", "fr", []),
        ("Servez tiède ou froid.", "Serve hot.", "fr", []),
        ("Ne servez pas froid.", "Serve hot.", "fr", []),
        ("Servez froid.", "Serve hot or cold.", "fr", []),
        ("Servez froid.", "Serve hot or lukewarm.", "fr", []),
        ("Frio.", "Serve hot.", "pt", []),
        ("Servez froid.", None, "fr", []),
    ],
)
def test_opposite(target: str, source: str | None, lang: str, found: list[str]) -> None:
    """One pole in the source, and the other alone in the target."""
    check = opposite.make(rows=[HOT])
    matches = list(check(view(target, source, lang)))
    assert [target[m.start : m.end] for m in matches] == found


def test_opposite_by_sentence() -> None:
    """Each sentence is held against its own."""
    check = opposite.make(rows=[HOT])
    source, target = "Serve hot. Keep it cold.", "Servez froid. Gardez-le au froid."
    assert [m.start for m in check(view(target, source))] == [7]


def test_row_needs_as_many_poles() -> None:
    """A row that lacks a pole is refused."""
    with pytest.raises(ValueError, match="hot"):
        opposite.make(rows=["en hot / cold ; fr chaud*"])


PLACES = [
    "Sweden|Swedish = suéd* ; schwed* ; suec* ; sved* ; suec* ; zweed*",
    "Switzerland|Swiss = suiss* ; schweiz* ; suiz* ; svizz* ; suíç* ; zwits*",
    "Trier = trèves|trier ; trier* ; tréveris ; treviri ; tréveris ; trier*",
]


@pytest.mark.parametrize(
    ("target", "source", "lang", "found"),
    [
        ("Un navire suisse a coulé.", "A Swedish ship sank.", "fr", ["suisse"]),
        ("Elle vit en Suisse.", "She lives in Sweden.", "fr", ["Suisse"]),
        ("Elle vit en Suède.", "She lives in Sweden.", "fr", []),
        ("Un navire suisse et un suédois.", "A Swedish ship and one more.", "fr", []),
        (
            "Vive a Treviso da anni.",
            "He has lived in Trier for years.",
            "it",
            ["Treviso"],
        ),
        ("Vive a Treviri da anni.", "He has lived in Trier for years.", "it", []),
        ("Une vraie suisse.", "A true friend.", "fr", []),
    ],
)
def test_changed_place(target: str, source: str, lang: str, found: list[str]) -> None:
    """The place of the source is missing, and another stands there."""
    matches = changed_place.make(places=PLACES)(view(target, source, lang))
    assert [target[m.start : m.end] for m in matches] == found


@pytest.mark.parametrize(
    ("pick", "target", "source", "found"),
    [
        ("garbled", "Il vit à Szczeicn.", "He lives in Szczecin.", ["Szczeicn"]),
        ("garbled", "Il vit à Szczecin.", "He lives in Szczecin.", []),
        ("garbled", "Il vit à Hanovre.", "He lives in Hanover.", []),
        ("last", "Will Vent a gagné.", "Will Frost won.", ["Vent"]),
        ("last", "Rosa Carter a gagné.", "Rose Carter won.", ["Rosa"]),
        ("last", "Le pape Jean Paul.", "Pope John Paul.", []),
        ("last", "Vladimir Poutine a gagné.", "Vladimir Putin won.", []),
        (
            "swapped",
            "Reading a battu Luton.",
            "Luton beat Reading.",
            ["Reading a battu Luton"],
        ),
        ("swapped", "Reading a été battu par Luton.", "Luton beat Reading.", []),
        ("swapped", "Luton a battu Reading.", "Luton beat Reading.", []),
        ("missing", "Avec Ida Holm.", "With Ida Holm and Per Sundqvist.", ["Holm"]),
        (
            "missing",
            "Avec Ida Holm et Sundqvist.",
            "With Ida Holm and Per Sundqvist.",
            [],
        ),
    ],
)
def test_changed_name(pick: str, target: str, source: str, found: list[str]) -> None:
    """Letters, words, places and company of names."""
    matches = changed_name.make(pick=pick)(view(target, source))
    assert [target[m.start : m.end] for m in matches] == found


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("12 voix contre 3, 7 abstentions", ["7"]),
        ("12 voix contre 7, 3 abstentions", []),
        ("12 voix contre 8, 3 abstentions", []),
    ],
)
def test_exchanged_numbers(target: str, found: list[str]) -> None:
    """All figures are there, but one stands beside the word of another."""
    check = exchanged_numbers.make()
    matches = check(view(target, "12 votes to 7, 3 abstentions"))
    assert [target[m.start : m.end] for m in matches] == found


def test_lost_qualifier() -> None:
    """A limit that no wording answers to; long texts have room for another."""
    check = lost_qualifier.make(rows=["en unless ; fr sauf|moins"])
    source = "The shop is open unless it snows."
    assert list(check(view("Le magasin est ouvert.", source)))
    assert not list(check(view("Le magasin est ouvert, sauf s'il neige.", source)))
    assert not list(check(view("Le magasin est ouvert.", "The shop is open.")))


def test_added_clause() -> None:
    """A clause too much, where the source has but one."""
    check = added_clause.make()
    source = "The ferry leaves the island every day at noon."
    said = "Le bac quitte chaque jour l'île à midi"
    target = f"{said}, au grand regret des pêcheurs."
    assert [m.start for m in check(view(target, source))] == [len(said) + 2]
    assert not list(check(view(f"{said}.", source)))
    assert not list(check(view(target, f"{source[:-1]}, to our regret.")))


def test_translated_product() -> None:
    """A word with a capital where the source names a product."""
    check = translated_product.make(products=["Teams = Équipes"])
    source = "Share the file in Teams today."
    assert list(check(view("Partagez-le dans Équipes aujourd'hui.", source)))
    assert not list(check(view("Partagez-le dans Teams aujourd'hui.", source)))
    assert not list(check(view("Partagez-le avec les équipes.", source)))
