"""One term of the source in several words."""

from __future__ import annotations

import pytest

from mtcheck.checks.term_drift import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

TERMS = ("quay|quays: quai|quais / embarcadère|embarcadères", "bay: baie / travée")


def found(*pairs: tuple[str, str | None]) -> list[str]:
    """What the check marks in pairs of target and source, with all names."""
    check = make(terms=TERMS)
    for index, (target, source) in enumerate(pairs):
        original = Text(source) if source is not None else None
        passage = Passage(str(index), Text(target), "segment", source=original)
        check.see(PassageView(passage, index, "fr"))
    return [
        f"{pairs[m.passage or 0][0][m.start : m.end]}, {m.values['term']}: {m.values['names']}"
        for m in check.close()
    ]


def test_the_rarer_word_is_marked() -> None:
    """Passages without the term in their source do not count."""
    assert found(
        ("Le quai est long.", "The quay is long."),
        ("Un embarcadère.", "A landing stage."),
        ("Cet embarcadère est vide.", "This Quay is empty."),
        ("Deux quais et la baie.", "Two quays and the bay."),
        ("Une travée est vide.", "One bay is empty."),
    ) == [
        "embarcadère, quay: « quai » (2), « embarcadère » (1)",
        "travée, bay: « baie » (1), « travée » (1)",
    ]


@pytest.mark.parametrize(
    "pairs",
    [
        [("Le quai.", "The quay."), ("Deux quais.", "Two quays.")],
        [("Le quai.", "The quay."), ("Un embarcadère.", "A landing stage.")],
        [("Le quai et l'embarcadère.", "The quay and the landing stage."), ("Un quai.", "A quay.")],
        [("Le quai.", "The quay."), ("L'Embarcadère.", "The quay.")],
        [("Le quai.", None), ("L'embarcadère.", None)],
        [("Le quai.", "The quay."), ("L'embarcadère.", "The quayside, x.quay and quay-y.")],
    ],
)  # fmt: skip
def test_what_means_no_drift(pairs: list[tuple[str, str | None]]) -> None:
    """Other source words, names, a second word in the passage, no source."""
    assert not found(*pairs)
