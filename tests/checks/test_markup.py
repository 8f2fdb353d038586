"""Marks of bold type, links, code and tags that got lost or moved."""

from __future__ import annotations

import pytest

from mtcheck.checks import (
    PassageCheck,
    broken_bold,
    empty_code,
    english_grouping,
    foreign_heading,
    foreign_word,
    glued_edge,
    glued_words,
    split_dotted_name,
    stray_word,
    unpaired_tag,
)
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

EVERY = [
    broken_bold.make(fault="spaced"),
    broken_bold.make(fault="odd"),
    empty_code.make(),
    english_grouping.make(),
    foreign_heading.make(),
    glued_edge.make(),
    glued_words.make(),
    split_dotted_name.make(),
    stray_word.make(),
    unpaired_tag.make(),
]


def found(check: PassageCheck, text: str, lang: str | None = "fr") -> list[str]:
    """What a check marks in a text."""
    view = PassageView(Passage("1", Text(text)), 0, lang)
    return [text[m.start : m.end] for m in check(view)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "**",
        "*" * 1001,
        "` ` `",
        "\udfff **a** \udfff",
        "[](",
        "</b></b></b>",
        "<b>" * 500 + "</b>" * 501,
        "A. " * 2000,
        "1," * 2000,
        "overview",
        "le however \u2028",
    ],
)
@pytest.mark.parametrize("lang", ["fr", "de", "en", None])
def test_odd_texts_do_not_crash(text: str, lang: str | None) -> None:
    """Whatever stands in a text, the checks end."""
    for check in EVERY:
        found(check, text, lang)


def test_bold_between_two_bolds_is_not_bold() -> None:
    """The second fence closes; it does not open."""
    check = broken_bold.make(fault="spaced")
    assert found(check, "**Un** mot **deux** et **trois**") == []


def test_tags_close_in_any_order() -> None:
    """Nesting is another matter; only a partner is asked for."""
    check = unpaired_tag.make()
    assert found(check, "<b>un <i>deux</b> trois</i>") == []
    assert found(check, "<b>un</b> deux</i>") == ["</i>"]
    assert found(check, "La balise `</i>` et <br/> aussi.") == []


def test_the_second_pair_of_backticks_is_counted() -> None:
    """« `a` `b` » holds « ` ` » too, but between two spans."""
    check = empty_code.make()
    assert found(check, "`a` `b` `c`") == []
    assert found(check, "` `a` `") == ["` `", "` `"]


@pytest.mark.parametrize(
    ("lang", "seen"),
    [("fr", True), ("de-AT", True), ("de-CH", False), ("en", False), ("es-MX", False)],
)
def test_grouping_depends_on_the_country(lang: str, seen: bool) -> None:  # noqa: FBT001
    """A comma opens the decimals in most of Europe."""
    assert bool(found(english_grouping.make(), "200,000 ans", lang)) is seen


def test_two_sentences_are_no_dotted_name() -> None:
    """A name of two parts needs marks around it."""
    check = split_dotted_name.make()
    assert found(check, "Il quitte Microsoft. Google l’attend.") == []
    assert found(check, "La classe **Google. Agenda** attend.") == ["Google. Agenda"]


def test_a_word_beside_a_name_may_belong_to_it() -> None:
    """« the House Until Monday » and the like are titles."""
    assert english_words("Il reste until vendredi.") == ["until"]
    assert english_words("Il écoute House until Monday ce soir.") == []
    assert english_words("Il reste until vendredi.", lang="xx") == []


@pytest.mark.parametrize("words", ["plain", "rare"])
@pytest.mark.parametrize("text", ["", "until", "\udfff until", "strainer " * 5000])
def test_no_text_breaks_the_check_for_english(words: str, text: str) -> None:
    assert isinstance(english_words(text, words=words), list)


def test_a_rare_word_said_often_is_a_term() -> None:
    slip = "Rincez le strainer à l'eau claire."
    assert english_words(slip, words="rare") == ["strainer"]
    assert english_words(slip, slip, words="rare") == ["strainer"] * 2
    assert english_words(slip, slip, slip, words="rare") == []
    assert english_words(*["Il reste until vendredi."] * 3) == ["until"] * 3


def english_words(*texts: str, lang: str = "fr", words: str = "plain") -> list[str]:
    """What the check for English words finds in a document of these passages."""
    check = foreign_word.make(words=words)
    for index, text in enumerate(texts):
        check.see(PassageView(Passage("1", Text(text)), index, lang))
    return [texts[m.passage or 0][m.start : m.end] for m in check.close()]
