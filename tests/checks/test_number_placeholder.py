"""What is left of a number whose tail a page translator lost."""

import pytest

from mtcheck.checks.number_placeholder import make
from mtcheck.match.view import PassageView
from mtcheck.model import Match, Passage, Text


def found(text: str) -> list[Match]:
    """Run the check on one text."""
    return list(make()(PassageView(Passage("1", Text(text)))))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("soit 1 XNUMX milliards d'étoiles", ("1 000 milliards",)),
        ("soit 1\u00a0XNUMX milliards d'étoiles", ("1\u00a0000 milliards",)),
        ("12\u202fXNUMX\u202fXNUMX millions", ("12\u202f000\u202f000 millions",)),
        ("1.XNUMX Milliarden Sterne", ("1.000 Milliarden",)),
        ("1 XNUMX habitants", ()),
        ("1 XNUMX billets vendus", ()),
        ("1 XNUMX militaires", ()),
        ("XNUMX milliards", ()),
        ("1 SNXNUMX milliards", ()),
    ],
)
def test_zeros_are_suggested_only_where_nothing_else_fits(
    text: str, wanted: tuple[str, ...]
) -> None:
    """Zeros follow from a unit word, from nothing else."""
    (match,) = found(text)
    assert match.suggestions == wanted


def test_the_digits_before_belong_to_the_place() -> None:
    """Groups that were filled in are marked with the lost one."""
    (match,) = found("Elle a 1 234 XNUMX habitants.")
    assert "Elle a 1 234 XNUMX habitants."[match.start : match.end] == "1 234 XNUMX"


@pytest.mark.parametrize(
    "text",
    ["", "« XNUMX »", "Le mot “XNUMX” revient", "`XNUMX`", "\ud800", "x" * 50_000],
)
def test_silent(text: str) -> None:
    """Cited tokens and odd texts raise nothing."""
    assert found(text) == []
