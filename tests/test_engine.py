"""Conditions, kinds, overrides, wording and places: what the engine adds to a match."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.catalogue import load_pack
from mtcheck.engine import RuleSet, find
from mtcheck.match.rule import CompiledRule
from mtcheck.model import Applicability, Finding, Severity
from mtcheck.read import read_text
from mtcheck.stamp import filled

HEAD = "name: own\nprefix: XX\nlang: fr\ntitle: Own rules\n"


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    """Makes rules from the keys that matter to a test."""
    return Rules(tmp_path)


class Rules:
    """A pack written for one test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "pack.yaml").write_text(HEAD, encoding="utf-8")

    def __call__(self, *bodies: str) -> tuple[CompiledRule, ...]:
        """The rules XX101, XX102 … with these keys."""
        text = "".join(
            self._rule(number, body) for number, body in enumerate(bodies, 101)
        )
        (self._folder / "rules.yaml").write_text(text, encoding="utf-8")
        return load_pack(self._folder)

    @staticmethod
    def _rule(number: int, body: str) -> str:
        given = "\n".join(f"  {line}" for line in body.splitlines())
        message = "" if "message:" in body else '  message: "{match}"\n'
        return (
            f"- code: XX{number}\n  name: rule-{number}\n  category: style/calque\n"
            f"  severity: minor\n{message}  why: Because.\n"
            f'  bad: ["[[a]]", "[[b]]"]\n  good: ["c", "d"]\n{given}\n'
        )


def findings(
    rules: tuple[CompiledRule, ...], text: str, format_: str = "text"
) -> list[Finding]:
    """What the rules find in a text."""
    return list(find(read_text(text, "page", format=format_), RuleSet(rules), "fr"))


def texts(
    rules: tuple[CompiledRule, ...], text: str, format_: str = "text"
) -> list[str]:
    """The texts that the rules mark."""
    return [finding.text for finding in findings(rules, text, format_)]


def test_place_in_the_file(rules: Rules) -> None:
    """Line and column count from 1 in code points, offsets inside the passage."""
    (found,) = findings(
        rules("words: deux mots"), "Un.\r\n\r\nVoici 🙂 DEUX\u00a0mots, là.\r\n"
    )
    assert (found.line, found.column, found.end_line, found.end_column) == (3, 9, 3, 18)
    assert (found.start, found.end, found.text) == (8, 17, "DEUX\u00a0mots")
    assert found.severity is Severity.MINOR


@pytest.mark.parametrize(
    ("condition", "silent", "heard"),
    [
        pytest.param(
            "unless: {words: bon mot}",
            "Un bon mot ici.",
            "Un mot ici.",
            id="over the match",
        ),
        pytest.param(
            "unless: {words: juste, within: sentence}",
            "Le mot est juste.",
            "Le mot. Il est juste.",
            id="in the sentence",
        ),
        pytest.param(
            "unless: {words: juste, within: passage}",
            "Le mot. Il est juste.",
            "Le mot.\n\nIl est juste.",
            id="in the passage",
        ),
        pytest.param(
            "unless: {words: juste, within: document}",
            "Le mot.\n\nIl est juste.",
            "Le mot.",
            id="in the document",
        ),
        pytest.param(
            "when: {sentence: faux}",
            "Le mot. Il est faux.",
            "Le mot est faux.",
            id="only in such a sentence",
        ),
        pytest.param(
            "when: {passage: faux}",
            "Le mot.\n\nIl est faux.",
            "Le mot. Il est faux.",
            id="only in such a passage",
        ),
        pytest.param(
            "when: {document: faux}",
            "Le mot.",
            "Le mot.\n\nIl est faux.",
            id="only in such a document",
        ),
        pytest.param(
            "when: {kind: heading}",
            "# Titre\n\nUn mot.",
            "# Un mot\n\nTexte.",
            id="only in such a kind",
        ),
    ],
)
def test_conditions(rules: Rules, condition: str, silent: str, heard: str) -> None:
    """A condition is asked where it says, and decides."""
    own = rules(f"words: mot\n{condition}")
    format_ = "markdown" if "kind" in condition else "text"
    assert texts(own, silent, format_) == []
    assert texts(own, heard, format_) == ["mot"]


def test_a_rule_about_the_source_needs_a_source(rules: Rules) -> None:
    """Without the original such a rule stays silent."""
    assert texts(rules("words: mot\nwhen: {source: word}"), "Un mot.") == []


def test_an_overriding_rule_silences_the_weaker_one(rules: Rules) -> None:
    """Where both touch, only the better finding is left."""
    own = rules("words: mot", "words: gros mot\noverrides: XX101")
    assert [f.code for f in findings(own, "Un gros mot et un mot.")] == [
        "XX102",
        "XX101",
    ]


def test_groups_fill_message_and_suggestion(rules: Rules) -> None:
    """What an expression caught can be said and used, in the case of the text."""
    own = rules(
        "regex: '(\\w+) et (\\1)\\b'\nanchors: et\nsuggest: ['{1} seul']\nmessage: '{2} revient : {match}'\nfix: unsafe"
    )
    (found,) = findings(own, "Un Bleu et bleu ici.")
    assert found.message == "bleu revient : Bleu et bleu"
    assert found.suggestions == ("Bleu seul",)
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
    assert found.fix.edits == ((3, 15, "Bleu seul"),)


def test_a_suggestion_takes_the_capital_along(rules: Rules) -> None:
    """At the start of a sentence the better wording starts with a capital too."""
    (found,) = findings(rules("words: mot\nsuggest: terme"), "Mot juste.")
    assert found.suggestions == ("Terme",)


def test_code_is_not_prose(rules: Rules) -> None:
    """Patterns do not look into code, addresses and tags."""
    assert texts(
        rules("words: mot"), "Voir `mot`, https://ex.org/mot et <mot>. Un mot."
    ) == ["mot"]


def test_raw_rules_see_everything(rules: Rules) -> None:
    """Rules about markup look at the text as it is."""
    assert texts(rules("regex: '`mot`'\non: raw"), "Voir `mot` ici.") == ["`mot`"]


def test_several_patterns_one_finding(rules: Rules) -> None:
    """Patterns of one rule that overlap give the longest match once."""
    assert texts(rules("words: [mot, mot juste]"), "Le mot juste, le mot.") == [
        "mot juste",
        "mot",
    ]


def test_equal_findings_have_different_fingerprints(rules: Rules) -> None:
    """Two identical faults in one passage are two findings."""
    first, second = findings(rules("words: mot"), "Un mot, un mot.")
    assert first.fingerprint != second.fingerprint


def test_unknown_slots_are_left_alone() -> None:
    """Braces that name nothing are text."""
    assert filled("{match} {x} {0}", {"0": "zéro"}, "m") == "m {x} zéro"


def test_half_a_surrogate_pair_is_survived(rules: Rules) -> None:
    """Text that is no valid Unicode is searched all the same."""
    assert texts(rules("words: mot"), "Un \ud800 mot.") == ["mot"]
