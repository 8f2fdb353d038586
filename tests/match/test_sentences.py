"""Sentences end where readers say they end."""

from __future__ import annotations

import pytest

from mtcheck.match.sentences import split_sentences


def sentences(text: str, lang: str = "fr") -> list[str]:
    """The sentences as texts."""
    return [text[start:end] for start, end in split_sentences(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
        (
            "M. Dupont et Mme. Roy sont là. Ils rient.",
            ["M. Dupont et Mme. Roy sont là.", "Ils rient."],
        ),
        ("En 50 av. J.-C. César vint.", ["En 50 av. J.-C. César vint."]),
        ("Vers 3.14 ou 1.234.567 euros.", ["Vers 3.14 ou 1.234.567 euros."]),
        ("« Ah ! » dit-il. Puis rien.", ["« Ah ! » dit-il.", "Puis rien."]),
        ("Vraiment ? Oui !", ["Vraiment ?", "Oui !"]),
        ("Voir p. 12 et art. 3 du code.", ["Voir p. 12 et art. 3 du code."]),
        (
            "Le Dr. A. Petit opère… Puis il sort.",
            ["Le Dr. A. Petit opère…", "Puis il sort."],
        ),
        ("sans majuscule. ni point", ["sans majuscule. ni point"]),
        ("  ", []),
        ("", []),
    ],
)
def test_french(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, numbers and quotations do not end a sentence."""
    assert sentences(text) == expected


def test_chinese_needs_no_space() -> None:
    """Full-width stops end a sentence by themselves."""
    assert sentences("你好。再见。", "zh") == ["你好。", "再见。"]
