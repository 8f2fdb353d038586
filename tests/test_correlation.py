"""Three coefficients, against known values and a slow reading of the definition."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.correlation import Pair, coefficients, kendall, pearson, spearman


def pairs(xs: Sequence[float], ys: Sequence[float]) -> list[Pair]:
    """Points that count once each."""
    return [Pair(x, y) for x, y in zip(xs, ys, strict=True)]


def test_known_values() -> None:
    """Examples of SciPy's documentation."""
    assert kendall(pairs([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])) == pytest.approx(
        -0.47140452079103173
    )
    assert spearman(pairs([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])) == pytest.approx(
        0.8207826816681233
    )
    assert pearson(pairs([1, 2, 3, 4, 5], [10, 9, 2.5, 6, 4])) == pytest.approx(
        -0.7426106572325057
    )


@pytest.mark.parametrize(
    "points",
    [
        pytest.param([], id="nothing"),
        pytest.param([Pair(1, 2)], id="one point"),
        pytest.param([Pair(1, 2), Pair(1, 3)], id="the same x"),
        pytest.param([Pair(1, 2), Pair(3, 2)], id="the same y"),
        pytest.param([Pair(0.1, 2, 3), Pair(0.1, 5, 0)], id="one that never counts"),
    ],
)
def test_without_variation_there_is_none(points: list[Pair]) -> None:
    """No coefficient where one of the series stands still."""
    assert coefficients(points) == (None, None, None)


def test_tiny_and_huge_numbers_correlate() -> None:
    """The scales of the two series do not matter."""
    xs = [1e9, 2e9, 4e9, 3e9]
    ys = [1e-9, 2e-9, 4e-9, 3e-9]
    assert coefficients(pairs(xs, ys)) == pytest.approx((1.0, 1.0, 1.0))


SMALL = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 3)), max_size=25
)


@given(SMALL)
def test_weights_are_repetitions(points: list[tuple[int, int, int]]) -> None:
    """A weight of three is the same as the point three times."""
    weighted = [Pair(*point) for point in points]
    repeated = [Pair(x, y) for x, y, weight in points for _ in range(weight)]
    for some, other in zip(coefficients(weighted), coefficients(repeated), strict=True):
        assert some == (None if other is None else pytest.approx(other, abs=1e-9))


@given(SMALL)
def test_kendall_is_what_its_definition_says(
    points: list[tuple[int, int, int]],
) -> None:
    """All pairs of points, one by one."""
    spread = [(x, y) for x, y, weight in points for _ in range(weight)]
    both = some = other = 0
    for (x1, y1), (x2, y2) in combinations(spread, 2):
        x, y = (x1 > x2) - (x1 < x2), (y1 > y2) - (y1 < y2)
        both, some, other = both + x * y, some + abs(x), other + abs(y)
    expected = both / sqrt(some * other) if some * other else None
    found = kendall([Pair(*point) for point in points if point[2]])
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-9))


@given(SMALL)
def test_bounds_and_symmetry(points: list[tuple[int, int, int]]) -> None:
    """From -1 to 1, and the same either way round."""
    there = coefficients(Pair(x, y, w) for x, y, w in points)
    back = coefficients(Pair(y, x, w) for x, y, w in points)
    for some, other in zip(there, back, strict=True):
        if some is None or other is None:
            assert some is other
        else:
            assert -1 <= some <= 1
            assert some == pytest.approx(other, abs=1e-9)


def test_many_points_are_quick() -> None:
    """A hundred thousand points would take hours one by one."""
    points = [Pair(float(i % 997), float(i * 7919 % 1009)) for i in range(30_000)]
    assert abs(kendall(points) or 1) < 0.05
