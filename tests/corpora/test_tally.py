"""Sums of parts: the same as those of a plain scan, in memory that does not grow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.corpora.tally import Stretches, Tally
from mtcheck.model import Severity
from mtcheck.read import read_path
from mtcheck.schemes import Scale

from .conftest import Checked, json_lines, scanner, write


def summed(outputs: object) -> Tally:
    """The sum of all parts."""
    tally = Tally()
    for part in outputs.parts:  # type: ignore[attr-defined]
        tally.add(part.tally)
    return tally


def test_the_score_is_that_of_a_plain_scan(tmp_path: Path, checked: Checked) -> None:
    """With its interval, as long as every row has a stretch of its own."""
    path = write(tmp_path / "a.jsonl", json_lines(copies=800))
    report = scanner().check(read_path(str(path)))
    tally = summed(checked(path))
    score = tally.score(report.score.signature, Scale())
    assert tally.rows == 4000
    assert score == report.score


def test_many_rows_take_no_more_room() -> None:
    """Neighbours are joined; what they add up to stays."""
    few, many = Stretches(), Stretches()
    for number in range(100_000):
        many.add(10 + number % 3, float(number % 7 == 0))
        if number < 4095:
            few.add(10, 0.0)
    assert len(few.held) == 4095
    assert few.each == 1
    assert many.each == 32
    assert len(many.held) < 4096
    stretches = many.all()
    assert sum(it.words for it in stretches) == sum(10 + n % 3 for n in range(100_000))
    assert sum(it.points for it in stretches) == len(range(0, 100_000, 7))


def test_an_interval_of_joined_rows_is_nearly_the_same() -> None:
    """Whether a corpus is held row by row or not."""
    fine, coarse = Tally(), Tally()
    coarse.stretches = Stretches(each=16)
    for number in range(4000):
        words, penalty = 15 + number % 11, float(number * 7919 % 23 == 0)
        for tally in (fine, coarse):
            part = Tally()
            part.row(words, penalty)
            tally.add(part)
    one, other = (it.score("", Scale()).penalty_interval for it in (fine, coarse))
    assert one is not None
    assert other is not None
    assert one.low == pytest.approx(other.low, rel=0.05)
    assert one.high == pytest.approx(other.high, rel=0.05)


def test_a_sum_survives_its_journal(tmp_path: Path, checked: Checked) -> None:
    """Written as JSON and read again, it goes on adding the same."""
    path = write(tmp_path / "a.jsonl", json_lines(copies=3) + "{oops\n")
    outputs = checked(path, drop=["code=MT205"])
    tally = summed(outputs)
    again = Tally.of_plain(json.loads(json.dumps(tally.plain())))
    assert again == tally
    for each in (tally, again):
        each.add(outputs.parts[0].tally)
    assert again == tally
    assert (again.rows, again.faults, again.kept, again.dropped) == (30, 2, 18, 14)


def test_bars_count_rows_by_penalty() -> None:
    """From a step up to the next one."""
    tally = Tally()
    for penalty in (0.0, 0.1, 1.0, 4.9, 5.0, 25.0, 1000.0):
        tally.row(10, penalty)
    assert tally.bars == {"0": 2, "1": 2, "2": 1, "4": 1, "5": 1}


def test_an_empty_sum_has_no_score() -> None:
    """Nor an interval."""
    score = Tally().score("signature", Scale())
    assert (score.value, score.interval, score.penalty_per_1000_words) == (None,) * 3
    assert score.by_severity == dict.fromkeys(Severity, 0)
