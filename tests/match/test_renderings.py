"""The bilingual lexicon, and how words of two languages meet by it."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtcheck
from mtcheck.lexicon import lexicon, open_table
from mtcheck.match.renderings import PAIRS, content_of, heads, meanings, stem, stems_of

DATA = Path(mtcheck.__file__).parent / "data"
NOT_IN_LEFFF = frozenset(
    """
    appli blogueur braqueur coronavirus djihadiste drone débogage déboguer
    désinstaller hyperlien infobulle long-métrage marque-page microprogramme
    mort-vivant nasal partitionner pourriel routeur sous-dossier sous-louer
    sous-menu sous-total surbrillance surligner tutoriel tweeter évènement
    """.split()
)
"""Good French that the lexicon of word forms is too old for."""


@pytest.fixture(params=sorted(PAIRS), scope="module")
def lines(request: pytest.FixtureRequest) -> list[str]:
    """The lines of a lexicon."""
    return (DATA / f"en-{request.param}.txt").read_text("utf-8").splitlines()


def test_headwords_are_sorted_and_stand_once(lines: list[str]) -> None:
    heads = [line.split(" ")[0] for line in lines]
    assert heads == sorted(set(heads))


def test_renderings_are_sorted_and_stand_once(lines: list[str]) -> None:
    wrong = [line for line in lines if _rest(line) != sorted(set(_rest(line)))]
    assert wrong == []
    assert all(_rest(line) for line in lines)


def test_headwords_are_english(lines: list[str]) -> None:
    table = open_table("english.marisa")
    unknown = [
        line.split(" ")[0]
        for line in lines
        if "-" not in line.split(" ")[0] and line.split(" ")[0] not in table
    ]
    assert len(unknown) < 0.01 * len(lines)
    assert all(word.isascii() and word.islower() for word in unknown)


def test_renderings_are_french() -> None:
    known = lexicon("fr")
    assert known is not None
    lines = (DATA / "en-fr.txt").read_text("utf-8").splitlines()
    wrong = {word for line in lines for word in _rest(line) if not known.knows(word)}
    assert wrong <= NOT_IN_LEFFF


@pytest.mark.parametrize(
    ("form", "head"),
    [
        ("decided", "decide"), ("running", "run"), ("cities", "city"), ("knives", "knife"),
        ("bought", "buy"), ("happily", "happy"), ("quickly", "quick"), ("women", "woman"),
        ("bigger", "big"), ("terribly", "terrible"), ("children", "child"),
    ],
)  # fmt: skip
def test_inflected_words_find_their_headword(form: str, head: str) -> None:
    assert head in set(heads(form))


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("decided", "décision"), ("bought", "acheta"), ("houses", "maisons"),
        ("teeth", "dents"), ("eyes", "yeux"), ("heart", "cœur"), ("workers", "ouvrière"),
        ("right-click", "souris"),
    ],
)  # fmt: skip
def test_words_meet_in_any_form(english: str, french: str) -> None:
    assert meanings("fr")[english].stems & stems_of("fr")[french]


@pytest.mark.parametrize(("english", "french"), [("bought", "vendre"), ("dog", "chat")])
def test_other_words_do_not_meet(english: str, french: str) -> None:
    assert not meanings("fr")[english].stems & stems_of("fr")[french]


def test_a_stem_has_no_accents() -> None:
    assert stem("œuvres") == stem("oeuvre") == "oeuvr"
    assert stem("décidé") == "decid"


def test_small_words_say_nothing() -> None:
    says = content_of("fr")
    assert not any(says[word] for word in ("dans", "avait", "12", "fait", "où"))
    assert says["maison"]


def _rest(line: str) -> list[str]:
    return line.split(" ")[1:]
