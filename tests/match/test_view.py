"""The renderings of a passage keep every offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.match.view import BLANK, PassageView, fold
from mtcheck.model import Mark, Passage, Text


def view(text: str, *marks: Mark, lang: str = "fr") -> PassageView:
    """A passage as rules see it."""
    return PassageView(Passage("1", Text(text), marks=marks), lang=lang)


@given(st.text())
def test_all_renderings_have_the_same_length(text: str) -> None:
    """Offsets found in one rendering hold in all."""
    seen = view(text)
    lengths = {
        len(t) for t in (seen.raw, seen.prose, seen.cased, seen.folded, seen.haystack)
    }
    assert lengths == {len(text)}


@given(st.text())
def test_words_and_sentences_lie_inside(text: str) -> None:
    """Words and sentences are ordered, inside the text, never empty."""
    seen = view(text)
    for spans in (seen.words, seen.sentences):
        at = 0
        for start, end in spans:
            assert at <= start < end <= len(text)
            at = end


def test_code_addresses_and_tags_are_no_prose() -> None:
    """What is not prose is blanked out, letter for letter."""
    seen = view("Voir `faux ami` sur https://ex.org/a <b>ici</b> ou a@b.fr.")
    assert "faux" not in seen.prose
    assert "https" not in seen.prose
    assert "a@b.fr" not in seen.prose
    assert seen.prose.startswith("Voir " + BLANK * 10 + " sur ")
    assert "ici" in seen.prose


def test_marks_of_the_reader_are_blanked_too() -> None:
    """A reader knows more than a pattern can."""
    assert (
        view("lancer npm ici", Mark(7, 10, "code")).folded == f"lancer {BLANK * 3} ici"
    )


def test_one_apostrophe_one_space() -> None:
    """Typographic variants fold into one."""
    assert view("L’eau\u00a0: n\u202fo").folded == "l'eau : n o"


def test_letters_that_grow_keep_their_place() -> None:
    """İ has two code points in lower case; offsets must not move."""
    assert len(fold("İstanbul")) == len("İstanbul")


def test_elided_articles_are_words() -> None:
    """The article before an apostrophe stands apart from its noun."""
    assert view("L’eau d'hier").word_texts == ("l'", "eau", "d'", "hier")


def test_whole_words_are_those_of_compounds_and_holes_too() -> None:
    """A rule on raw text, or on half of a compound, must not be passed over."""
    seen = view("Un porte-clés de l'atelier : `code_nu` v3.2 https://exemple.org/abc")
    for word in ("porte", "clés", "atelier", "code", "nu", "v3", "2", "exemple", "abc"):
        assert word in seen.whole_words
    assert seen.whole_words.isdisjoint({"port", "cléss", "exempl"})
