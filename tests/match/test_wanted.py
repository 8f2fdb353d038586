"""A passage that holds one of the texts is never ruled out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.match.automaton import EDGE
from mtcheck.match.view import PassageView
from mtcheck.match.wanted import Wanted
from mtcheck.model import Passage, Text

LETTERS = st.text("abÉé1 '-_.", min_size=1, max_size=8)
EDGES = st.sampled_from(["", EDGE])


def view(text: str) -> PassageView:
    return PassageView(Passage("1", Text(text)))


def stands(literal: str, text: str) -> bool:
    """What `EDGE` means, said with an expression."""
    bare = re.escape(literal.strip(EDGE))
    before = r"(?<![^\W_])" if literal.startswith(EDGE) else ""
    after = r"(?![^\W_])" if literal.endswith(EDGE) else ""
    return re.search(f"{before}{bare}{after}", text) is not None


@given(st.lists(st.tuples(EDGES, LETTERS, EDGES), min_size=1), st.text("abÉé1 '-_.x"))
def test_what_stands_there_is_never_ruled_out(
    parts: list[tuple[str, str, str]], text: str
) -> None:
    literals = ["".join(part) for part in parts if part[1].strip()]
    passage = view(text)
    if any(stands(literal, passage.cased) for literal in literals):
        assert Wanted(literals).may_stand_in(passage.cased, passage.whole_words)


@pytest.mark.parametrize(
    ("texts", "words", "said", "expected"),
    [
        (["vide poche"], (), "Un vide poche en cuir", True),
        (["vide poche"], (), "Un vide sans poche", False),
        ([f"{EDGE}Inde{EDGE}"], (), "partir en Inde", True),
        ([f"{EDGE}Inde{EDGE}"], (), "une main-d’œuvre inde", False),
        (["amen"], (), "il l’amenait", True),
        (["zzz"], ("poche", "main"), "la main", True),
        ([], ("poche",), "les poches", False),
    ],
)
def test_what_is_looked_for(
    texts: list[str], words: tuple[str, ...], said: str, *, expected: bool
) -> None:
    passage = view(said)
    wanted = Wanted(texts, frozenset(words))
    assert wanted.may_stand_in(passage.cased, passage.whole_words) is expected
