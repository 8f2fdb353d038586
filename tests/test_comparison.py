"""What is new, gone and the same between two states of a text."""

from __future__ import annotations

import json

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.comparison import Comparison, Flag, compare, state_of
from mtcheck.errors import InputError
from mtcheck.read import read_text
from mtcheck.read.past import is_report, parse_report
from mtcheck.report import render
from mtcheck.report.comparison import write_json, write_text
from mtcheck.scan import Limits, scan
from mtcheck.scanner import Scanner

BEFORE = "La pompe vide la la cuve.\n\nElle a été été réparée hier.\n\nIl pleut."
AFTER = "La pompe vide la la cuve.\n\nHier, elle a été été réparée.\n\nIl pleut pleut."


def compared(before: str, after: str) -> Comparison:
    """Two French texts side by side."""
    scanner = Scanner(load_catalogue(), target_lang="fr")
    one, other = (
        state_of(scanner.check(read_text(content, name)), name)
        for content, name in ((before, "a.txt"), (after, "b.txt"))
    )
    return compare(one, other)


def words(flags: tuple[Flag, ...]) -> list[str]:
    """What the findings mark."""
    return [flag.text for flag in flags]


def test_findings_are_new_gone_or_the_same() -> None:
    """One in a sentence that was changed elsewhere is the same."""
    found = compared(BEFORE, AFTER)
    assert words(found.same) == ["la la", "été été"]
    assert words(found.new) == ["pleut pleut"]
    assert found.gone == ()
    back = compared(AFTER, BEFORE)
    assert (words(back.new), words(back.gone)) == ([], ["pleut pleut"])


def test_a_second_like_the_first_is_new() -> None:
    """Each finding has one partner."""
    found = compared("La la cuve.\n\nBon.", "La la cuve.\n\nLa la cuve.")
    assert (words(found.same), words(found.new)) == (["La la"], ["La la"])


def test_the_interval_needs_pairs() -> None:
    """Passages that do not pair up have no difference to draw from."""
    assert compared(BEFORE, BEFORE).difference == (0.0, 0.0)
    assert compared(BEFORE, "Il pleut.").difference is None


def test_a_report_is_read_back() -> None:
    """A state that was written and read is the state."""
    scanner = Scanner(load_catalogue(), target_lang="fr")
    document = read_text(BEFORE, "a.txt")
    report = scan(scanner, [document], limits=Limits())
    content = render(report, "json")
    assert is_report(content)
    state = parse_report(content, "a.txt")
    fresh = state_of(scanner.check(document), "a.txt")
    assert state.flags == fresh.flags
    assert state.passages == fresh.passages
    assert compare(state, fresh).new == ()


@pytest.mark.parametrize(
    "content",
    ["{}", "[]", '{"schema": "mtcheck/1"', '{"schema": "mtcheck/1", "summary": 3}'],
)
def test_what_is_no_report_is_refused(content: str) -> None:
    """In one line that names the file."""
    with pytest.raises(InputError, match=r"x\.json: is not a report"):
        parse_report(content, "x.json")


def test_text_and_json_tell_the_same() -> None:
    """The same counts; control characters are made visible."""
    found = compared(BEFORE, AFTER + " \x1b[31mOui oui.")
    told = json.loads(write_json(found))
    shown = write_text(found)
    assert [len(told[key]) for key in ("new", "gone", "same")] == [1, 0, 2]
    assert "1 new in B" in shown
    assert "2 the same in both" in shown
    assert "\x1b" not in shown
