"""Brackets over a document."""

from __future__ import annotations

import pytest

from mtcheck.checks.open_bracket import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(texts: list[str], pick: str, kind: str = "paragraph") -> list[str]:
    """What the check marks in the paragraphs of a document."""
    check = make(pick=pick)
    for index, text in enumerate(texts):
        check.see(PassageView(Passage(str(index), Text(text), kind), index, "fr"))
    return [texts[m.passage or 0][m.start : m.end] for m in check.close()]


@pytest.mark.parametrize(
    "texts",
    [
        ["une fois (un", "deux)"],
        ["Bonjour :-) et ;)"],
        ["a) un ; b) deux", "1) un", "iv) quatre"],
        ["x dans [0, 1) ou ]0 ; 1)"],
        ["voir https://exemple.org/a_(b)) ici"],
        [""],
    ],
)
def test_these_are_whole(texts: list[str]) -> None:
    """Closed later, faces, marks of lists, intervals, addresses."""
    assert not found(texts, "unclosed")
    assert not found(texts, "unopened")


def test_each_half_is_reported_by_its_own_rule() -> None:
    """With the word beside it."""
    assert found(["un (deux"], "unclosed") == ["(deux"]
    assert found(["un et deux) trois"], "unopened") == ["deux)"]
    assert not found(["un (deux"], "unopened")
    assert not found(["un (deux"], "unclosed", "segment")
