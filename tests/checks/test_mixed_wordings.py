"""One notion in two wordings."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks.mixed_wordings import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

GROUPS = ("jeton|jetons / token|tokens", "grand livre|grands livres / ledger")


def found(*texts: str, least: int = 2) -> list[str]:
    """What the check marks in the paragraphs of a document, and all names."""
    check = make(groups=GROUPS, least=least)
    for index, text in enumerate(texts):
        check.see(PassageView(Passage(str(index), Text(text)), index, "fr"))
    return [
        f"{texts[m.passage or 0][m.start : m.end]}: {m.values['names']}"
        for m in check.close()
    ]


def test_the_rarer_wording_is_marked() -> None:
    """The later one where both are as frequent; each notion for itself."""
    names = "« jeton » (2), « token » (1)"
    assert found("Le token.", "Un jeton, des jetons.") == [f"token: {names}"]
    names = "« token » (1), « jeton » (1)"
    assert found("Le token.", "Un jeton.") == [f"jeton: {names}"]
    assert len(found("Le token et le jeton ; le grand livre, le ledger.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Un jeton, des jetons.",
        "Un jeton et un Token ; Token Ring.",
        "Un jeton et un token-clé, un x.token, un token(1), un <token>, `token`.",
        "Un jeton (un token) ; un token.",
        "Un token, dit jeton, ou jeton.",
        "Un jeton et « un token ».",
        "Un jeton ; un token Ring.",
        "Un jeton ; path to token.",
        "Des jetonsson et tokens.",
        "Un grand et un livre ; un ledger.",
    ],
)
def test_what_means_no_mixture(text: str) -> None:
    """Names, code, quotations, explanations."""
    assert not found(text)


def test_rare_notions_can_be_left_alone() -> None:
    """`least` counts all uses."""
    assert not found("Un jeton, un token.", least=3)
    assert found("Un jeton, un token, un token.", least=3)


def test_long_texts_take_no_square_time() -> None:
    """The same word again and again ends soon."""
    start = time.perf_counter()
    assert found("un jeton et un token " * 20000)
    assert time.perf_counter() - start < 20
