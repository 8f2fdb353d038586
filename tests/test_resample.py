"""Intervals of what was counted over documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.resample import draws, percentiles, wilson_95


def test_draws_are_seeded() -> None:
    """The same resamples each time, each of as many clusters as there are."""
    assert draws(7, 20) == draws(7, 20)
    assert all(sum(weights) == 7 for weights in draws(7, 20))
    assert len({tuple(weights) for weights in draws(7, 20)}) > 10


@pytest.mark.parametrize("clusters", [0, 1])
def test_one_document_says_nothing_about_others(clusters: int) -> None:
    """There is nothing to draw from."""
    assert draws(clusters, 100) == []


def test_percentiles() -> None:
    """The middle 95 of 0 … 100."""
    assert percentiles([float(n) for n in range(101)]) == (2.5, 97.5)


def test_percentiles_of_what_mostly_is_not() -> None:
    """A few resamples without a value are left out; many leave no interval."""
    assert percentiles([1.0, 2.0, None]) == pytest.approx((1.025, 1.975))
    assert percentiles([1.0, None, None]) is None
    assert percentiles([]) is None


def test_wilson_by_hand() -> None:
    """The printed example: 1 of 10 gives 1.8 to 40.4 %."""
    assert wilson_95(1, 10) == pytest.approx((0.0179, 0.4042), abs=1e-4)
    assert wilson_95(0, 0) is None


@given(st.integers(1, 500), st.data())
def test_wilson_holds_the_share(total: int, data: st.DataObject) -> None:
    """The share lies in its interval, the interval in 0 to 1."""
    hits = data.draw(st.integers(0, total))
    interval = wilson_95(hits, total)
    assert interval is not None
    assert 0 <= interval.low <= hits / total <= interval.high <= 1
