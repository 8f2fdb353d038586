"""English on a page that shows other signs of a bad translation."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks.english_residue import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

# Two line breaks lost between French words: signs, and nothing to be flagged itself.
SIGNS = "Sac en toileTaille unique, fermeture éclairDeux poches sur le devant."


def found(*texts: str, kind: str = "lower", lang: str = "fr") -> list[str]:
    """What the check marks on a page of these passages."""
    check = make(kind=kind)
    for index, text in enumerate(texts):
        check.see(PassageView(Passage(str(index), Text(text)), index, lang))
    return [texts[m.passage or 0][m.start : m.end] for m in check.close()]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Le cordon se serre par un drawstring noué.", "drawstring"),
        ("Il pèse deux poundsWeight à vide.", "poundsWeight"),
        ("La mousse épouse le dos, water-resistant même mouillée.", "water-resistant"),
        ("Une housse de rangement fully padded est fournie.", "fully padded"),
        ("Fourni avec un headstrap de rechange.", "headstrap"),
    ],
)
def test_runs_in_lower_case_are_marked_whole(text: str, marked: str) -> None:
    """A run is one match, and no match of the other kinds."""
    assert found(SIGNS, text) == [marked]
    assert not found(SIGNS, text, kind="capital")
    assert not found(SIGNS, text, kind="label")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("On y range une Pouch amovible.", "Pouch"),
        ("Le modèle existe en Lightweight Fleece aussi.", "Lightweight Fleece"),
        ("Trois ans de garantieWarranty du fabricant.", "Warranty"),
    ],
)
def test_capitals_are_marked_as_such(text: str, marked: str) -> None:
    """On such a page, common English words with a capital are suspect."""
    assert found(SIGNS, text, kind="capital") == [marked]
    assert not found(SIGNS, text)


@pytest.mark.parametrize("kind", ["lower", "capital", "label"])
@pytest.mark.parametrize(
    "text",
    [
        "Le sac existe aussi en rouge, et on y range un parapluie, un livre, etc.",
        '« Lightweight », dit l\'étiquette, ou "padded", ou *drawstring*.',
        "Le modèle Pouch se plie. Un Pouch se lave, un Pouch dure.",
        "Le SwissTool coupe, et le SwissTool visse.",
        "Écrivez à info@drawstring.com ou voyez https://drawstring.com/padded.",
        "La LED et le GPS s'allument.",
        "",
        "\ud800 Ÿİ",
    ],
)
def test_names_loans_and_what_is_set_apart_are_silent(text: str, kind: str) -> None:
    """Even a page with signs keeps what it means to say."""
    assert not found(SIGNS, text, kind=kind)


@pytest.mark.parametrize("kind", ["lower", "capital", "label"])
@pytest.mark.parametrize(
    "texts",
    [
        ["Black Lives Matter a défilé à New York, dit le Business Insider."],
        ["Manchester United bat Chelsea", "Le match a duré. Le public a chanté."],
        ["Le cordon se serre par un drawstring noué."],  # no sign but itself
        ["Lisez `x`.", SIGNS, "Le champ padded vaut vrai."],  # about programs
        [
            "Le queryNode lit, le queryNode écrit.",
            "Un queryNode par queryNode, padded.",
        ],
    ],
)
def test_pages_without_signs_keep_the_benefit_of_the_doubt(
    texts: list[str], kind: str
) -> None:
    """No word is suspect where nothing speaks of a bad translation."""
    assert not found(*texts, kind=kind)


def test_a_long_text_needs_more_signs() -> None:
    """Two slips among two thousand words prove nothing of the rest."""
    rest = ["Le sac se porte sur le dos et se lave à la main chaque année."] * 150
    text = "Le cordon se serre par un drawstring noué."
    assert found(SIGNS, text) == ["drawstring"]
    assert not found(SIGNS, text, *rest)


@pytest.mark.parametrize("lang", ["en", "de", "ja", ""])
def test_other_languages_are_silent(lang: str) -> None:
    """Only languages with a lexicon are looked at."""
    assert not found(SIGNS, "Ein drawstring, fully padded.", lang=lang)


def test_title_of_a_page_is_looked_at_without_other_signs() -> None:
    """A thing whose name is half translated; the brand in front of it is left."""
    more = "Le dossier se règle. La toile se lave."
    assert found("Chaise pliante Coleman Lightweight bleue", more, kind="label") == [
        "Lightweight"
    ]
    assert not found("La chaise Lightweight de Coleman", more, kind="label")
    assert not found("Lightweight Chaise pliante", more, kind="label")
    assert not found(more, "Chaise pliante Coleman Lightweight bleue", kind="label")


def test_unknown_kind_is_refused() -> None:
    """A rule file cannot ask for what does not exist."""
    with pytest.raises(ValueError, match="title"):
        make(kind="title")


@pytest.mark.parametrize(
    "piece", ["aA", "poundsWeight", "a-", "Warranty ", "pads ", "x.y"]
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    """The time grows with the length, not with its square."""
    start = time.perf_counter()
    found(SIGNS, piece * 20_000)
    assert time.perf_counter() - start < 5
