"""What RE2 is asked must let through all that `re` finds."""

from __future__ import annotations

import re

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.match.looser import looser

LETTERS = "abéœЖ '-.?9\n\ufffc"
ATOMS = [
    "a", "b", "é", "œ", "Ж", "\\?", ".", "\\w", "\\W", "\\d", "\\s", "\\S", "[^\\W_]",
    "[a-é]", "[^aé]", "[^\\W\\d_»”]", "[Α-я]", "\\b", "^", "$",
]  # fmt: skip


def lets(pattern: str, text: str, encoding: str = "cp1252") -> bool:
    """Whether RE2 lets a text through."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    loose = re2.compile(looser(pattern, encoding).encode(), options)
    return loose.search(text.encode(encoding, "replace")) is not None


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Expressions made of smaller ones."""
    ends = ["*", "+", "?", "{2}", "{1,3}", "{0,9}", "*?", "++"]
    return st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(inner, st.sampled_from(ends)).map(lambda p: f"(?:{p[0]}){p[1]}"),
        inner.map(lambda it: f"(?P<a>{it})(?P=a)" if "?P" not in it else it),
        inner.map(lambda it: f"(?={it})"),
        inner.map(lambda it: f"(?!{it})"),
        st.sampled_from([*"ab."]).map(lambda it: f"(?<={it})"),
        st.sampled_from([*"ab."]).map(lambda it: f"(?<!{it})"),
        inner.map(lambda it: f"(?>{it})"),
        inner.map(lambda it: f"(?i:{it})"),
    )


@given(
    st.recursive(st.sampled_from(ATOMS), grown, max_leaves=6),
    st.text(LETTERS, max_size=12),
    st.sampled_from(["cp1252", "latin-1"]),
)
def test_it_lets_through_what_matches(pattern: str, text: str, encoding: str) -> None:
    """A text that is kept back would be a fault that nobody finds."""
    try:
        matches = re.search(pattern, text) is not None
    except re.error:  # two groups of one name
        return
    if matches:
        assert lets(pattern, text, encoding)


@pytest.mark.parametrize(
    ("pattern", "kept_back"),
    [
        (r"\d\.\d", "3,5 et 4. Puis"),
        (r"(?<![^\W_])de le(?![^\W_])", "code le; de les"),
        (r"(?<=a)b", "cb"),
        (r"[A-Z](?= [a-z])", "A 1"),
        ("[«»“”„]", "'rien' – ni … là"),
        (r"(?:une|des) de", "une table, des chaises"),
    ],
)
def test_it_keeps_back_most_of_the_rest(pattern: str, kept_back: str) -> None:
    """One that lets everything through would be of no use."""
    assert not lets(pattern, kept_back)


def test_other_flags_let_everything_through() -> None:
    """RE2 is not told of capitals."""
    assert lets("(?i)É", "é")
