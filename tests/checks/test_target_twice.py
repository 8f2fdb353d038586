"""One translation for two sources, and what counts as the same passage."""

from __future__ import annotations

import pytest

from mtcheck.checks.target_twice import make
from mtcheck.match.sameness import is_same_wording, passage_key
from mtcheck.match.view import PassageView
from mtcheck.model import Match, Passage, Text


def found(*pairs: tuple[str, str]) -> list[Match]:
    """The matches in pairs of target and source."""
    check = make()
    for index, (target, source) in enumerate(pairs):
        passage = Passage(str(index), Text(target), "segment", source=Text(source))
        check.see(PassageView(passage, index, "fr"))
    return list(check.close())


def test_one_finding_names_all_places() -> None:
    """It lies on the first that departs."""
    (match,) = found(
        ("La porte reste ouverte.", "The door stays open."),
        ("La porte reste ouverte", "The doors stay open"),
        (" La porte reste ouverte.", "Cats sleep all day."),
    )
    assert (match.passage, match.start) == (2, 1)
    assert [place.passage for place in match.related] == [0, 1]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Open  the File.", "open the file", True),
        ("Open file", "Open File", False),  # two words: a button, a title
        ("Close the file", "Open the file", False),
    ],
)
def test_keys_fold_what_says_nothing(one: str, other: str, *, is_same: bool) -> None:
    """Short texts are the same only letter for letter."""
    assert (passage_key(one) == passage_key(other)) is is_same


def test_inflection_is_no_other_wording() -> None:
    """« ouvert » and « ouverte » agree with what is around."""
    assert is_same_wording("Il est ouvert.", "il est ouverts", "fr")
    assert not is_same_wording("Il est ouvert.", "Il est fermé.", "fr")
