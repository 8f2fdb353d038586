"""Differences are told word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.report.diff import diff


def marked(original: str, suggested: str) -> str:
    """Return the difference in the notation of wdiff."""
    form = {"keep": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    changes = diff(original, suggested)
    return "".join(form[change.op].format(change.text) for change in changes)


@pytest.mark.parametrize(
    ("original", "suggested", "shown"),
    [
        pytest.param("le géant", "le géant", "le géant", id="the same"),
        pytest.param(
            "le goliath du cloud",
            "le géant du cloud",
            "le [-goliath-]{+géant+} du cloud",
            id="one word",
        ),
        pytest.param(
            "il a été en effet élu hier",
            "il fut bien élu hier",
            "il [-a été en effet-]{+fut bien+} élu hier",
            id="phrases stay whole",
        ),
        pytest.param(
            "jeter leur chapeau dans le ring",
            "se porter candidat",
            "[-jeter leur chapeau dans le ring-]{+se porter candidat+}",
            id="a paraphrase is no edit",
        ),
        pytest.param("ici :", "ici\xa0:", "ici[- -]{+\xa0+}:", id="spaces alone"),
        pytest.param("a  b", "a b", "a [- -]b", id="one space of two"),
        pytest.param(
            "saga se rebondit", "saga rebondit", "saga [-se -]rebondit", id="gone"
        ),
        pytest.param("", "mot", "{+mot+}", id="from nothing"),
        pytest.param("mot", "", "[-mot-]", id="to nothing"),
        pytest.param(
            "错误的翻译", "错误的译文", "错误的[-翻译-]{+译文+}", id="no spaces"
        ),
        pytest.param("l'été", "l’été", "l[-'-]{+’+}été", id="a single mark"),
    ],
)
def test_diff(original: str, suggested: str, shown: str) -> None:
    """Whole words go and come."""
    assert marked(original, suggested) == shown


@given(st.text("ab é中,\xa0"), st.text("ab é中,\xa0"))
def test_both_texts_can_be_read_off(original: str, suggested: str) -> None:
    """Nothing is lost on either side."""
    changes = diff(original, suggested)
    assert original == "".join(it.text for it in changes if it.op != "insert")
    assert suggested == "".join(it.text for it in changes if it.op != "delete")
