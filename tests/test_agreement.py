"""When a finding and a marked span speak of the same place."""

from __future__ import annotations

import pytest

from mtcheck.agreement import overlap, touches, zones
from mtcheck.corpus import HumanSpan
from mtcheck.model import Confidence, Finding, Severity

TEXT = "Le port est fermé lundi."  # 3: port, 8: est, 12: fermé, 18: lundi.


def finding(start: int, end: int) -> Finding:
    """A finding at a place of the text."""
    return Finding(
        "XX1", "a-name", "accuracy/omission", Severity.MAJOR, Confidence.HIGH, "", None,
        "1", 0, 1, start + 1, 1, end + 1, start, end, TEXT[start:end], (), None, (), "",
    )  # fmt: skip


def span(start: int, end: int) -> HumanSpan:
    """A span in the target."""
    return HumanSpan(start, end, "major", "", "tgt")


@pytest.mark.parametrize(
    ("found", "marked", "expected"),
    [
        pytest.param((3, 7), (3, 7), True, id="the same"),
        pytest.param((3, 7), (6, 11), True, id="one character"),
        pytest.param((3, 7), (7, 8), True, id="next to it: slack"),
        pytest.param((8, 11), (3, 7), False, id="a character between"),
        pytest.param((12, 17), (3, 7), False, id="far off"),
        pytest.param((7, 7), (3, 7), True, id="empty finding at the edge"),
        pytest.param((12, 17), (18, 18), True, id="omission after this token"),
        pytest.param((18, 24), (18, 18), True, id="omission before this token"),
        pytest.param((8, 11), (18, 18), False, id="two tokens from the omission"),
        pytest.param((12, 13), (14, 14), True, id="omission inside a token"),
        pytest.param((18, 23), (24, 24), True, id="omission at the end"),
        pytest.param((0, 2), (0, 0), True, id="omission at the start"),
        pytest.param((3, 7), (0, 0), False, id="second token, omission at the start"),
    ],
)
def test_touch(
    found: tuple[int, int], marked: tuple[int, int], *, expected: bool
) -> None:
    """A character of slack around spans, a token around omissions."""
    (zone,) = zones(TEXT, [span(*marked)])
    assert touches(finding(*found), zone) is expected


def test_omission_in_an_empty_text() -> None:
    """Nothing can touch it, and nothing breaks."""
    assert zones("", [span(0, 0)]) == [(0, 0)]


def test_characters_count_once() -> None:
    """Overlapping findings and spans cover a character one time."""
    found = [finding(3, 7), finding(5, 11)]
    marked = [span(6, 9), span(8, 12), span(18, 18)]
    assert overlap(found, marked) == (5, 8, 6)
    assert overlap([], []) == (0, 0, 0)
