"""Tokens in the raw text, and the places where they are meant."""

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.checks.raw_token import make
from mtcheck.engine import RuleSet, find
from mtcheck.match.view import PassageView
from mtcheck.model import Mark, Match, Passage, Text
from mtcheck.read import read_text
from mtcheck.select import Selection, choose

check = make(pattern=(r"<unk>", r"__PH\d+__"))


def found(text: str, **more: object) -> list[Match]:
    """Run the check on one passage."""
    return list(check(PassageView(Passage("1", Text(text), **more))))  # type: ignore[arg-type]


def test_every_pattern_counts() -> None:
    """Patterns are alternatives of one expression."""
    spans = [(m.start, m.end) for m in found("a <unk> b __PH3__ c")]
    assert spans == [(2, 7), (10, 17)]


@pytest.mark.parametrize("text", ["« <unk> »", "“<unk>”", "'<unk>'", "`x <unk> y`", ""])
def test_cited_tokens_and_code_are_left_alone(text: str) -> None:
    """Who writes about a token quotes it."""
    assert found(text) == []


def test_one_quotation_mark_is_no_citation() -> None:
    """The token must fill the quotation."""
    assert len(found("« <unk> est arrivé »")) == 1


@pytest.mark.parametrize("kind", ["code", "url", "tag", "quote"])
def test_marked_stretches_are_left_alone(kind: str) -> None:
    """Readers mark what is not prose."""
    assert found("a <unk> b", marks=(Mark(2, 7, kind),)) == []


def test_emphasis_is_no_excuse() -> None:
    """Bold text is prose."""
    assert len(found("a <unk> b", marks=(Mark(0, 9, "emphasis"),))) == 1


def test_a_token_of_the_source_is_no_leak() -> None:
    """Placeholders that the source has are kept, not leaked."""
    assert found("a __PH1__ b", source=Text("x __PH1__")) == []
    assert len(found("a __PH1__ b", source=Text("x __PH2__"))) == 1


def test_the_group_mark_is_what_is_marked() -> None:
    """Words before a token are its context."""
    (match,) = make(pattern="pain(?P<mark> ##ier)")(
        PassageView(Passage("1", Text("le pain ##ier")))
    )
    assert (match.start, match.end) == (7, 13)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("MT102", "Pulse [[[3]]] para continuar."),
        ("MT102", "Pulse [[[ 3 ]]] para continuar."),
        ("MT106", "El puente [MASK] cruza el río."),
        ("MT107", "[INST] Les horaires changent en été. [/INST]"),
        ("MT108", "[cite_start]Le moulin a brûlé en 1911."),
    ],
)
def test_tokens_in_brackets(code: str, text: str) -> None:
    """Brackets cannot stand in the examples of a rule file, which are marked so."""
    rules = choose(load_catalogue(), Selection(select=(code,)))
    assert find(read_text(text, "example"), RuleSet(rules), "en")
