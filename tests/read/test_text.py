"""Plain text to passages."""

import time

import pytest

from mtcheck.model import Mark, Passage
from mtcheck.read import read_text

WRAPPED = """\
Le conseil municipal a décidé hier soir de reporter
la construction du nouveau pont à l'année prochaine,
faute de crédits suffisants. Le maire le regrette.

Les habitants du quartier attendent ce pont depuis
plus de dix ans et ne cachent pas leur déception.
"""


def passages(content: str) -> list[Passage]:
    """The passages of a plain text."""
    return list(read_text(content, "x.txt").passages)


def kinds(content: str) -> list[tuple[str, str]]:
    """What is to be read in each passage, after its kind."""
    return [(p.kind, p.target.content) for p in passages(content)]


def test_ids_are_line_numbers() -> None:
    """A passage is called after the line on which it begins."""
    assert [p.id for p in passages("Un.\n\n\nDeux.\n")] == ["1", "4"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines cut to a width belong together, line ends kept."""
    first, second = passages(WRAPPED)

    assert first.target.content.startswith("Le conseil")
    assert first.target.content.count("\n") == 2
    assert (second.id, len(second.target.content.splitlines())) == ("5", 2)


def test_lines_of_published_text_are_paragraphs() -> None:
    """Lines that end sentences are a paragraph each, blank line or not."""
    text = (
        "Le maire a parlé longuement de ce projet.\nPersonne ne l'a écouté ce soir.\n"
    )

    assert [p.id for p in passages(text * 1)] == ["1", "2"]


def test_long_lines_are_paragraphs() -> None:
    """No paragraph is glued to the next where lines run beyond any width."""
    assert len(passages("mot " * 60 + "\n" + "mot " * 70)) == 2


def test_short_lines_are_not_glued() -> None:
    """Lines of verse or of an address are no wrapped prose."""
    assert len(passages("Mairie de Lyon\n1 place de la Comédie\n69001 Lyon")) == 3


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Un nouveau pont", "heading", id="short"),
        pytest.param("Un nouveau pont.", "paragraph", id="full stop"),
        pytest.param("Il a dit « non ! »", "paragraph", id="sentence in quotes"),
        pytest.param("un deux trois quatre " * 4, "paragraph", id="long"),
        pytest.param("Date :", "paragraph", id="label"),
    ],
)
def test_headings(line: str, kind: str) -> None:
    """A short line alone that ends no sentence is a heading."""
    assert kind == passages(f"{line}\n\nEt le texte suit.")[0].kind


@pytest.mark.parametrize("bullet", ["-", "*", "•", "1.", "12)"])
def test_items(bullet: str) -> None:
    """The sign before an item is not part of its text."""
    found = passages(f"Voici :\n{bullet} un\n  {bullet} deux\n")

    assert [p.target.content for p in found] == ["Voici :", "un", "deux"]
    assert [p.kind for p in found] == ["paragraph", "item", "item"]


def test_a_number_at_the_start_is_no_item() -> None:
    """A year or an amount that opens a sentence stays in it."""
    assert kinds("2024. Une année.")[0] == ("paragraph", "2024. Une année.")
    assert kinds("1.5 million de gens.")[0] == ("paragraph", "1.5 million de gens.")


def test_wrapped_items_are_split() -> None:
    """In wrapped text each item is a passage with its own next lines."""
    items = [
        line for n in (1, 2) for line in (f"- Point {n} " + "mot " * 10, "et fin.")
    ]
    found = passages(WRAPPED + "\n" + "\n".join(items))

    assert [p.id for p in found] == ["1", "5", "8", "10"]


def test_references_are_decoded() -> None:
    """Rules read an apostrophe where the file has its number."""
    (passage,) = passages("Dans l&#39;article &amp; après.")

    assert passage.target.content == "Dans l'article & après."
    assert (Mark(6, 7, "entity"), Mark(15, 16, "entity")) == passage.marks
    places = [passage.target.place(n) for n in (5, 6, 7, 15, 16, 23)]
    assert places == [5, 6, 11, 19, 24, 31]


@pytest.mark.parametrize(
    "text", ["AT&T; Cie", "R&D", "&inconnu; &;", "a & b ; c", "&#1; &#xD800"]
)
def test_other_ampersands_stay(text: str) -> None:
    """What is no well-formed reference is left as it is."""
    assert [text] == [p.target.content for p in passages(text)]


def test_a_reference_at_the_end_ends_where_it_ends_in_the_file() -> None:
    """The end of the passage lies behind the whole reference."""
    (passage,) = passages("Non&nbsp;!&#39;")

    assert passage.target.content == "Non\u00a0!'"
    assert passage.target.place(6) == 15


def test_a_line_that_shows_nothing_is_no_passage() -> None:
    """A hard space that stands for a blank line is no text."""
    assert [p.id for p in passages("Un.\n&nbsp;\nDeux.")] == ["1", "3"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends(line_end: str) -> None:
    """CRLF and CR separate lines as LF does and never end up in a passage."""
    found = passages(line_end.join(["Un mot.", "", "Deux mots.", "Trois."]))

    assert [(p.id, p.target.content) for p in found] == [
        ("1", "Un mot."),
        ("3", "Deux mots."),
        ("4", "Trois."),
    ]


def test_indented_text_maps_to_its_place() -> None:
    """White space around a line is left out and counted."""
    (passage,) = passages("\n\t  Un mot.  \n")

    assert (passage.target.content, passage.target.place(0)) == ("Un mot.", 4)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("mot " * 1_250_000, id="one line"),
        pytest.param("Un mot assez long.\n" * 250_000, id="many lines"),
        pytest.param("l&#39;a " * 625_000, id="references"),
        pytest.param(" " * 5_000_000 + "x", id="white space"),
    ],
)
def test_five_megabytes_take_seconds(text: str) -> None:
    """Time grows with the size of the file and no faster."""
    begin = time.perf_counter()
    passages(text)

    assert time.perf_counter() - begin < 15
