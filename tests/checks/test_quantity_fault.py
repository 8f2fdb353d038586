"""The check that hands the faults of quantities to the rules about them."""

from __future__ import annotations

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.checks import CheckError, try_options
from mtcheck.checks.quantity_fault import KINDS, make
from mtcheck.engine import RuleSet, find
from mtcheck.match.view import PassageView
from mtcheck.model import Document, Match, Passage, Text
from mtcheck.scanner import Scanner
from mtcheck.select import Selection, choose


def view(
    target: str, source: str | None, source_lang: str | None = None
) -> PassageView:
    """A passage in French, perhaps beside its source."""
    original = None if source is None else Text(source)
    return PassageView(
        Passage("1", Text(target), source=original), 0, "fr", source_lang
    )


def found(kind: str, target: str, source: str | None) -> list[Match]:
    """What the check of one kind yields."""
    return list(make(kind=kind)(view(target, source)))


def test_without_a_source_it_is_silent() -> None:
    assert [found(kind, "Il en vint 250.", None) for kind in sorted(KINDS)] == [
        []
    ] * len(KINDS)


def test_each_kind_has_its_own_faults() -> None:
    target, source = "Il en vint 250.", "Some 520 came."
    assert [kind for kind in KINDS if found(kind, target, source)] == ["changed"]


def test_the_message_gets_both_values() -> None:
    (match,) = found("changed", "Il en vint 250.", "Some 520 came.")
    assert match.values == {"source": "520", "target": "250"}


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(CheckError):
        try_options("quantity-fault", {"kind": "odd"})


def test_every_kind_has_a_rule() -> None:
    rules = [r for r in load_catalogue().rules if r.check == "quantity-fault"]
    assert {rule.params["kind"] for rule in rules} == KINDS


RULES = RuleSet(choose(load_catalogue(), Selection(select=("MT4",))))


def codes(source: str, source_lang: str | None) -> list[str]:
    """The codes of the findings in a document of one passage."""
    passage = Passage("1", Text("une dette de 3 billions"), source=Text(source))
    page = Document(
        "page", "text", "une dette de 3 billions", [passage], "fr", source_lang
    )
    return [finding.code for finding in find(page, RULES, "fr")]


def test_the_language_of_the_source_decides_what_a_billion_is() -> None:
    assert codes("a debt of 3 billion", "en") == ["MT405"]
    assert codes("a debt of 3 billion", None) == ["MT405"]
    assert codes("eine Schuld von 3 Billionen", "de") == []


def test_the_scanner_tells_the_language_of_the_source() -> None:
    passage = Passage("1", Text("une dette de 3 billions"), source=Text("3 Billionen"))
    page = Document("page", "text", "une dette de 3 billions", [passage])
    scanner = Scanner(
        load_catalogue(),
        Selection(select=("MT4",)),
        target_lang="fr",
        source_lang="de",
    )
    assert scanner.check(page).findings == ()
