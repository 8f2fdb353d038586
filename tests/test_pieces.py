"""Words cut at their seams."""

from __future__ import annotations

import pytest

from mtcheck.pieces import pieces, token_of


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("poundsWeight", ["pounds", "Weight"]),
        ("TKOFounded", ["TKO", "Founded"]),
        ("3-pieceFreewheel", ["3", "piece", "Freewheel"]),
        ("l'été à Évry", ["l", "été", "à", "Évry"]),
        ("2mm 15MPHLarge", ["2", "mm", "15", "MPH", "Large"]),
        ("", []),
    ],
)
def test_pieces_end_at_seams(text: str, cut: list[str]) -> None:
    """Between small and capital letters, letters and digits, and at hyphens."""
    found = pieces(text)
    assert [piece.text for piece in found] == cut
    assert all(text[piece.start : piece.end] == piece.text for piece in found)


def test_token_stops_at_spaces_and_hyphens() -> None:
    """What stands together without anything between is one token."""
    found = pieces("slip-resistanceHollow 2mm")
    assert [p.text for p in token_of(found, 1)] == ["resistance", "Hollow"]
    assert [p.text for p in token_of(found, 0)] == ["slip"]
    assert [p.text for p in token_of(found, 4)] == ["2", "mm"]
