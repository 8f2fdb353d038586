"""What the source has and the translation lacks, or the reverse."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks import (
    copied_source,
    detached_rows,
    length_off,
    lost_sentence,
    same_target,
)
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

WORK = (
    "The museum reopens in May after two years of work on its roof, its windows and the"
    " great hall, which the fire had damaged."
)
TRAVAUX = (
    "Le musée rouvre en mai, après deux ans de travaux sur le toit, les fenêtres et la"
    " grande salle, que l’incendie avait abîmée."
)


def view(
    target: str, source: str | None, lang: str = "fr", index: int = 0
) -> PassageView:
    """A row as a check sees it."""
    original = None if source is None else Text(source)
    return PassageView(Passage("1", Text(target), source=original), index, lang, "en")


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Close the door quietly.", "Close the door quietly."),
        ("  Nothing was found  ", "Nothing was found"),
    ],
)
def test_a_copy_is_flagged(target: str, source: str) -> None:
    """White space around does not hide it."""
    (match,) = copied_source.make(pick="same")(view(target, source))
    assert target[match.start : match.end].strip(".") == source.strip(".")


@pytest.mark.parametrize(
    ("target", "source", "lang"),
    [
        ("Microsoft Visual Studio Code", "Microsoft Visual Studio Code", "fr"),
        ("Restaurant, hôtel, taxi", "Restaurant, hôtel, taxi", "fr"),
        ("GET /api/v2/items?limit=10", "GET /api/v2/items?limit=10", "fr"),
        ("Close the door quietly.", "Close the door quietly.", "en"),
        ("Fermez la porte.", "Close the door quietly.", "fr"),
    ],
)
def test_what_may_be_the_same_is_silent(target: str, source: str, lang: str) -> None:
    """Names, cognates, code, and texts in the language of the source."""
    assert not list(copied_source.make(pick="same")(view(target, source, lang)))


def test_empty_targets_need_words_in_the_source() -> None:
    """Figures and white space may come out as nothing."""
    check = copied_source.make(pick="empty")
    assert len(list(check(view("", "Opening hours")))) == 1
    assert not list(check(view("", "12 – 14")))
    assert not list(check(view("", None)))
    assert not list(check(view("Horaires", "Opening hours")))


@pytest.mark.parametrize("lang", ["fr", "xx"])
def test_lengths_are_judged_for_known_languages_alone(lang: str) -> None:
    """Nothing is known of how long other languages are."""
    found = list(
        length_off.make(pick="short")(view("Le musée rouvre en mai.", WORK, lang))
    )
    assert len(found) == (lang == "fr")


@pytest.mark.parametrize(
    ("target", "source"),
    [
        (TRAVAUX, WORK),
        ("Entrée libre.", "Admission to the exhibition is free."),
        ("Bonjour", "Good morning"),
        ("Il a plu hier soir à Brest.", WORK),
    ],
)
def test_ordinary_lengths_are_silent(target: str, source: str) -> None:
    """Short segments, and texts that are no translation of the source at all."""
    row = view(target, source)
    assert not [*length_off.make(pick="short")(row), *length_off.make(pick="long")(row)]


def test_a_sentence_told_elsewhere_is_not_lost() -> None:
    """Two sentences may become one, and one two."""
    merged = view(
        "Le train coûtera 40 millions d’euros et les opposants manifesteront en septembre.",
        "The train will cost 40 million euros. Opponents will demonstrate in September.",
    )
    split = view("Le musée rouvre. Ce sera en mai.", "The museum reopens in May.")
    assert not list(lost_sentence.make(pick="omitted")(merged))
    assert not list(lost_sentence.make(pick="added")(split))


def rows(check: object, pairs: list[tuple[str, str]]) -> list[int | None]:
    """The rows that a check of documents names."""
    for index, (source, target) in enumerate(pairs):
        check.see(view(target, source, "fr", index))  # type: ignore[attr-defined]
    return [match.passage for match in check.close()]  # type: ignore[attr-defined]


PAIRS = [
    ("The minister of transport visited Lyon on Tuesday.", "Le ministre des Transports a visité Lyon mardi."),
    ("Opponents promise demonstrations in Marseille and Toulouse.", "Les opposants promettent des manifestations à Marseille et à Toulouse."),
    ("A Danish orchestra plays Beethoven and Schubert tonight.", "Un orchestre danois joue ce soir Beethoven et Schubert."),
    ("The hospital bought 14 modern scanners from Siemens.", "L’hôpital a acheté à Siemens 14 scanners modernes."),
]  # fmt: skip


def test_rows_out_of_step_are_one_finding() -> None:
    """However many rows have slipped."""
    sources, targets = zip(*PAIRS, strict=True)
    slipped = list(zip(sources, targets[1:] + targets[:1], strict=True))
    assert rows(detached_rows.make(), PAIRS) == []
    assert rows(detached_rows.make(), slipped) == [0]


def test_the_worse_fit_of_two_equal_translations_is_the_fault() -> None:
    """Whichever comes first."""
    wrong = ("Bring a warm pullover for the evening, please.", PAIRS[0][1])
    assert rows(same_target.make(), [wrong, PAIRS[0]]) == [0]
    assert rows(same_target.make(), [PAIRS[0], wrong]) == [1]
    assert rows(same_target.make(), [PAIRS[0], PAIRS[0]]) == []


def test_long_documents_take_no_square_time() -> None:
    """Rows look at their neighbours only."""
    start = time.perf_counter()
    rows(detached_rows.make(), PAIRS * 800)
    assert time.perf_counter() - start < 10
