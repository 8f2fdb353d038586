"""What keeps checks from being called costs no finding, and leaves nothing behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.checks import make_check
from mtcheck.engine import RuleSet, find
from mtcheck.match.gated import Gated
from mtcheck.match.view import PassageView
from mtcheck.model import Document, Passage, Text
from mtcheck.select import Selection, choose, for_languages

CATALOGUE = load_catalogue()
LANGUAGES = ("fr", "de", "es", "it", "pt", "nl")


@cache
def pairs(lang: str) -> tuple[tuple[str | None, str], ...]:
    """The examples of rules for a language, each beside its neighbour's source too."""
    rules = for_languages(CATALOGUE.rules, lang, "en")
    examples = [
        (example.source, example.text)
        for rule in rules
        for example in (*rule.info.bad, *rule.info.good)
        if example.lang in {None, lang}
    ]
    shifted = [(one, text) for (one, _), (_, text) in pairwise(examples) if one]
    return (*examples, *shifted[::5])


def passage(number: int, source: str | None, text: str) -> Passage:
    """A passage of a pair."""
    said = None if source is None else Text(source)
    return Passage(str(number), Text(text), source=said)


def gated(lang: str) -> Iterator[tuple[str, Gated]]:
    """The checks that something must be there for, with the codes of their rules."""
    for rule in for_languages(CATALOGUE.rules, lang, "en"):
        if rule.check is not None and rule.scope != "document":
            check = make_check(rule.check, rule.params)
            if isinstance(check, Gated):
                yield rule.info.code, check


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_check_finds_has_what_it_needs(lang: str) -> None:
    checks, spoke = list(gated(lang)), set[str]()
    for number, (source, text) in enumerate(pairs(lang)):
        view = PassageView(passage(number, source, text), number, lang, "en")
        for code, check in checks:
            if any(True for _ in check.look(view)):
                spoke.add(code)
                assert check.needs(view), (code, source, text)
    assert len(spoke) > 10


@pytest.mark.parametrize("lang", ["fr", "de"])
def test_passages_go_when_they_are_done(lang: str) -> None:
    """What is known of one must not hold it: in a large file that fills the memory."""
    rules = choose(CATALOGUE, Selection(preview=True))
    passages = [passage(at, *pair) for at, pair in enumerate(pairs(lang)) if pair[0]]
    document = Document(
        "pairs", "jsonl", "", tuple(passages), target_lang=lang, source_lang="en"
    )
    rule_set = RuleSet(for_languages(rules, lang, "en"))
    gc.collect()
    gc.disable()
    try:
        assert len(find(document, rule_set, lang)) > len(passages) / 4
        left = [it for it in gc.get_objects() if isinstance(it, PassageView)]
    finally:
        gc.enable()
    assert left == []
