"""Surnames that a translation changes, and names that each language writes its own way."""

from __future__ import annotations

import pytest

from mtcheck.match.people import people, strangers
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def changed(source: str, target: str, lang: str) -> list[tuple[str, str, bool]]:
    """Each surname that is gone, what stands in its place, and whether they are alike."""
    passage = Passage("1", Text(target), source=Text(source))
    found = strangers(PassageView(passage, 0, lang, "en"))
    return [(p.last, target[s.start : s.end], s.is_alike) for p, s in found]


def test_titles_and_first_names_tell_people() -> None:
    """Places, bodies and offices have capitals, too."""
    text = "Dr Ruth Mason of Mason Street met Mr Speaker and Judge Cole at Kevin Bishop Park."
    view = PassageView(Passage("", Text(text)), 0, "en")
    assert [(p.first, p.last) for p in people(view)] == [
        ("Ruth", "Mason"),
        ("", "Cole"),
    ]


@pytest.mark.parametrize(
    ("lang", "source", "target", "name"),
    [
        ("fr", "Mr Weaver left early.", "M. Tisserand est parti tôt.", "Tisserand"),
        ("de", "Judge Stone has ruled.", "Richterin Stein hat entschieden.", "Stein"),
        (
            "es",
            "Captain Fisher steered.",
            "La capitana Pescadora gobernaba.",
            "Pescadora",
        ),
        ("it", "Mrs Rose Taylor sews.", "La signora Rose Sarta cuce.", "Sarta"),
        ("pt", "Senator Wood agreed.", "O senador Madeira concordou.", "Madeira"),
    ],
)
def test_a_surname_is_no_word(lang: str, source: str, target: str, name: str) -> None:
    """What stands after the title or the first name is marked."""
    assert [(text, alike) for _, text, alike in changed(source, target, lang)] == [
        (name, False)
    ]


@pytest.mark.parametrize(
    ("lang", "source", "target", "name"),
    [
        ("nl", "Mayor Anne Brooks spoke.", "Burgemeester Anne Broks sprak.", "Broks"),
        ("fr", "Coach McKinnon left.", "L'entraîneur MacKinnon part.", "MacKinnon"),
        ("it", "Emily Carter won.", "Ha vinto Emily Carver.", "Carver"),
    ],
)
def test_a_misspelling_is_told_apart(
    lang: str, source: str, target: str, name: str
) -> None:
    """Most letters are the same."""
    assert [(text, alike) for _, text, alike in changed(source, target, lang)] == [
        (name, True)
    ]


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        ("fr", "Mr Mason left early.", "M. Mason est parti tôt."),
        ("de", "Tom Mason's dog barks.", "Tom Masons Hund bellt."),
        (
            "fr",
            "King Charles met Prince William.",
            "Le roi Charles a vu le prince William.",
        ),
        ("fr", "Pope Francis spoke.", "Le pape François a parlé."),
        (
            "es",
            "Saint Peter and Pope John Paul II",
            "San Pedro y el papa Juan Pablo II",
        ),
        (
            "fr",
            "Vladimir Putin met Boris Yeltsin.",
            "Vladimir Poutine vit Boris Eltsine.",
        ),
        ("de", "Mr Mueller left.", "Herr Müller ging."),
        ("de", "Thomas Bjorn plays.", "Thomas Bjørn spielt."),
        ("nl", "Mayor Anne Brooks spoke.", "Burgemeester Brooks sprak."),
        ("nl", "Mayor Brooks spoke.", "De burgemeester sprak."),
        ("de", "Mr Chairman, Mr President!", "Herr Vorsitzender, Herr Präsident!"),
        ("pt", "Captain America and Doctor Who", "Capitão América e Doutor Who"),
        ("es", "the Thomas Cook Library", "la Biblioteca Thomas Cook"),
        ("ru", "Mr Mason left early.", "Мистер Мейсон ушёл рано."),
    ],
)
def test_names_kept_or_written_anew_are_silent(
    lang: str, source: str, target: str
) -> None:
    """Inflection, letters that a language lacks, rulers and saints, other alphabets."""
    assert changed(source, target, lang) == []
