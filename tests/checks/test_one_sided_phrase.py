"""Phrases that only one side has."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks import one_sided_phrase
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

SOURCE = (
    "The ferry left the harbour an hour late on Sunday because the crew had to repair"
    " the anchor chain."
)
WHOLE = (
    "Le ferry a quitté le port avec une heure de retard dimanche, car l’équipage devait"
    " réparer la chaîne de l’ancre."
)
CUT = "Le ferry a quitté le port avec une heure de retard dimanche."


def view(target: str, source: str | None, lang: str = "fr") -> PassageView:
    """A row as a check sees it."""
    original = None if source is None else Text(source)
    return PassageView(Passage("1", Text(target), source=original), 0, lang, "en")


def test_lost_phrase_is_named_at_the_end_of_its_sentence() -> None:
    (match,) = one_sided_phrase.make(pick="lost")(view(CUT, SOURCE))
    assert CUT[match.start : match.end] == "dimanche"
    assert match.values["phrase"].startswith("because the crew had to repair")


def test_added_phrase_is_marked() -> None:
    (match,) = one_sided_phrase.make(pick="added")(
        view(WHOLE, "The ferry left the harbour an hour late on Sunday.")
    )
    assert WHOLE[match.start : match.end].endswith("réparer la chaîne de l’ancre")


@pytest.mark.parametrize("pick", ["lost", "added"])
@pytest.mark.parametrize(
    "row",
    [
        view(WHOLE, SOURCE),
        view(CUT, None),
        view("", SOURCE),
        view(CUT, ""),
        view(CUT, SOURCE, "de"),
        view("Le dimanche, une panne d’ancre a retardé le ferry d’une heure.", SOURCE),
    ],
    ids=["whole", "no source", "no target", "empty source", "no lexicon", "recast"],
)
def test_silent(pick: str, row: PassageView) -> None:
    assert list(one_sided_phrase.make(pick=pick)(row)) == []


def test_sentence_by_sentence() -> None:
    row = view(f"Il pleuvait. {CUT}", f"It was raining. {SOURCE}")
    (match,) = one_sided_phrase.make(pick="lost")(row)
    assert row.raw[match.start : match.end] == "dimanche"


def test_hostile_text_takes_no_time() -> None:
    begun = time.perf_counter()
    row = view("a, de " * 90, "zorglub of and to, " * 31)
    list(one_sided_phrase.make(pick="lost")(row))
    list(one_sided_phrase.make(pick="added")(row))
    assert time.perf_counter() - begun < 1
