"""Traits of words: asked once, told by place."""

from __future__ import annotations

from collections import Counter

from mtcheck.match.traits import trait
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def _view(text: str, lang: str | None = "fr") -> PassageView:
    return PassageView(Passage("1", Text(text)), 0, lang)


def test_places_and_words() -> None:
    """By number in text order; the words once each."""
    plural = trait(lambda word, _: word.endswith("s"))
    view = _view("Les chats et les chiens dorment.")
    assert list(plural.places(view)) == [0, 1, 3, 4]
    assert plural.words(view) == {"les", "chats", "chiens"}
    assert list(plural.places(_view("Rien."))) == []
    assert list(plural.places(_view(""))) == []


def test_traits_do_not_mix() -> None:
    """A trait that comes later is asked of words that are known already."""
    long = trait(lambda word, _: len(word) > 5)
    assert list(long.places(_view("Une licorne dort."))) == [1]
    short = trait(lambda word, _: len(word) < 4)
    view = _view("Une licorne dort.")
    assert list(short.places(view)) == [0]
    assert list(long.places(view)) == [1]


def test_each_word_is_asked_about_once_a_language() -> None:
    """The country is left out of it."""
    asked = Counter[tuple[str, str]]()
    seen = trait(lambda word, lang: bool(asked.update([(word, lang)])))
    for lang in ("fr", "fr-CA", "de", None):
        assert list(seen.places(_view("Zèbre et zèbre", lang))) == []
    assert asked == {(w, lang): 1 for w in ("zèbre", "et") for lang in ("fr", "de", "")}
