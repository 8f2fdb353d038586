"""What words of both sides keep back costs no finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import make_check
from mtcheck.match.sieve import Sifted
from mtcheck.match.view import PassageView
from mtcheck.match.wordpairs import WordPairs, clue, clues
from mtcheck.model import Match, Passage, Text

TABLE = [
    "library|libraries: librairie|librairies ; but: book ; say: bibliothèque",
    "h*ld* ~ breath: tenir * souffle ; say: retenir son souffle",
    "back-seat|don't: siège-arrière|l'envers",
    "bank: banc*|rivage du fleuve",
]
LABELS = [
    "Close|Close all: Proche|Tout près ; say: Fermer",
    "Save as: Sauf comme ; say: Enregistrer sous",
]
SIGNS = ["", " ", "'", "’", "-", "_", "&", ".", "«\u00a0", "<b>", "`", "\n", "\u200b"]
ENGLISH = ["library", "Hold your breath", "back-seat", "don't", "bank", "Close", "book"]
FRENCH = [
    "librairie", "tenir son souffle", "siège-arrière", "l'envers", "bancaire", "rivage",
    "rivage du fleuve", "Pro&che", "Proche", "Tout près", "Sauf comme",
]  # fmt: skip


def view(source: str | None, target: str) -> PassageView:
    said = None if source is None else Text(source)
    return PassageView(Passage("1", Text(target), source=said), 0, "fr", "en")


def some_text(words: list[str]) -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from([*words, *SIGNS]), max_size=8)
    return pieces.map("".join)


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("wrong-rendering", {"entries": TABLE}),
        ("wrong-label", {"labels": LABELS}),
        (
            "flipped-pair",
            {"pairs": ["library: librairie* ; bank|close: rivage|proche"]},
        ),
        ("one-sided-duty", {"pick": "hardened"}),
        ("one-sided-negation", {"pick": "lost"}),
        ("one-sided-negation", {"pick": "without"}),
    ],
)
@given(
    source=some_text([*ENGLISH, " can ", " not ", "n't", " with ", "Save as"]),
    target=some_text([*FRENCH, " doit ", " sans ", " le livre "]),
)
def test_whoever_would_speak_is_asked(
    name: str, params: dict[str, object], source: str, target: str
) -> None:
    check = make_check(name, params)
    assert isinstance(check, Sifted)
    passage = view(source, target)
    asked = check.grid.due(check.grid.sieve.sifted([passage]))
    assert asked or not list(check.look(passage))


def test_most_are_not_asked() -> None:
    check = make_check("wrong-rendering", {"entries": TABLE})
    assert isinstance(check, Sifted)
    views = [
        view("The library is open.", "La bibliothèque est ouverte."),
        view("The book is new.", "La librairie est neuve."),
        view("The library is new.", "La librairie est neuve."),
        view(None, "La librairie est neuve."),
    ]
    assert list(check.grid.due(check.grid.sieve.sifted(views))) == [views[2]]


def test_words_are_asked_for_once_there_is_a_source() -> None:
    pairs, asked = WordPairs(), []

    def words() -> list[str]:
        asked.append("words")
        return ["red"]

    def look(_: PassageView) -> list[Match]:
        return []

    wanted = frozenset({"vert"})
    first = pairs.where("key", words, lambda _: wanted, look)
    again = pairs.where("key", words, lambda _: wanted, look)
    assert first.grid == again.grid
    assert not pairs.sifted([view(None, "vert")])
    assert not asked
    passage = view("A red car", "Une auto verte, ou vert pâle")
    assert pairs.sifted([passage]) == {0: [passage]}
    assert asked == ["words"]


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        ("bibliothèque", "bibliothèque"),
        ("rivage du fleuve", "rivage"),
        ("l'envers", "envers"),
        ("siège-arrière", "arrière"),
        ("mal*", ""),
        ("mal* de mer", "mer"),
        ("sign_in", "sign"),
    ],
)
def test_a_stretch_is_known_by_its_longest_whole_word(words: str, telling: str) -> None:
    assert clue(words) == telling


def test_one_stretch_without_a_word_may_be_anywhere() -> None:
    assert clues(["rouge", "très pâle pourpre"]) == {"rouge", "pourpre"}
    assert clues(["rouge", "bleu*"]) == frozenset()


def test_a_table_that_is_wrong_keeps_no_other_from_speaking() -> None:
    """It raises once it is looked through itself, where its rule is known."""
    pairs = WordPairs()

    def wrong(_: str) -> frozenset[str]:
        raise ValueError("no such word")

    def look(_: PassageView) -> list[Match]:
        return []

    pairs.where("wrong", lambda: ["red"], wrong, look)
    pairs.where("right", lambda: ["red"], lambda _: frozenset({"vert"}), look)
    passage = view("red", "vert")
    assert pairs.sifted([passage]) == {0: [passage], 1: [passage]}
