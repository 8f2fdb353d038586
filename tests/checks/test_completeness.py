"""What the source has and the translation lacks, or the reverse."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks import (
    copied_source,
    cut_ending,
    detached_rows,
    length_off,
    lost_clause,
    lost_item,
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


@pytest.mark.parametrize(
    ("target", "lang"),
    [
        ("Le bac ne part pas quand la", "fr"),
        ("Die Fähre fährt nicht, wenn", "de"),
        ("El barco no sale si hace viento en el", "es"),
        ("O barco não sai quando há vento na", "pt"),
        ("Il traghetto non parte se c’è vento dalla", "it"),
        ("De boot vaart niet omdat de", "nl"),
    ],
)
def test_a_text_that_breaks_off_is_flagged(target: str, lang: str) -> None:
    """An article or a conjunction is no end."""
    source = "The ferry does not leave when the wind blows from the coast."
    (match,) = cut_ending.make()(view(target, source, lang))
    assert match.end == len(target)


@pytest.mark.parametrize(
    ("target", "source", "lang"),
    [
        ("Le bac ne part pas quand la", "The ferry does not leave when the", "fr"),
        ("Prenez le bac de la ligne A", "Take the ferry of line A.", "it"),
        ("Stellen Sie die Lampe bitte aus", "Please turn the lamp off.", "de"),
        ("Das muss so und nicht anders sein", "It must be so.", "de"),
        ("Ils sont partis ; elle est venue avec", "She came along.", "fr"),
        ("Abra el archivo de la carpeta `docs`", "Open the file in `docs`.", "es"),
        ("Salut la", "Hi there.", "fr"),
        ("Le bac part à huit heures.", "The ferry leaves at eight.", "fr"),
    ],
)
def test_what_may_end_a_text_is_silent(target: str, source: str, lang: str) -> None:
    """Prefixes of verbs, code, letters, and what the source cuts as well."""
    assert list(cut_ending.make()(view(target, source, lang))) == []


def test_a_short_sentence_left_out_is_seen_by_the_lengths() -> None:
    """Merging it would make its neighbour far too short."""
    source = (
        "Put the tools away. Sweep the floor with a wide broom. Lock the gate at night."
    )
    target = "Rangez bien les outils. Fermez le portail le soir."
    (match,) = lost_sentence.make(pick="omitted")(view(target, source))
    assert match.values["sentence"] == "Sweep the floor with a wide broom."


@pytest.mark.parametrize(
    "target",
    [
        "Rangez les outils et balayez le sol avec un grand balai. Fermez le portail le soir.",
        "Rangez les outils. Balayez le sol avec un grand balai, puis fermez le portail le soir.",
        "Rangez les outils, balayez le sol, fermez le portail.",
        "Rangez les outils. Balayez le sol avec un grand balai. Fermez le portail le soir.",
    ],
)
def test_merged_sentences_are_not_left_out(target: str) -> None:
    """Where the text is about as long as it should be, or has seams, nothing is lost."""
    source = (
        "Put the tools away. Sweep the floor with a wide broom. Lock the gate at night."
    )
    assert list(lost_sentence.make(pick="omitted")(view(target, source))) == []


def test_ordinals_and_glued_stops_are_no_new_sentences() -> None:
    """« 6. Januar » ends nothing, and a stop without a space ends a sentence."""
    added = lost_sentence.make(pick="added")
    source = "The ferry leaves at eight on 6 January. Please come to the pier in time."
    target = (
        "Die Fähre fährt am 6. Januar um acht ab. Bitte kommen Sie rechtzeitig zum Kai."
    )
    assert list(added(view(target, source, "de"))) == []
    source = "The ferry leaves at eight.Dogs travel free.Please come to the pier with a ticket."
    target = "Le bac part à huit heures. Les chiens voyagent sans frais. Venez au quai avec un billet."
    assert list(added(view(target, source))) == []


CONDITION = "You may open the oven unless the red lamp is lit or somebody stands next to the door."


def test_a_lost_condition_is_flagged() -> None:
    """The sentence is too short by the clause, and has no such word."""
    (match,) = lost_clause.make()(view("Vous pouvez ouvrir le four.", CONDITION))
    assert match.values["clause"].startswith("unless the red lamp is lit")


@pytest.mark.parametrize(
    "target",
    [
        "Vous pouvez ouvrir le four, sauf si le voyant rouge est allumé ou si quelqu’un se tient près de la porte.",
        "N’ouvrez le four que voyant rouge éteint et sans personne près de la porte.",
    ],
)
def test_a_condition_told_in_other_words_is_silent(target: str) -> None:
    """A counterpart of its conjunction, or enough text, is an answer."""
    assert list(lost_clause.make()(view(target, CONDITION))) == []


def test_condensed_prose_is_silent() -> None:
    """Translators say short what the source says at length."""
    source = "That was the way in which the match came to its end after all that time."
    assert (
        list(lost_clause.make()(view("Ainsi s’acheva enfin la rencontre.", source)))
        == []
    )


TOOLS = "Bring a hammer, a saw with small teeth, some nails and a roll of string."


def test_a_lost_item_is_flagged() -> None:
    """The lengths of the others agree without it."""
    target = "Apportez un marteau, des clous et un rouleau de ficelle."
    (match,) = lost_item.make()(view(target, TOOLS))
    assert match.values["item"] == "a saw with small teeth"


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Apportez un marteau, une scie à petites dents, des clous et un rouleau de ficelle.", TOOLS),
        ("S’il vous plaît, apportez un marteau, une scie, des clous et de la ficelle.", TOOLS),
        ("Nous livrons en Espagne, en Suède et en Pologne.", "We deliver to Spain, Sweden and Poland."),
        ("Elle est venue, a vu et est repartie.", "She came, however, saw, and left and cried."),
        ("Du pain et du beurre, du lait et du miel.", "Bread, butter, milk and honey."),
    ],
)  # fmt: skip
def test_whole_lists_and_other_commas_are_silent(target: str, source: str) -> None:
    """All items there, an opening phrase, pairs: no list lacks anything."""
    assert list(lost_item.make()(view(target, source))) == []
