"""One source in two translations."""

from __future__ import annotations

import pytest

from mtcheck.checks.source_twice import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(*pairs: tuple[str, str | None]) -> list[str]:
    """What the check marks in pairs of target and source, related places last."""
    check = make()
    for index, (target, source) in enumerate(pairs):
        original = Text(source) if source is not None else None
        passage = Passage(str(index), Text(target), "segment", source=original)
        check.see(PassageView(passage, index, "fr"))
    return [
        pairs[place][0][start:end]
        for match in check.close()
        for place, start, end in [
            (match.passage or 0, match.start, match.end),
            *match.related,
        ]
    ]


def test_the_second_translation_is_marked() -> None:
    """The first is related; white space at the edges is not marked."""
    assert found(
        ("Le pont est clos.", "The bridge is closed."),
        ("Le col aussi.", "So is the pass."),
        (" Le pont est fermé. ", "The bridge is closed. "),
        ("Le pont est barré.", "The bridge is closed."),
    ) == ["Le pont est fermé.", "Le pont est clos.", "Le pont est barré."]


@pytest.mark.parametrize(
    "pairs",
    [
        [("Le pont.", "The bridge."), ("LE PONT", "The bridge.")],
        [("Le pont 1.", "The bridge."), ("Le pont 2.", "The bridge.")],
        [("Clos", "Closed"), ("Fermé", "Closed")],
        [("Clos", "[Closed] (2)"), ("Fermé", "[Closed] (2)")],
        [("Le pont.", None), ("Un pont.", None)],
        [("Le pont.", "The bridge."), ("Un pont.", "A bridge.")],
        [("Le pont.", "The bridge."), ("---", "The bridge.")],
    ],
)
def test_equal_and_short_ones_are_silent(pairs: list[tuple[str, str | None]]) -> None:
    """Capitals, signs and numbers do not count; a word alone has many meanings."""
    assert not found(*pairs)
