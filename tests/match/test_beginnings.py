"""What a match can begin with: found out right, and never at the cost of a match."""

from __future__ import annotations

import re
import re._parser as parser  # type: ignore[import-not-found]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.match import expressions
from mtcheck.match.beginnings import beginnings


def _begins(pattern: str) -> str | None:
    """The characters of a set without ranges, sorted; None if it is not known."""
    found = beginnings(parser.parse(pattern))
    return None if found is None else "".join(sorted({chr(c) for _, c in found}))


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"(?<![\w-])(?:pour|par)", "p"),
        (r"(?<!x)(?<=y)\b(?P<mark>(?:un|deux) mots?)", "du"),
        (r"a?b", "ab"),
        (r"(?:a|b?)c", None),
        (r"(?:a|b)*c", "abc"),
        (r"(?>ab|cd)", "ac"),
        (r"a*", None),
        (r".a", None),
        (r"(?!a)b", "b"),
        (r"(?i:a)b", None),
        (r"(?P<one>a)(?P=one)", "a"),
    ],
)
def test_the_first_character(pattern: str, begins: str | None) -> None:
    """Whatever has no width is passed over; what may be empty lets the next in."""
    assert _begins(pattern) == begins


_PARTS = st.sampled_from(
    [
        "a", "b", "é", "[ab]", "[^a]", "[a-c]", r"\w", r"\s", "(?:a|bc)", "(?:ab|[cd])",
        "a?", "b*", "(?:ab)+", "(?<!a)", "(?<=b)", r"\b", "(?=c)", "(?!d)", "(?:|a)", ".",
        "(?P<x>a|b)", "^", "$", "(?>a|b)", "c{2}", "d{0,2}",
    ]
)  # fmt: skip


@given(
    parts=st.lists(_PARTS, min_size=1, max_size=5),
    text=st.text(alphabet="abcdé \n", max_size=30),
)
def test_a_kept_expression_finds_what_re_finds(parts: list[str], text: str) -> None:
    """Also where it hurries over characters that no match begins with."""
    pattern = "".join(dict.fromkeys(parts))
    form = expressions.form_of(pattern)
    expected = [m.span() for m in re.finditer(pattern, text)]
    found = expressions.revived(pattern, form)
    assert found is not None
    assert [m.span() for m in found.finditer(text)] == expected
