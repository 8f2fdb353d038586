"""Stretches of another language inside a text."""

from __future__ import annotations

import pytest

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text
from mtcheck.runs import foreign_runs, marker_words


def found(text: str, lang: str | None = "fr") -> list[tuple[str, str, bool]]:
    """The stretches of a text: words, language, whether it is the whole."""
    view = PassageView(Passage("1", Text(text)), 0, lang)
    return [(text[r.start : r.end], r.lang, r.whole) for r in foreign_runs(view)]


CLAUSE = "which means that nobody has to pay"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Le musée est gratuit, {}, depuis mardi.", "fr"),
        ("Das Museum ist frei, {}, seit Dienstag.", "de"),
        ("El museo es gratis, {}, desde el martes.", "es"),
        ("Il museo è gratuito, {}, da martedì.", "it"),
        ("Het museum is gratis, {}, sinds dinsdag.", "nl"),
        ("O museu é grátis, {}, desde terça.", "pt"),
    ],
)
def test_a_clause_is_found_in_every_language(text: str, lang: str) -> None:
    """Its edges are those of the English."""
    assert found(text.format(CLAUSE), lang) == [(CLAUSE, "en", False)]


def test_a_region_speaks_its_language() -> None:
    """fr-CA has the tables of fr."""
    assert found(f"Le musée est gratuit, {CLAUSE}.", "fr-CA")


def test_a_whole_passage_is_one_stretch() -> None:
    """Commas do not part it."""
    text = "When the museum opens, nobody has to pay for it"
    assert found(text) == [(text, "en", True)]


def test_a_third_language_is_seen_in_whole_sentences_only() -> None:
    """Its evidence is weaker: a few words of it are no fault."""
    text = (
        "Die Kinder sind mit ihren Eltern nach Hause gegangen und haben nicht gegessen"
    )
    assert found(text, "fr") == [(text, "de", True)]
    assert found(text, "de") == []


@pytest.mark.parametrize(
    ("sentence", "foreign"),
    [
        ("La chiave si trova sotto il vaso della finestra", "it"),
        ("Der Schlüssel liegt unter dem Topf am Fenster", "de"),
        ("De sleutel ligt onder de bloempot bij het raam", "nl"),
    ],
)
def test_a_sentence_in_a_third_language_is_seen(sentence: str, foreign: str) -> None:
    """Among others, unless it is a quotation."""
    before = "La maison est au bout du chemin."
    assert found(f"{before} {sentence}.") == [(sentence, foreign, False)]
    assert found(f"{before} Elle a dit « {sentence}. » Puis elle est partie.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Il a vu The Good, the Bad and the Ugly au cinéma.",
        "Le panneau dit « please keep off the grass » depuis dix ans.",
        'Le panneau dit "please keep off the grass" depuis dix ans.',
        "Le bouton **do this for me now** se trouve en haut.",
        "La gare (the one that is by the sea) est close.",
        "Lisez [how to do this by yourself](a.md) avant la visite.",
        "Le Museum of the City of London ferme.",
        "Hier soir, Let it be me a été repris trois fois.",
        "Répondez à : what do you want to eat? (que voulez-vous manger ?)",
        "La commande `do this for all of the files` attend.",
    ],
)
def test_what_is_meant_to_be_foreign_is_left_alone(text: str) -> None:
    """Titles, bodies, citations, labels, glosses, code."""
    assert found(text) == []


def test_a_stretch_in_a_translated_quotation_is_a_fault() -> None:
    """The marks enclose the text's own language as well."""
    text = f"Elle a dit : « Le musée est gratuit, {CLAUSE}, depuis la guerre. »"
    assert found(text) == [(CLAUSE, "en", False)]


@pytest.mark.parametrize("lang", [None, "", "ja", "en"])
def test_without_tables_nothing_is_found(lang: str | None) -> None:
    """English is not foreign in English, and nothing is where no words are known."""
    assert found(f"Museum, {CLAUSE}, since then.", lang) == []


@pytest.mark.parametrize(
    "text", ["", "the", "\udfff the of which are", "the " * 20_000]
)
def test_odd_texts_do_not_crash(text: str) -> None:
    """Whatever stands in a text, the search ends."""
    found(text)


@pytest.mark.parametrize("lang", sorted(FUNCTION_WORDS))
def test_markers_are_never_words_of_the_language(lang: str) -> None:
    """Else every sentence of it would be suspect."""
    assert marker_words(lang, "fr").isdisjoint(FUNCTION_WORDS[lang])
