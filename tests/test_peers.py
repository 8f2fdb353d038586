"""How benchmarks count what a tool found, and the files that they give it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])


def test_a_tool_that_names_places_must_touch_the_wrong_words() -> None:
    from peers.detection import tally
    from peers.pairs import Pair
    from peers.tools import Alarm, mtcheck

    pairs = [
        Pair("1", "Seven.", "Sept cent.", "numbers", "cent"),
        Pair("2", "Eight. Nine.", "Huit.", "completeness"),
        Pair("3", "Ten.", "Dix."),
    ]
    tool = mtcheck()[0]
    beside = [Alarm("1", "MT1", (0, 2)), Alarm("2", "MT2", (0, 4)), Alarm("3", "MT3")]
    found = tally(tool, pairs, beside)
    assert (found.faults, found.right, found.any) == (2, 1, 2)
    assert (found.clean, found.alarms) == (1, 1)
    touching = tally(tool, pairs, [Alarm("1", "MT1", (5, 9))])
    assert touching.by_family == {"numbers": (1, 1), "completeness": (0, 1)}


def test_a_check_of_another_kind_is_no_right_reason() -> None:
    from peers import families
    from peers.clock import Command
    from peers.detection import tally
    from peers.pairs import Pair
    from peers.tools import Alarm, Tool

    known = families.read("num: numbers")
    tool = Tool("peer", "1", lambda *_: Command([]), lambda *_: iter(()), known)
    pair = Pair("1", "Seven.", "Huit.", "numbers", "Huit")
    assert tally(tool, [pair], [Alarm("1", "num")]).right == 1
    other = tally(tool, [pair], [Alarm("1", "caps")])
    assert (other.right, other.any) == (0, 1)


def test_the_big_file_is_the_same_every_time_and_varies_both_sides_alike() -> None:
    from peers.pairs import many

    label, pairs = many(500, own=True)
    assert label == "benchmarks/planted"
    assert pairs == many(500, own=True)[1]
    assert len({pair.id for pair in pairs}) == 500
    assert all("\t" not in pair.source + pair.target for pair in pairs)


def test_a_tool_that_breaks_is_told_from_one_that_finds_nothing(tmp_path: Path) -> None:
    from peers.clock import Command, ToolError, run

    run(Command([sys.executable, "-c", "pass"]), str(tmp_path / "out"))
    with pytest.raises(ToolError, match="ZeroDivisionError"):
        run(Command([sys.executable, "-c", "1/0"]), str(tmp_path / "out"))
