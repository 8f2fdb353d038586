"""Penalties, scores, intervals, verdicts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import PassageScore, Score, Severity
from mtcheck.schemes import SCHEMES, Scale, Scoring
from mtcheck.score import count_words, judge, signature, total_score


def passages(*pairs: tuple[int, float]) -> list[PassageScore]:
    """Passages of so many words with such penalties."""
    return [PassageScore(str(i), i, i, w, p, None) for i, (w, p) in enumerate(pairs, 1)]


def total(*pairs: tuple[int, float]) -> Score:
    """The score over passages."""
    return total_score(passages(*pairs), [], "signed")


def test_formula_of_the_contract() -> None:
    """Score = 100 × (1 − penalty / words); penalty per 1,000 words beside it."""
    score = total((100, 5.0), (300, 1.0))
    assert score.penalty == 6.0
    assert score.value == pytest.approx(98.5)
    assert score.penalty_per_1000_words == pytest.approx(15.0)


def test_never_below_zero() -> None:
    """A ruin of a text has the score 0."""
    assert total((2, 50.0), (2, 0.0)).value == 0.0


def test_no_words_no_score() -> None:
    """What has no words has no score, rather than a perfect one."""
    score = total((0, 0.0))
    assert score.value is None
    assert score.penalty_per_1000_words is None
    assert score.interval is None


def test_one_passage_has_no_interval() -> None:
    """A single cluster says nothing about its spread."""
    assert total((100, 5.0)).interval is None


def test_interval_is_of_the_score_and_of_the_penalty() -> None:
    """One interval, told twice: points per 1,000 words, and on the scale."""
    score = total((400, 0.0), (600, 5.0), (500, 1.0))
    assert score.interval is not None
    assert score.penalty_interval is not None
    low, high = score.penalty_interval
    assert 0 < low < 4.0 < high
    assert score.interval == pytest.approx((100 - high / 10, 100 - low / 10))


def test_files_are_the_clusters_where_there_are_many() -> None:
    """Penalties that keep to a few files make the score less certain."""
    spread = passages(*[(50, float(i % 4 == 0)) for i in range(40)])
    heaped = passages(*[(50, float(i < 10)) for i in range(40)])
    files = [4] * 10
    wide = total_score(heaped, [], "signed", files=files).interval
    narrow = total_score(spread, [], "signed", files=files).interval
    assert wide is not None
    assert narrow is not None
    assert wide.high - wide.low > 1.2 * (narrow.high - narrow.low)


def test_calibrated_scale() -> None:
    """The acceptable penalty has the passing score; none has 100; much has 0."""
    scale = Scale(acceptable=20.0, passing=90.0)
    at = {
        p: total_score(passages((1000, p)), [], "", scale=scale) for p in (0, 20, 999)
    }
    assert [at[p].value for p in (0, 20, 999)] == pytest.approx([100, 90, 0])
    assert scale.least == 90.0
    assert Scale().least is None


@given(
    st.lists(
        st.tuples(st.integers(1, 200), st.sampled_from([0.0, 1.0, 5.0, 25.0])),
        min_size=2,
        max_size=40,
    )
)
def test_interval_holds_the_score(pairs: list[tuple[int, float]]) -> None:
    """The score lies in its interval, which lies in 0 to 100."""
    score = total(*pairs)
    assert score.interval is not None
    assert score.value is not None
    assert 0 <= score.interval.low <= score.value + 1e-9
    assert score.value - 1e-9 <= score.interval.high <= 100


@given(
    st.lists(
        st.tuples(st.integers(1, 200), st.sampled_from([0.0, 1.0, 25.0])),
        min_size=1,
        max_size=20,
    )
)
def test_more_penalty_never_a_better_score(pairs: list[tuple[int, float]]) -> None:
    """Adding a finding lowers the score or leaves it."""
    worse = [(pairs[0][0], pairs[0][1] + 5.0), *pairs[1:]]
    before, after = total(*pairs).value, total(*worse).value
    assert before is not None
    assert after is not None
    assert after <= before


def counted(words: int, **counts: int) -> Score:
    """A score with these counts."""
    held = {s: counts.get(s.label, 0) for s in Severity}
    return Score(1, words, held, 30.0, 30_000 / words, 100 - 3000 / words, None, "")


@pytest.mark.parametrize(
    ("score", "limits", "reasons"),
    [
        pytest.param(counted(2000, minor=3), {}, (), id="minor ones pass"),
        pytest.param(
            counted(2000, major=1, minor=3), {}, ("1 major finding",), id="major fails"
        ),
        pytest.param(
            counted(2000, critical=2, major=1),
            {"fail_on": Severity.CRITICAL},
            ("2 critical findings",),
            id="critical only",
        ),
        pytest.param(counted(2000, critical=2), {"fail_on": None}, (), id="never"),
        pytest.param(
            counted(2000), {"min_score": 99.0}, ("score 98.5 below 99",), id="score"
        ),
        pytest.param(
            counted(2000),
            {"max_penalty": 10.0},
            ("penalty 15.0 per 1,000 words above 10",),
            id="penalty",
        ),
        pytest.param(
            counted(500),
            {"min_score": 99.0, "max_penalty": 1.0},
            (),
            id="too few words to judge by score",
        ),
    ],
)
def test_verdicts(
    score: Score, limits: dict[str, float], reasons: tuple[str, ...]
) -> None:
    """Each limit that is passed gives its reason."""
    wanted = {
        "fail_on": Severity.MAJOR,
        "min_score": None,
        "max_penalty": None,
    } | limits
    gate = judge(score, **wanted)  # type: ignore[arg-type]
    assert gate.reasons == reasons
    assert gate.passed is (not reasons)


def test_signature_tells_what_made_a_score() -> None:
    """Version, rules and weights; comparable only when equal."""
    assert (
        signature("1.0", "abcdef0123", 7)
        == "mtcheck|v:1.0|rules:7.abcdef01|weights:0/1/5/25|unit:word|scoring:mqm"
    )
    calibrated = Scoring(SCHEMES["wmt"], Scale(30.0, 90.0))
    assert signature("1.0", "abcdef0123", 7, calibrated).endswith(
        "|weights:0/1/5/5|unit:word|scoring:wmt|scale:90@30"
    )


def test_words_stand_between_white_space() -> None:
    """As an editor counts."""
    assert count_words("l’eau  est\u00a0là : oui") == 5
