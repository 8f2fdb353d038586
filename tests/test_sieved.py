"""What RE2 keeps back costs no finding: the bad examples of all rules, read both ways."""

from __future__ import annotations

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.engine import RuleSet, find
from mtcheck.match import sieve
from mtcheck.model import Finding
from mtcheck.read import read_text
from mtcheck.select import Selection, choose, for_languages

CATALOGUE = load_catalogue()


def text_in(lang: str) -> str:
    """The bad examples of rules for a language, a paragraph each."""
    rules = for_languages(CATALOGUE.rules, lang, None)
    examples = (example for rule in rules for example in rule.info.bad)
    return "\n\n".join(
        example.text
        for example in examples
        if example.source is None and example.lang in {None, lang}
    )


def found(
    text: str, lang: str, worth_it: int, monkeypatch: pytest.MonkeyPatch
) -> tuple[Finding, ...]:
    """The findings, where RE2 is asked behind so many characters."""
    monkeypatch.setattr(sieve, "_WORTH_IT", worth_it)
    rules = choose(CATALOGUE, Selection(preview=True))
    return find(
        read_text(text, "examples"), RuleSet(for_languages(rules, lang, None)), lang
    )


@pytest.mark.parametrize("lang", ["fr", "de", "es"])
def test_findings_do_not_depend_on_it(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_in(lang)
    with_it = found(text, lang, 0, monkeypatch)
    without = found(text, lang, 10**12, monkeypatch)
    assert len(without) > 100
    assert with_it == without
