"""Quotation marks over a document."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks.quotation import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(
    texts: list[str], pick: str, lang: str = "fr", kind: str = "paragraph"
) -> list[str]:
    """What the check marks in the paragraphs of a document."""
    check = make(pick=pick)
    for index, text in enumerate(texts):
        check.see(PassageView(Passage(str(index), Text(text), kind), index, lang))
    return [texts[m.passage or 0][m.start : m.end] for m in check.close()]


@pytest.mark.parametrize(
    "texts",
    [
        ["« Un.", "« Deux.", "« Trois. »"],
        ["« Un.", "Deux.", "Trois. »"],
        ["« Un « deux. »"],
        ["Il dit : « Un.", "» Deux. »"],
        ['"Un deux"', "5' 3\""],
    ],
)
def test_a_quotation_may_run_over_paragraphs(texts: list[str]) -> None:
    """Each of these is closed somewhere."""
    assert not found(texts, "unclosed")
    assert not found(texts, "unopened")


def test_another_quotation_does_not_close_the_first() -> None:
    """A paragraph that does not begin with a mark breaks the chain."""
    assert found(["« Un.", "Deux « trois »."], "unclosed") == ["« Un"]
    assert found(["« Un.", '"Deux."', "« Trois.", "Quatre."], "unclosed") == [
        "« Un",
        "« Trois",
    ]


def test_too_far_away_is_not_closed() -> None:
    """After twenty passages nobody remembers."""
    far = ["« Un.", *["Deux."] * 30, "Trois. »"]
    assert found(far, "unclosed") == ["« Un"]
    assert found(far, "unopened") == ["»"]


def test_rows_of_data_are_silent_without_a_source() -> None:
    """A row may be a piece of a quotation."""
    assert not found(["« Un."], "unclosed", kind="segment")


def test_the_rarer_system_is_reported() -> None:
    """Whichever the language, the majority rules."""
    texts = ['"Un deux trois." "Un deux trois." "Un deux trois." « Un deux trois. »']
    assert found(texts, "system") == ["« Un"]
    assert not found(texts, "system", "de")


def test_languages_without_rules_are_silent() -> None:
    """Marks mean other things elsewhere."""
    for pick in ("unclosed", "unopened", "pair", "system"):
        assert not found(["« Un »« «", "”a”b“"], pick, "fi")


@pytest.mark.parametrize(
    "text", ["«" * 20000, "»" * 20000, "« a »" * 20000, '" a' * 20000, "“ a" * 20000]
)
def test_many_marks_take_no_square_time(text: str) -> None:
    """Damaged files end soon."""
    start = time.perf_counter()
    for pick in ("unclosed", "unopened", "pair", "system"):
        found([text], pick)
    assert time.perf_counter() - start < 20
