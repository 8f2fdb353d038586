"""Checks of edges, marks and pairs that hold a target against its source."""

from collections.abc import Callable, Iterable

import pytest

from mtcheck.checks import (
    crossed_tags,
    end_mark,
    line_breaks,
    lost_accelerator,
    lost_capitals,
    lost_pair,
    message_format,
    outer_space,
)
from mtcheck.match.view import PassageView
from mtcheck.model import Match, Passage, Text

Check = Callable[[PassageView], Iterable[Match]]
QUESTION = end_mark.make(pick=("question", "exclamation"))
LABEL = end_mark.make(pick=("colon", "ellipsis", "stop"))
ROUND, QUOTES = lost_pair.make(pair="round"), lost_pair.make(pair="quotes")
BROKEN = message_format.make(fault="broken")
OTHER = message_format.make(fault="other")
FORMS = message_format.make(fault="category")
CATS = "{n, plural, one {# cat} other {# cats}}"


def run(check: Check, source: str | None, target: str, lang: str = "fr") -> list[str]:
    """What a check marks in a target."""
    given = None if source is None else Text(source)
    view = PassageView(Passage("1", Text(target), source=given), 0, lang)
    return [target[m.start : m.end] for m in check(view)]


@pytest.mark.parametrize(
    ("check", "source", "target", "lang", "wanted"),
    [
        (QUESTION, "Are you sure?", "Vous êtes sûr.", "fr", "."),
        (QUESTION, "Are you sure?", "Sind Sie sicher", "de", "sicher"),
        (QUESTION, "Delete it?", "删除它。", "zh", "。"),
        (QUESTION, "Well done!", "Bien joué.", "fr", "."),
        (QUESTION, "<b>Ready?</b>", "<b>Prêt.</b>", "fr", "."),
        (LABEL, "Address:", "Adresse", "fr", "Adresse"),
        (LABEL, "Save as…", "Enregistrer sous", "fr", "sous"),
        (LABEL, "The old door is open.", "La vieille porte est ouverte", "fr", "ouverte"),
        (ROUND, "The file (read-only) is open.", "Le fichier est ouvert.", "fr", "ouvert"),
        (QUOTES, 'Press "Save" now.', "Appuyez sur Enregistrer.", "fr", "Enregistrer"),
        (BROKEN, CATS, "{n, pluriel, one {# chat} other {# chats}}", "fr", "n, pluriel"),
        (BROKEN, CATS, "{n, plural, un {# chat} other {# chats}}", "fr", "un"),
        (BROKEN, CATS, "{n, plural, one {# chat} other {# chats}", "fr", "{"),
        (OTHER, CATS, "{n, plural, one {# chat}}", "fr", "n, plural"),
        (FORMS, CATS, "{n, plural, one {# kot} other {# kota}}", "pl", "n, plural"),
        (crossed_tags.make(), "<b><i>a</i></b>", "<b><i>a</b></i>", "fr", "</b>"),
        (outer_space.make(), "Name: ", "Nom :", "fr", ":"),
        (outer_space.make(), "Name", " Nom", "fr", " "),
        (outer_space.make(), "Name\n", "Nom", "fr", "Nom"),
        (line_breaks.make(), "One.\nTwo.", "Un. Deux.", "fr", "Deux"),
        (line_breaks.make(), "One.\n\nTwo.", "Un.\nDeux.", "fr", "Deux"),
        (lost_accelerator.make(), "&File", "Fichier", "fr", "Fichier"),
        (lost_accelerator.make(), "Save &As", "&Speichern &unter", "de", "&"),
        (lost_capitals.make(), "DO NOT OPEN", "Ne pas ouvrir", "fr", "Ne pas ouvrir"),
    ],
)  # fmt: skip
def test_fires(check: Check, source: str, target: str, lang: str, wanted: str) -> None:
    """Each fault is found once, on what is there of it."""
    assert run(check, source, target, lang) == [wanted]


