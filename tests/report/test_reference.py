"""The changes of a reference around a finding."""

from __future__ import annotations

from dataclasses import replace

from mtcheck.catalogue import load_catalogue
from mtcheck.model import Document, Finding, Passage, Text
from mtcheck.report.lines import Page, plain
from mtcheck.report.reference import against_reference
from mtcheck.scanner import Scanner

PAGE = Page(80, len)


def shown(target: str, reference: str, *, side: str = "target") -> str:
    """The line for the first finding of a passage."""
    passage = Passage("1", Text(target), reference=Text(reference))
    document = Document("t.txt", "text", target, [passage])
    finding: Finding = (
        Scanner(load_catalogue(), target_lang="fr").check(document).findings[0]
    )
    return plain(against_reference(passage, replace(finding, side=side), PAGE))


TARGET = "Chaque soir, la pompe pompe vide la cuve du fond avant minuit."


def test_the_change_stands_among_its_neighbours() -> None:
    """Changes elsewhere in the passage are left out."""
    line = shown(TARGET, "Chaque nuit, la pompe vide la cuve du fond avant midi.")
    assert "pompe" in line
    assert "[-" in line
    assert "minuit" not in line
    assert "soir" not in line


def test_nothing_where_the_reference_has_the_words() -> None:
    """The message says that; nor for another side, or a text too long to compare."""
    assert shown(TARGET, TARGET.replace("fond", "bas")) == ""
    assert shown(TARGET, "La pompe vide la cuve.", side="source") == ""
    assert shown(TARGET, "La pompe vide la cuve. " * 500) == ""


def test_another_sentence_is_shown_as_it_is() -> None:
    """A long change says less than the reference itself."""
    line = shown(TARGET * 4, "Il pleut depuis une semaine sur tout le nord du pays.")
    assert line.startswith("Il pleut depuis")
