"""The rules of the plug-in do what their examples say, and what we mean."""

from __future__ import annotations

from mtcheck import scan_text
from mtcheck.catalogue import load_catalogue
from mtcheck.ruletest import run_examples


def test_every_example() -> None:
    """Bad examples are flagged where they are marked, good ones are not."""
    catalogue = load_catalogue()
    own = [rule for rule in catalogue.rules if rule.info.pack == "bakery"]
    assert len(own) == 3
    assert not list(run_examples(own, catalogue.rules))


def test_a_menu() -> None:
    """Several rules in one text."""
    text = "Toast français et sucre des confiseurs.\n\nOUVERT TOUS LES JOURS à midi.\n"
    report = scan_text(text, target_lang="fr", select=["BK"])
    found = [finding.code for finding in report.files[0].findings]
    assert found == ["BK101", "BK102", "BK201"]
    assert not report.gate.passed