@pytest.mark.parametrize(
    ("check", "source", "target", "lang"),
    [
        (QUESTION, None, "Vous êtes sûr.", "fr"),
        (QUESTION, "Are you sure?", "", "fr"),
        (QUESTION, "Are you sure?", "Vous êtes sûr\u202f?", "fr"),
        (QUESTION, "Are you sure?", "Είστε σίγουροι;", "el"),
        (QUESTION, "Are you sure?", "هل أنت متأكد؟", "ar"),
        (QUESTION, "Are you sure?", "แน่ใจไหม", "th"),
        (QUESTION, "Are you sure?", "よろしいですか", "ja"),
        (QUESTION, "What is a garden?", "Présentation du jardin", "fr"),
        (QUESTION, "See https://example.org/?a=b", "Voir la page", "fr"),
        (QUESTION, "Try to lift the white king from the board and to set it down!",
         "Essayez de soulever le roi blanc et de le reposer.", "fr"),
        (LABEL, "Address:", "住所：", "ja"),
        (LABEL, "Save as…", "Enregistrer sous...", "fr"),
        (LABEL, "The old door is open.", "门开了。", "zh"),
        (LABEL, "The old door is open (again).", "La porte est ouverte (encore).", "fr"),
        (LABEL, "Pick one, two, etc.", "Choisissez", "fr"),
        (ROUND, "The file(s) are open.", "Les fichiers sont ouverts.", "fr"),
        (ROUND, "The file (read-only) is open.", "文件（只读）已打开。", "zh"),
        (ROUND, "See [it](a.md) now.", "Voir cela.", "fr"),
        (QUOTES, 'Press "Save" now.', "Appuyez sur **Enregistrer**.", "fr"),
        (QUOTES, 'A 5" by 7" card', "Une carte de cinq pouces", "fr"),
        (BROKEN, CATS, "{n, plural, one {# kot} few {# koty} other {# kota}}", "pl"),
        (BROKEN, "Let {a, b} be", "Soit {a, c}", "fr"),
        (OTHER, CATS, "{n, plural, other {# 匹}}", "ja"),
        (FORMS, CATS, "{n, plural, =1 {un chat} other {# chats}}", "fr"),
        (FORMS, CATS, "{n, plural, other {# chat(s)}}", "pl"),
        (crossed_tags.make(), "<b><i>a</b></i>", "<b><i>a</b></i> b", "fr"),
        (crossed_tags.make(), "<b>a</b> <i>b</i>", "<i>b</i> <b>a</b>", "fr"),
        (outer_space.make(), "Name: ", "Nom :\u00a0", "fr"),
        (outer_space.make(), None, " Nom", "fr"),
        (line_breaks.make(), "One.\n", "Un.", "fr"),
        (line_breaks.make(), "One.\nTwo.", "Un.\nDeux.", "fr"),
        (lost_accelerator.make(), "R&D", "Recherche", "fr"),
        (lost_accelerator.make(), "Terms & conditions", "Conditions", "fr"),
        (lost_accelerator.make(), "max_size", "taille", "fr"),
        (lost_accelerator.make(), "&File", "文件(&F)", "zh"),
        (lost_capitals.make(), "NATO, EU", "Otan, UE", "fr"),
        (lost_capitals.make(), "DO NOT OPEN", "请勿打开", "zh"),
    ],
)  # fmt: skip
def test_silent(check: Check, source: str | None, target: str, lang: str) -> None:
    """What a good translator may write raises nothing."""
    assert run(check, source, target, lang) == []


@pytest.mark.parametrize("scrap", ["?", "<b>", "](a", "{n,", "\n ", "&a ", '"a'])
def test_hostile(scrap: str) -> None:
    """Long nonsense ends, on either side."""
    checks = (QUESTION, LABEL, ROUND, QUOTES, BROKEN, OTHER, FORMS, line_breaks.make())
    text = scrap * 5_000
    assert all(len(run(check, text, text + "x")) <= 5_000 for check in checks)
