"""« Tu » and « vous » said to one reader."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks.mixed_address import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(
    *texts: str, kind: str = "paragraph", lang: str = "fr", but: str = ""
) -> list[str]:
    """What the check marks in the paragraphs of a document, related places last."""
    check = make(but=but)
    for index, text in enumerate(texts):
        check.see(PassageView(Passage(str(index), Text(text), kind), index, lang))
    return [
        texts[place][start:end]
        for match in check.close()
        for place, start, end in [
            (match.passage or 0, match.start, match.end),
            *match.related,
        ]
    ]


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        (["Vous verrez, tu aimeras."], ["tu", "Vous"]),
        (["Tu verras, vous aimerez."], ["vous", "Tu"]),
        (["Votre vélo", "As-tu faim ?", "Vos clés", "Ouvre-toi."], ["As-tu", "Ouvre-toi", "Votre", "Vos"]),
        (["Cliquez ici. N'oublie pas le pain."], ["N'", "Cliquez"]),
        (["Remplissez le seau. Dans ta cave, il fait frais."], ["ta", "Remplissez"]),
        (["Vous lisez pour ton plaisir."], ["ton", "Vous"]),
    ],
)  # fmt: skip
def test_both_ways_are_one_finding(texts: list[str], places: list[str]) -> None:
    """The rarer way is marked, or the later; the others are related."""
    assert found(*texts) == places


@pytest.mark.parametrize(
    "text",
    [
        "Votre train part à six heures, le ton monte et chacun s'est tu.",
        "Vous haussez le ton ; un ton plus haut, ce serait faux.",
        "Le mot « tu » s'adresse à un ami ; vous le savez.",
        'Il chante "reviens, ta mère t\'attend" et vous pleurez.',
        "Les deux dormeurs, toi et lui, vous ronflez.",
        "Vous deux, tu entends ? Toi aussi.",
        "Allez, tu viens ? Tenez, prends ton manteau.",
        "Béni sois-Tu dans vos maisons.",
        "L'avion TA 12 vous attend ; le rendez-vous est pris.",
        "La TU, elle, vous ennuie.",
        "Il prend le sel. Fais-je le pain ? Mets et vins vous attendent.",
        "Le chat te regarde ; assez, nez, chez.",
        "Rendez-vous demain chez toi.",
        "Vous chantez dans un autre ton ; bien sûr, il faut baisser la voix.",
        "Vous lisez les mots, choisis par un ami.",
    ],
)
def test_one_way_is_silent(text: str) -> None:
    """Nouns, participles, quotations and several readers prove nothing."""
    assert not found(text)


def test_a_quotation_may_have_begun_before() -> None:
    """Its end tells that the words before it are another's."""
    assert not found("Vous riez. « Tu viens.", "Tu restes », dit-il. Vous partez.")


def test_one_remote_word_is_no_habit() -> None:
    """A proverb does not make a mixture; a cited text is not the author's."""
    assert not found("Vous riez.", "Aide-toi, le ciel fera le reste.", "Vous partez.")
    assert not found("Vous riez, tu pleures.", kind="quote")


def test_each_row_of_data_speaks_for_itself() -> None:
    """Both ways in one row are a match of that row; two rows may differ."""
    rows = (
        "Ta clé est là, prends ton temps. Sonnez.",
        "Vos clés.",
        "Ton vélo, votre vélo.",
    )
    assert found(*rows, kind="segment") == [
        "Sonnez", "Ta", "ton", "votre", "Ton",
    ]  # fmt: skip
    assert not found("Ta clé est là.", "Vos clés sont là.", kind="segment")


@pytest.mark.parametrize(
    ("text", "lang", "places"),
    [
        ("Apague la luz. Cierra la puerta.", "es", ["Cierra", "Apague"]),
        ("Feche a porta e leve a tua chave.", "pt", ["tua", "Feche"]),
        ("Chiuda la porta. Spegni la luce.", "it", ["Spegni", "Chiuda"]),
        ("Öffne das Fenster. Bitte lüften Sie.", "de", ["Sie", "Öffne"]),
        ("Cierra a las diez. Llame antes.", "es", []),
        ("Fecha de entrega. Você recebe hoje.", "pt", []),
        ("Premi e onori. Attenda qui.", "it", []),
        ("Você sabe, a chave é sua.", "pt", []),
    ],
)
def test_orders_address_too(text: str, lang: str, places: list[str]) -> None:
    """At the head of a sentence, with what they act upon."""
    assert found(text, kind="segment", lang=lang) == places


@pytest.mark.parametrize(
    "text", ["«" * 20000, "« a" * 20000, '"' * 20001, "tu vous " * 20000]
)
def test_hostile_text_takes_no_square_time(text: str) -> None:
    """Damaged files end soon."""
    start = time.perf_counter()
    found(text)
    assert time.perf_counter() - start < 10
