"""Words that a human translation has too."""

from __future__ import annotations

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.match.support import milder, stands_in_reference
from mtcheck.model import Document, Passage, Severity, Text
from mtcheck.scanner import Scanner


@pytest.mark.parametrize(
    ("words", "reference", "is_there"),
    [
        ("la la cuve", "Vide la la cuve.", True),
        ("l’eau tiède", "De l'eau\u00a0tiède.", True),
        ("port", "Le portail.", False),
        ("Port", "Le port.", False),
        ("port", "Le portail du port.", True),
        (" ;", "Oui ; non.", False),
        ("de", "Un peu de sel.", False),
        ("port", None, False),
    ],
)
def test_the_very_same_words(
    words: str, reference: str | None, *, is_there: bool
) -> None:
    """Whole words of some length, in the reference of the passage."""
    held = Text(reference) if reference is not None else None
    passage = Passage("1", Text(words), reference=held)
    assert stands_in_reference(passage, words) is is_there


def test_a_step_down() -> None:
    """There is nothing below neutral."""
    steps = [milder(severity) for severity in Severity]
    assert steps == [Severity.NEUTRAL, Severity.NEUTRAL, Severity.MINOR, Severity.MAJOR]


def test_a_supported_finding_is_demoted_and_says_so() -> None:
    """Another in the same passage keeps its severity."""
    target = "La pompe pompe vide la cuve et le puits puits."
    passage = Passage("1", Text(target), reference=Text("La pompe pompe vide tout."))
    document = Document("t.txt", "text", target, [passage])
    scanner = Scanner(load_catalogue(), target_lang="fr")
    told = {f.text: (f.severity, f.message) for f in scanner.check(document).findings}
    assert told["pompe pompe"][0] is Severity.NEUTRAL
    assert told["pompe pompe"][1].endswith("(also in the reference)")
    assert told["puits puits"][0] is Severity.MINOR
    assert "reference" not in told["puits puits"][1]
