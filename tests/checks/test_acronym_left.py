"""English acronyms in texts that use their own elsewhere."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks.acronym_left import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(*texts: str) -> list[str]:
    """What the check marks in the paragraphs of a document."""
    check = make(fr="AI IA, WHO OMS, UN ONU")
    for index, text in enumerate(texts):
        check.see(PassageView(Passage(str(index), Text(text)), index, "fr"))
    return [
        f"{texts[m.passage or 0][m.start : m.end]} {m.values['count']} {len(m.related)}"
        for m in check.close()
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["Une IA lit.", "Une AI lit."],
        ["Une AI lit, et l'IA écrit."],
        ["L'IA lit.", "L'essor de l'AI, et des robots, inquiète."],
    ],
)
def test_both_are_one_finding(texts: list[str]) -> None:
    """The English one is marked, wherever it stands."""
    assert found(*texts) == ["AI 1 1"]


def test_all_places_are_told() -> None:
    """The first is marked, the others are related."""
    assert found("L'AI lit.", "Une AI écrit.", "L'IA, cette IA, toute IA.") == [
        "AI 3 3"
    ]
    assert found("L'IA et la WHO, l'AI et l'OMS.") == ["AI 1 1", "WHO 1 1"]


@pytest.mark.parametrize(
    "text",
    [
        "L'IA lit ; Meta AI écrit.",
        "L'IA lit ; l'AI Act règle.",
        "L'IA lit ; l'AI-Act, l'AI.net et l'AI4 aussi.",
        "L'IA lit ; « une AI lit » est un titre.",
        "L'IA (AI) lit ; une AI écrit.",
        "L'IA ou AI lit ; une AI écrit.",
        "L'IA, en anglais AI, lit ; une AI écrit.",
        "L'IA/AI lit ; une AI écrit.",
        "UNE IA LIT ; UNE AI ÉCRIT",
        "Une AI lit ; une AI écrit.",
        "L'IA lit l'air, ai-je dit.",
        "L'ONU : UN accord.",
    ],
)
def test_names_and_explained_acronyms_are_silent(text: str) -> None:
    """They are told apart by what stands beside them."""
    assert not found(text)


def test_long_texts_take_no_square_time() -> None:
    """A list of acronyms ends soon."""
    start = time.perf_counter()
    found("une AI ( IA " * 20000)
    assert time.perf_counter() - start < 10
