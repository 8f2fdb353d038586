"""Phrases as translators write them become expressions over folded text."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.match.phrase import PhraseError, literal_to_regex, phrase_to_regex


def found(phrase: str, text: str, lang: str = "fr") -> str | None:
    """What a phrase matches in folded text."""
    match = re.search(phrase_to_regex(phrase, lang), text)
    return match.group() if match else None


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        pytest.param(
            "<prendre> place",
            "ils prirent place hier",
            "prirent place",
            id="inflected lemma",
        ),
        pytest.param("<cheval>", "des chevaux", "chevaux", id="irregular plural"),
        pytest.param(
            "<œil> sur", "les yeux sur", "yeux sur", id="œ and irregular plural"
        ),
        pytest.param(
            "<son> chapeau", "leurs chapeau", "leurs chapeau", id="closed class"
        ),
        pytest.param("<le> arbre", "l'arbre", "l'arbre", id="elision needs no space"),
        pytest.param(
            "dans [le ring|l'arène]", "dans l'arène", "dans l'arène", id="alternatives"
        ),
        pytest.param(
            "[a|b c]? fin", "b c fin", "b c fin", id="optional alternatives in front"
        ),
        pytest.param(
            "pas très? bien", "pas bien", "pas bien", id="optional word inside"
        ),
        pytest.param(
            "mettre {0,2} accent",
            "mettre donc bien accent",
            "mettre donc bien accent",
            id="gap",
        ),
        pytest.param(
            "mettre {0,2} accent",
            "mettre un deux trois accent",
            None,
            id="gap too wide",
        ),
        pytest.param(
            "mettre {0,3} accent",
            "mettre fin. un accent",
            None,
            id="gap ends with the sentence",
        ),
        pytest.param("parl* fort", "parlaient fort", "parlaient fort", id="any ending"),
        pytest.param(
            "grand pas", "grand **pas**", "grand **pas", id="markup between words"
        ),
        pytest.param("fait", "parfait", None, id="whole words only"),
        pytest.param("fait", "fait-il", "fait", id="a clitic may follow"),
        pytest.param("sous", "sous-marin", None, id="not inside a compound"),
        pytest.param("cœur", "coeur", "coeur", id="oe for œ"),
    ],
)
def test_matches(phrase: str, text: str, expected: str | None) -> None:
    """Each construct matches what its description says, and nothing more."""
    assert found(phrase, text) == expected


def test_marked_part_is_a_group() -> None:
    """Double parentheses single out the part to report."""
    match = re.search(
        phrase_to_regex("<faire> ((correspondre tout))", "fr"), "fera correspondre tout"
    )
    assert match is not None
    assert match["mark"] == "correspondre tout"


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("<zorglubons> ici", "the lexicon has no <zorglubons>"),
        ("[a|b", '"]" is missing'),
        ("a | b", 'unexpected "|"'),
        ("[a|]", "an alternative is empty"),
        ("  ", "the phrase is empty"),
        ("((a", '"))" is missing'),
    ],
)
def test_mistakes_are_named(phrase: str, message: str) -> None:
    """A phrase that cannot be read says what is wrong."""
    with pytest.raises(PhraseError, match=re.escape(message)):
        phrase_to_regex(phrase, "fr")


def test_lemmas_need_a_lexicon() -> None:
    """Outside the languages with a lexicon, the author is told what to write."""
    with pytest.raises(PhraseError, match=r"write \[form\|form\]"):
        phrase_to_regex("<gehen> weg", "de")


@given(st.text(min_size=1))
def test_any_literal_matches_itself(text: str) -> None:
    """Whatever a `words` entry holds, its expression compiles and is literal."""
    if not text.split() or "*" in text:
        return
    assert re.compile(literal_to_regex(text)).pattern


@given(st.text(alphabet="ab<>[]|{}0,1?*() '", max_size=20))
def test_never_crashes(phrase: str) -> None:
    """Any phrase is either compiled or refused with a reason, never more."""
    with contextlib.suppress(PhraseError):
        re.compile(phrase_to_regex(phrase, "fr"))
