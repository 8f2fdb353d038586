"""How sure a penalty per word is."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.interval import Stretch, penalty_interval, stretches_of, student_95

STRETCHES = st.lists(
    st.builds(
        Stretch,
        st.integers(1, 300).map(float),
        st.sampled_from([0.0, 0.1, 1.0, 5.0, 26.0, 400.0]),
    ),
    min_size=1,
    max_size=60,
)


@given(STRETCHES)
def test_the_estimate_lies_inside(stretches: list[Stretch]) -> None:
    """Points per word lie in their interval, which does not go below 0."""
    interval = penalty_interval(stretches)
    assert interval is not None
    rate = sum(s.points for s in stretches) / sum(s.words for s in stretches)
    assert 0 <= interval.low <= rate + 1e-12
    assert rate < interval.high


@given(STRETCHES, st.integers(2, 30))
def test_more_of_the_same_is_surer(stretches: list[Stretch], times: int) -> None:
    """The interval shrinks when the same stretches come again and again."""
    once, often = penalty_interval(stretches), penalty_interval(stretches * times)
    assert once is not None
    assert often is not None
    assert often.high - often.low < once.high - once.low


@given(STRETCHES)
def test_order_of_draws_does_not_matter(stretches: list[Stretch]) -> None:
    """Stretches are a sample, not a sequence."""
    there, back = penalty_interval(stretches), penalty_interval(stretches[::-1])
    assert there == pytest.approx(back)


@given(STRETCHES, st.sampled_from([1.0, 3.0, 5.0, 50.0]))
def test_stretches_keep_every_word_and_point(
    passages: list[Stretch], block: float
) -> None:
    """Putting passages together loses nothing, one document or many."""
    for documents in (
        [passages],
        [[p] for p in passages],
        [passages[:3], passages[3:]],
    ):
        together = stretches_of(documents, block=block)
        assert sum(s.words for s in together) == sum(p.words for p in passages)
        assert sum(s.points for s in together) == pytest.approx(
            sum(p.points for p in passages)
        )


def test_nothing_found_is_no_proof_of_nothing() -> None:
    """Without findings the bound is that of no event: some four major errors."""
    interval = penalty_interval([Stretch(500.0, 0.0), Stretch(500.0, 0.0)])
    assert interval is not None
    assert interval.low == 0
    assert 0.015 < interval.high < 0.03


def test_no_words_no_interval() -> None:
    """There is no rate to be sure of."""
    assert penalty_interval([]) is None
    assert penalty_interval([Stretch(0.0, 5.0)]) is None
    assert stretches_of([[Stretch(0.0, 0.0)]]) == []


def test_by_hand() -> None:
    """Two stretches of 100 words, 0 and 10 points.

    Rate 0.05; squares 2 × 5²; seen 2 × 50 / 10 = 10 on one freedom; usual 5 + 40 × 0.05
    = 7 on eight; so an effective error costs (10 + 8 × 7) / 9 = 7.333 points, and
    there are 1.3636 of them. t(9) = 2.262.
    """
    interval = penalty_interval([Stretch(100.0, 0.0), Stretch(100.0, 10.0)])
    assert interval is not None
    errors, third = 10 / (66 / 9), 2.262 / 3
    low = errors * max(0.0, 1 - 1 / (9 * errors) - third / errors**0.5) ** 3
    more = errors + 1
    high = more * (1 - 1 / (9 * more) + third / more**0.5) ** 3
    assert interval == pytest.approx(
        (low * 66 / 9 / 200, high * 66 / 9 / 200), rel=1e-3
    )


def test_neighbours_that_share_their_errors_count_less() -> None:
    """The same penalties, heaped up or spread evenly over a file."""
    spread = [Stretch(20.0, float(i % 4 == 0)) for i in range(200)]
    heaped = [Stretch(20.0, float(i < 50)) for i in range(200)]
    even = penalty_interval(stretches_of([spread]))
    uneven = penalty_interval(stretches_of([heaped]))
    assert even is not None
    assert uneven is not None
    assert uneven.high - uneven.low > 1.5 * (even.high - even.low)


def test_documents_are_kept_whole_where_there_are_many() -> None:
    """Thirty short documents are thirty draws, one long one is cut into stretches."""
    short = [[Stretch(10.0, 0.0), Stretch(30.0, 1.0)] for _ in range(30)]
    assert stretches_of(short) == [Stretch(40.0, 1.0)] * 30
    long = stretches_of([[p for document in short for p in document]])
    assert 3 <= len(long) < 10


@pytest.mark.parametrize(
    ("freedom", "t"), [(8, 2.3060), (10, 2.2281), (20, 2.0860), (60, 2.0003)]
)
def test_student(freedom: int, t: float) -> None:
    """Values of the printed tables."""
    assert student_95(freedom) == pytest.approx(t, abs=2e-4)


def test_it_holds_the_truth() -> None:
    """On texts of clustered, skewed errors about 95 of 100 intervals are right."""
    chance = random.Random(20)  # noqa: S311
    truth, held = 0.0, 0
    population = [clustered(chance) for _ in range(400)]
    words = sum(p.words for document in population for p in document)
    truth = sum(p.points for document in population for p in document) / words
    for _ in range(400):
        sample = [chance.choice(population) for _ in range(12)]
        interval = penalty_interval(stretches_of(sample))
        assert interval is not None
        held += interval.low <= truth <= interval.high
    assert 0.92 <= held / 400 <= 0.99


def clustered(chance: random.Random) -> list[Stretch]:
    """A document of eight passages whose errors share a rate of their own."""
    rate = chance.gammavariate(2.0, 0.01)
    cost = {True: 5.0, False: 1.0}
    return [
        Stretch(
            20.0,
            sum(
                cost[chance.random() < 0.3] for _ in range(20) if chance.random() < rate
            ),
        )
        for _ in range(8)
    ]


def test_ten_thousand_passages_take_no_time() -> None:
    """One pass: a hundredth of a second, generously."""
    passages = [Stretch(float(5 + i % 30), float(i % 7 == 0)) for i in range(10_000)]
    start = time.perf_counter()
    assert penalty_interval(stretches_of([passages])) is not None
    assert time.perf_counter() - start < 0.1
