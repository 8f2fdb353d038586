"""Sequences of steps over the readings of words."""

from __future__ import annotations

from typing import Any

import pytest

from mtcheck.match.phrase import PhraseError
from mtcheck.match.tokens import Steps, spelt_out
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

DETERMINER = {"part": "determiner"}
NOUN = {"part": "noun"}


def found(text: str, *steps: dict[str, Any], lang: str = "fr") -> list[str]:
    """The stretches that the steps match."""
    view = PassageView(Passage("1", Text(text)), 0, lang)
    sequence = Steps([spelt_out(step, lang) for step in steps], lang)
    stretches = []
    for match in sequence.found(view):
        places = [place for place in match.places if place is not None]
        start, end = view.words[places[0]].start, view.words[places[-1]].end
        stretches.append(text[start:end])
    return stretches


@pytest.mark.parametrize(
    ("text", "steps", "expected"),
    [
        (
            "Elle prit le train.",
            [{"lemma": "prendre"}, DETERMINER, NOUN],
            ["prit le train"],
        ),
        (
            "Ils ont pris l’avion.",
            [{"text": "<prendre>"}, {"text": "<le>"}, NOUN],
            ["pris l’avion"],
        ),
        ("Le chat, la souris.", [DETERMINER, NOUN, DETERMINER], []),
        ("Le chat. La souris.", [NOUN, DETERMINER], []),
        (
            "un beau et grand jardin",
            [DETERMINER, {"skip": [0, 3]}, {"text": "jardin"}],
            ["un beau et grand jardin"],
        ),
        (
            "un beau, un grand, un vaste jardin",
            [{"text": "beau"}, {"skip": [0, 2]}, {"text": "jardin"}],
            [],
        ),
        (
            "un beau. Grand jardin",
            [DETERMINER, {"skip": [0, 3]}, {"text": "jardin"}],
            [],
        ),
        (
            "un jardin",
            [DETERMINER, {"text": "beau", "optional": True}, {"text": "jardin"}],
            ["un jardin"],
        ),
        (
            "un beau jardin",
            [DETERMINER, {"text": "beau", "optional": True}, {"text": "jardin"}],
            ["un beau jardin"],
        ),
        (
            "les tables et la table",
            [{"text": "<le>"}, {"part": "noun", "number": "s"}],
            ["la table"],
        ),
        ("je mange, tu manges", [{"part": "verb", "person": "1"}], ["mange"]),
        ("le zyglophon joue", [{"part": "unknown"}], ["zyglophon"]),
        ("le Chat et le chat", [{"text": "chat", "shape": "title"}], ["Chat"]),
        ("un ONU, un onu", [{"text": "onu", "shape": "upper"}], ["ONU"]),
        ("la porte", [{"part": "noun", "only": True}], []),
        ("la rivière", [{"part": "noun", "only": True}], ["rivière"]),
        (
            "deux bras, deux chaises",
            [{"text": "deux"}, {"part": "noun", "not": {"number": "s"}}],
            ["deux chaises"],
        ),
        ("chat chat chat", [{"text": "chat"}, {"text": "chat"}], ["chat chat"]),
        ("", [NOUN], []),
    ],
)
def test_steps(text: str, steps: list[dict[str, Any]], expected: list[str]) -> None:
    """Each step holds of one word, with nothing but white space in between."""
    assert found(text, *steps) == expected


def test_text_and_shape_need_no_lexicon() -> None:
    """A language without a lexicon still has words and capitals."""
    assert found("ein Haus", {"text": "haus", "shape": "title"}, lang="de") == ["Haus"]


@pytest.mark.parametrize(
    ("step", "lang", "fault"),
    [
        ({"lemma": "zyglophon"}, "fr", "the lexicon has no <zyglophon>"),
        ({"part": "noun"}, "de", "no lexicon for de: only text and shape"),
        ({"optional": True}, "fr", "a step asks for"),
    ],
)
def test_a_step_that_cannot_hold(step: dict[str, Any], lang: str, fault: str) -> None:
    """What a step asks must be askable."""
    with pytest.raises(PhraseError, match=fault):
        spelt_out(step, lang)


def test_a_long_line_takes_no_time() -> None:
    """Gaps are bounded, so the time grows with the words alone."""
    text = "le beau " * 20_000
    assert found(text, {"text": "le"}, {"skip": [0, 3]}, {"text": "jardin"}) == []
