"""Departures from a text's own way of writing."""

from __future__ import annotations

import pytest

from mtcheck.checks.own_habit import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(*texts: str) -> list[str]:
    """What the check marks in the paragraphs of a document, related places last."""
    check = make(usual=r"\bn° \d", wrong=r"\b[Nn]o\. ?\d", sign=r"[°.]")
    for index, text in enumerate(texts):
        check.see(PassageView(Passage(str(index), Text(text)), index, "fr"))
    return [
        texts[place][start:end]
        for match in check.close()
        for place, start, end in [
            (match.passage or 0, match.start, match.end),
            *match.related,
        ]
    ]


def test_all_departures_are_one_finding() -> None:
    """A place of the right way comes last; the order of the two says nothing."""
    assert found("Le n° 1.", "Le no. 2.", "Le No. 3.") == ["no. 2", "No. 3", "n° 1"]
    assert found("Le no. 2 et le n\u00a0° 1, le n°\u00a01.") == ["no. 2", "n°\u00a01"]


@pytest.mark.parametrize(
    "text",
    ["Le n° 1 et le n° 2.", "Le no. 1 et le no. 2.", "Ni l'un ni l'autre.", "", "Le n° 1, `no. 2`."],
)  # fmt: skip
def test_one_way_is_a_choice(text: str) -> None:
    """Code is no part of the text."""
    assert not found(text)


def test_many_departures_name_few_places() -> None:
    """Six related places are enough."""
    assert len(found("n° 1 ", "no. 2 " * 50)) == 7
