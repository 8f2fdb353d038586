"""Which words of a text its translation answers."""

from __future__ import annotations

import pytest

from mtcheck.match.answers import State, foretold, has_lexicon, told
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def view(target: str, source: str | None, lang: str = "fr") -> PassageView:
    """A row as a check sees it."""
    original = None if source is None else Text(source)
    return PassageView(Passage("1", Text(target), source=original), 0, lang, "en")


def states(target: str, source: str) -> dict[str, str]:
    """What became of each word of a source."""
    return {source[w.start : w.end]: w.state.name for w in told(view(target, source))}


def test_words_are_answered_by_the_lexicon_or_by_their_look() -> None:
    found = states(
        "Bellini achète une tondeuse à Turin.", "Bellini buys a mower in Turin."
    )
    assert found["Bellini"] == found["buys"] == found["Turin"] == "ANSWERED"


def test_words_without_an_answer() -> None:
    found = states("La boulangère dort.", "The baker sleeps beside her grubnik dog.")
    assert found == {
        "baker": "ANSWERED",
        "sleeps": "ANSWERED",
        "beside": "UNKNOWN",
        "grubnik": "UNKNOWN",
        "dog": "UNANSWERED",
    }


def test_one_word_answers_one() -> None:
    found = told(view("Le chien dort.", "The dog sleeps, and a second dog barks."))
    assert [word.state for word in found if word.state is State.SHARED]
    both = told(
        view("Le chien dort, le chien jappe.", "The dog sleeps, the dog barks.")
    )
    assert not [word.state for word in both if word.state is State.SHARED]


def test_the_other_way() -> None:
    target = "Le boulanger vend son four à regret."
    found = foretold(view(target, "The baker sells his oven."))
    assert [target[w.start : w.end] for w in found if w.state] == ["regret"]


@pytest.mark.parametrize(("lang", "source"), [("de", "A dog."), ("fr", None)])
def test_no_lexicon(lang: str, source: str | None) -> None:
    assert not has_lexicon(view("Ein Hund.", source, lang))


def test_without_a_source_nothing_is_told() -> None:
    assert told(view("Un chien.", None)) == foretold(view("Un chien.", None)) == ()
