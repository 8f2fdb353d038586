"""Sentences of two texts laid side by side by their lengths."""

from __future__ import annotations

from math import inf, isclose

import pytest

from mtcheck.match.alignment import Languages, cost, costs_without

EN_FR = Languages("en", "fr")


def test_sentences_of_like_length_cost_next_to_nothing() -> None:
    """They pair up one by one."""
    assert cost([40, 80, 30], [47, 94, 35], EN_FR) < 0.1


def test_a_merged_sentence_costs_a_little() -> None:
    """Two for one, as long as both."""
    assert 2 < cost([40, 80, 30], [141, 35], EN_FR) < 3


def test_a_lost_sentence_costs_much_unless_it_is_left_out() -> None:
    """The one whose absence explains the lengths is the cheapest."""
    lengths = [40, 80, 30], [47, 35]
    without = costs_without(*lengths, EN_FR)
    assert without.index(min(without)) == 1
    assert cost(*lengths, EN_FR) > min(without) + 5


def test_an_added_sentence_is_found_on_the_other_side() -> None:
    """The longer side is the one that is tried."""
    without = costs_without([40, 30], [47, 94, 35], EN_FR)
    assert without.index(min(without)) == 1


@pytest.mark.parametrize(
    ("source", "target"), [([10] * 6, [60]), ([], [10]), ([10], [])]
)
def test_what_cannot_pair_up_has_no_price(source: list[int], target: list[int]) -> None:
    """No group of sentences is larger than four."""
    assert cost(source, target, EN_FR) == inf


def test_languages_have_their_own_lengths() -> None:
    """German takes more room than English, English than itself does not."""
    assert cost([100], [117], Languages("en", "de")) < cost(
        [100], [100], Languages("en", "de")
    )
    assert isclose(cost([100], [100], Languages("en", "en")), 0)
    assert cost([], [], EN_FR) == 0
