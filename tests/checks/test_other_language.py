"""Words of the source, of a third language or of a web page among those of the target."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks import character_reference, left_words, third_language
from mtcheck.everyday import EVERYDAY, foreign_words, languages_of, own_words
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def view(target: str, source: str, lang: str) -> PassageView:
    """A row as a check sees it."""
    return PassageView(Passage("1", Text(target), source=Text(source)), 0, lang, "en")


def third(target: str, source: str, lang: str) -> list[tuple[str, str]]:
    """The words of a third language, each with the name of that."""
    matches = third_language.make()(view(target, source, lang))
    return [(target[m.start : m.end], m.values["language"]) for m in matches]


@pytest.mark.parametrize(
    ("target", "lang", "found"),
    [
        ("Die Küche ist klein, pero sie ist hell.", "de", ("pero", "Spanish")),
        ("La cuisine est petite, und elle est claire.", "fr", ("und", "German")),
        ("La cocina es pequeña, quindi es oscura.", "es", ("quindi", "Italian")),
        ("A cozinha é pequena, anche é clara.", "pt", ("anche", "Italian")),
        ("La cucina è piccola y luminosa.", "it", ("y", "Spanish")),
        ("De keuken is klein, mais licht.", "nl", ("mais", "French")),
    ],
)
def test_a_small_word_of_a_third_language_is_flagged(
    target: str, lang: str, found: tuple[str, str]
) -> None:
    """It betrays the slip, in whichever pair of languages."""
    assert third(target, "The kitchen is small.", lang) == [found]


@pytest.mark.parametrize(
    ("target", "source", "lang"),
    [
        ("Wir fuhren an die Costa del Sol.", "We went to the Costa del Sol.", "de"),
        ("Elle vit à Los Angeles.", "She lives in Los Angeles.", "fr"),
        ("Il a dit « pero no » en riant.", "He laughed and refused.", "fr"),
        ("Il punto sta tra x e y nel piano.", "The point lies in the plane.", "it"),
        ("Traccia x y z sul foglio.", "Draw them on the sheet.", "it"),
        ("Il dit muy bien et sort.", "He says muy bien and leaves.", "fr"),
        ("O jogo é no domingo ou no sábado.", "The match is at the weekend.", "pt"),
        ("Sie weiß, was je nach Fall gilt.", "She knows what applies.", "de"),
        ("Hij eet maïs en vis.", "He eats maize and fish.", "nl"),
        ("Elle aime les pâtes alla norma.", "She likes pasta.", "fr"),
    ],
)
def test_names_quotations_and_own_words_are_silent(
    target: str, source: str, lang: str
) -> None:
    """What was cited, or the source has, or the language, is no slip."""
    assert third(target, source, lang) == []


def test_without_a_source_or_in_an_unknown_language_nothing_is_said() -> None:
    """The source is what tells a quotation from a slip."""
    text = "La cuisine est petite, und elle est claire."
    assert (
        list(third_language.make()(PassageView(Passage("1", Text(text)), 0, "fr")))
        == []
    )
    assert third("Cegin fach, aber golau.", "A small kitchen.", "cy") == []


def test_the_words_of_a_language_are_not_foreign_to_it() -> None:
    """No table of foreign words holds one of the language's own."""
    for lang in EVERYDAY:
        assert own_words(lang).isdisjoint(languages_of(lang))
        assert foreign_words(lang, lang) == frozenset()
        assert all(foreign_words(lang, other) for other in EVERYDAY.keys() - {lang})
    assert languages_of("cy") == {}


def left(target: str, source: str, lang: str, pick: str = "run") -> list[str]:
    """The English words left in a target."""
    matches = left_words.make(pick=pick)(view(target, source, lang))
    return [target[m.start : m.end] for m in matches]


@pytest.mark.parametrize(
    ("target", "source", "lang", "found"),
    [
        ("Der Koffer hat zwei swivel wheels.", "The case has two swivel wheels.", "de", "swivel wheels"),
        ("Guarde el spare wheel aquí.", "Keep the spare wheel here.", "es", "spare wheel"),
        ("Porta una hot-water bottle in tenda.", "Take a hot-water bottle.", "it", "hot-water bottle"),
    ],
)  # fmt: skip
def test_words_left_in_english_are_flagged(
    target: str, source: str, lang: str, found: str
) -> None:
    """Two or more in a row, or a compound and its noun."""
    assert left(target, source, lang) == [found]


@pytest.mark.parametrize(
    ("target", "source", "lang"),
    [
        ("Wir nutzen machine learning.", "We use machine learning.", "de"),
        ("Usamos software open source.", "We use open source software.", "es"),
        ("Der Film „Garden Gate“ läuft.", "The film “Garden Gate” is on.", "de"),
        ("Das Schild sagt „garden gate“.", "The sign says “garden gate”.", "de"),
        ("Siehe Garden gate in Abb. 2.", "See Garden gate in fig. 2.", "de"),
        ("Cierre la verja del jardín.", "Lock the garden gate.", "es"),
        ("Escriba `garden gate` aquí.", "Type `garden gate` here.", "es"),
        ("Lock the garden gate.", "Lock the garden gate.", "en"),
    ],
)
def test_terms_names_and_code_are_silent(target: str, source: str, lang: str) -> None:
    """What the language has borrowed, or the author set apart, may stay."""
    assert left(target, source, lang) == []


def test_a_word_alone_must_be_unheard_of() -> None:
    """One that texts in the language know is a loan."""
    source = "Fold the pleated hem and restart the computer."
    target = "Falten Sie den pleated Saum und starten Sie den computer neu."
    assert left(target, source, "de", "alone") == ["pleated"]
    assert left(target, source, "de", "run") == []


def references(*rows: tuple[str, str]) -> list[str]:
    """What the references found in a document stand for."""
    check = character_reference.make()
    for index, (target, source) in enumerate(rows):
        passage = Passage(str(index), Text(target), source=Text(source))
        check.see(PassageView(passage, index, "fr", "en"))
    return [edit.text for match in check.close() for edit in match.edits or ()]


def test_a_reference_in_plain_text_is_flagged() -> None:
    """By number and by name."""
    rows = ("L&#39;été &amp; l&#x2019;hiver", "Summer and winter")
    assert references(rows) == ["'", "&", "’"]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Vis &amp; clous", "Screws &amp; nails"),
        ("Prix&nbsp;: 3&#160;€", "Price: €3"),
        ("R&D; ventes", "R&D; sales"),
        ("<b>L&#39;eau</b>", "Water"),
        ("L&#39;**eau**", "Water"),
        ("Tapez `&amp;` ici", "Type it here"),
        ("?a=1&b=2; fin", "?a=1&b=2; end"),
    ],
)
def test_markup_and_mere_signs_are_silent(target: str, source: str) -> None:
    """Where references have a meaning, or are none, there is nothing to mend."""
    assert references((target, source)) == []


def test_a_document_in_markdown_is_silent() -> None:
    """Many passages with marks tell that a table holds Markdown."""
    plain = ("L&#39;eau", "Water")
    assert references(plain, *[("du **pain**", "some **bread**")] * 2) == []
    assert references(plain, *[("du pain", "some bread")] * 9) == ["'"]


def test_long_passages_take_no_time() -> None:
    """Each check is linear in its words."""
    words = "La petite cuisine est claire, und elle est froide. "
    row = view(words * 400, "The garden gate is small. " * 400, "fr")
    start = time.perf_counter()
    list(third_language.make()(row))
    list(left_words.make(pick="run")(row))
    assert time.perf_counter() - start < 4
