"""Names of a whole document: read as bare words first, looked up when asked for."""

from __future__ import annotations

import pytest

from mtcheck.checks import make_check
from mtcheck.match.names import NameBook, names
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def _view(text: str, index: int = 0) -> PassageView:
    return PassageView(Passage(str(index), Text(text)), index, "fr")


def _found(name: str, *texts: str) -> list[str]:
    check = make_check(name, {})
    views = [_view(text, index) for index, text in enumerate(texts)]
    for view in views:
        check.see(view)  # type: ignore[union-attr]
    matches = check.close()  # type: ignore[union-attr]
    return [views[m.passage or 0].raw[m.start : m.end] for m in matches]


def test_a_name_knows_the_one_before_it() -> None:
    """What stands before the capital belongs to it: « iPhone », « macOS »."""
    uses = list(names(_view("Chez Ada Lovelace, un iPhone et macOS.")))
    assert [(use.name, use.before) for use in uses] == [
        ("Chez", ""),
        ("Ada", "Chez"),
        ("Lovelace", "Ada"),
        ("iPhone", ""),
        ("macOS", ""),
    ]


def test_only_the_passages_that_are_wanted_are_looked_up() -> None:
    """Their uses come in text order."""
    book = NameBook()
    for index, text in enumerate(("Zorglub rit.", "Spirou part.", "Zorglub dort.")):
        book.read(_view(text, index))
    assert list(book.words()) == ["Zorglub", "Spirou"]
    found = book.look_up(lambda words: "Zorglub" in words)
    assert [use.place.passage for use in found] == [0, 2]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("OpenAI a parlé.", "OpenAi se tait."), ["OpenAi"]),
        (("OpenAI a parlé.", "Open AI se tait.", "Chez OpenAI."), ["Open AI"]),
        (("Un iPhone neuf.", "Cet Iphone est cassé."), ["Iphone"]),
        (("La NASA décolle.", "La Nasa atterrit."), []),
        (("Paris dort.", "Le maire de Paris veille."), []),
    ],
)
def test_inner_capitals(texts: tuple[str, ...], found: list[str]) -> None:
    """Names without capitals inside are never compared."""
    assert _found("name-capitals", *texts) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Kowalczyk parle. Kowalczyk rit.", "Kowalzcyk se tait."), ["Kowalzcyk"]),
        (("Kowalczyk parle. Kowalczyk rit.", "@Kowalzcyk se tait."), []),
        (("Kowalczyk parle.", "Nowakowski se tait."), []),
    ],
)
def test_one_letter_apart(texts: tuple[str, ...], found: list[str]) -> None:
    """An account is no name of the text."""
    assert _found("name-letters", *texts) == found
