"""One name in several spellings."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from mtcheck.checks import name_capitals, name_letters
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

if TYPE_CHECKING:
    from types import ModuleType


def found(
    check: ModuleType, *texts: str, lang: str = "fr", source: str | None = None
) -> list[str]:
    """What a check marks in the paragraphs of a document."""
    made = check.make()
    original = Text(source) if source else None
    for index, text in enumerate(texts):
        passage = Passage(str(index), Text(text), source=original)
        made.see(PassageView(passage, index, lang))
    return [texts[m.passage or 0][m.start : m.end] for m in made.close()]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("JavaScript, puis Javascript.", "Javascript"),
        ("L'Iphone et l'iPhone.", "Iphone"),
        ("MacOS ou macOS ?", "MacOS"),
        ("YouTube paie ; You Tube aussi.", "You Tube"),
        ("SwiftRail, SwiftRail et Swiftrail.", "Swiftrail"),
        ("Swiftrail, Swiftrail et SwiftRail.", "SwiftRail"),
        ("SwiftRail, SwiftRail, SwiftRail et Swift Rail.", "Swift Rail"),
    ],
)
def test_capitals_that_come_and_go(text: str, marked: str) -> None:
    """The rarer is marked; of widely known names the wrong one."""
    assert found(name_capitals, text) == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "SwiftRail et Swiftrail.",
        "Le Shell et le Shell ; SSH veut dire Secure SHell. LinuX et Linux, Linux.",
        "SwiftRail et SWIFTRAIL, swiftrail.net.",
        "SwiftRail, SwiftRail et Swift Rail.",
        "SwiftRail, SwiftRail, SwiftRail `x` et Swift Rail.",
        "Paris et Lyon ; Paris-Lyon, PARIS.",
        "FirstName, FirstName et firstName.",
        "github.com et @GitHub, GitHub.",
    ],
)
def test_what_may_differ(text: str) -> None:
    """Ties, capitals throughout, identifiers and addresses prove nothing."""
    assert not found(name_capitals, text)


def test_the_source_is_followed() -> None:
    """A translator keeps the author's spellings."""
    assert not found(name_capitals, "PayPal et Paypal.", source="PayPal or Paypal.")
    texts = ["Zorvanet ici.", "Zorvanet là.", "Zorvnet."]
    assert not found(name_letters, *texts, source="Zorvnet")


@pytest.mark.parametrize(
    "slip", ["Wolkentsad", "Wolknstad", "Wolkennstad", "Wolkinstad", "Wolkenstäd"]
)
def test_one_letter_apart(slip: str) -> None:
    """Swapped, lost, doubled, changed."""
    texts = ["M. Wolkenstad rit.", "Wolkenstad dort.", f"{slip} part."]
    if slip.endswith("äd"):
        assert not found(name_letters, *texts)
    else:
        assert found(name_letters, *texts) == [slip]


@pytest.mark.parametrize(
    ("usual", "slip"),
    [("Brelman", "Brelmann"), ("Brelmann", "Brelman"), ("Korvinsky", "Korvinski")],
)
def test_endings_that_no_inflection_has(usual: str, slip: str) -> None:
    """A doubled letter, another way to write a Slavic ending."""
    assert found(name_letters, f"{usual} rit, {usual} dort.", f"{slip} part.") == [slip]


@pytest.mark.parametrize(
    "texts",
    [
        ["Brelman rit, Brelman dort.", "Les Brelmans partent, Brelmane aussi."],
        ["Korvinsky rit, Korvinsky dort.", "Korvinska part."],
        ["Wolkenstad rit.", "Wolknstad part."],
        ["Wolkenstad rit, Wolkenstad dort.", "Wolkenstadt part, Wolkenstade aussi."],
        ["Anna Wolkenstad rit, Wolkenstad dort.", "Paul Wolkinstad part."],
        ["Wolkenstad, Wolkenstad.", "Wolkinstad, Wolkinstad."],
        ["Zorvan, Zorvan.", "Zorven."],
        ["Mustelidae, Mustelidae.", "Mustelinae."],
    ],
)
def test_other_names(texts: list[str]) -> None:
    """Endings, other first names, names as frequent and short ones are left alone."""
    assert not found(name_letters, *texts)


def test_languages_without_a_lexicon_are_silent() -> None:
    """German capitalises every noun."""
    texts = ["Wolkenstad.", "Wolkenstad.", "Wolkentsad."]
    assert not found(name_letters, *texts, lang="de")


def test_many_names_take_no_square_time() -> None:
    """A telephone book ends soon."""
    start = time.perf_counter()
    text = " ".join(
        f"Bvxqz{chr(97 + i % 26) * (i % 40 + 1)}q Ab{i}" for i in range(40000)
    )
    assert found(name_capitals, text) == []
    assert len(found(name_letters, text)) < 4000
    assert time.perf_counter() - start < 20
