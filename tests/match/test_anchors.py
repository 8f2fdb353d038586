"""A cover holds a literal of every match: the prefilter must never lose one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.match.anchors import covers, is_unbounded_twice, merged
from mtcheck.match.automaton import EDGE, Literals
from mtcheck.match.shelf import shelved
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text
from mtcheck.packed import unpack


@pytest.mark.parametrize(
    ("pattern", "best"),
    [
        (r"chapeau dans le ring", {"chapeau dans le ring"}),
        (r"(?:alpha|omega)s", {"alphas", "omegas"}),
        (r"zebr(?:a|es?|u(?=\d))", {"zebr"}),
        (r"\bdragons?\b", {"\bdragon\b", "\bdragons\b"}),
        (r"(?<![\w-])licorne(?:\s+\w+)?(?!\w)", {"\blicorne\b"}),
        (r"licorne(?:(?<=')\s*|[\s*_]+)(?:bleue)?", {"licorne\b"}),
        (r"licorne \w", {"licorne "}),
        (r"\w*licorne\w*", {"licorne"}),
        (r"x?(?:zebra)+", {"zebra"}),
        (r"\w+ licorne", {" licorne"}),
        (r"(?=.*dragon)\w+", {"dragon"}),
    ],
)
def test_best_cover(pattern: str, best: set[str]) -> None:
    """The rarest required literals come first."""
    assert set(covers(pattern)[0]) == best


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"(?:dragon)?", r"(?:dragon|\d+)", r"(?!dragon)."]
)
def test_no_cover_where_none_is_required(pattern: str) -> None:
    """Optional, negated or alternative literals are no anchors."""
    assert covers(pattern) == []


def test_several_patterns_need_a_literal_each() -> None:
    """One unanchored pattern leaves the rule unanchored."""
    assert merged([covers("dragon"), covers(r"\d+")]) == []
    assert merged([covers("dragon"), covers("licorne")]) == [
        frozenset({"dragon", "licorne"})
    ]


WORDS = st.sampled_from(["alpha", "beta", "gamma", "delta", "ab", "é"])


@st.composite
def patterns(draw: st.DrawFn) -> str:
    """Expressions built from words, alternatives, options and repeats."""
    pieces = draw(
        st.lists(
            st.tuples(
                WORDS,
                st.sampled_from(["{}", "(?:{}|zeta)", "(?:{})?", "(?:{})+", r"{}\w*"]),
            ),
            min_size=1,
            max_size=5,
        )
    )
    return " ?".join(form.format(word) for word, form in pieces)


BOUNDS = st.sampled_from(
    ["", r"\b", r"(?<![\w-])", r"(?:(?<=')\s*|[\s*_]+)", "[^a-z]", " ?", "(?!\\w)"]
)


@given(
    BOUNDS,
    patterns(),
    BOUNDS,
    st.lists(WORDS | st.sampled_from(["zeta", "'", "-", "  ", "_", "7"]), max_size=9),
)
def test_a_match_passes_the_prefilter(
    before: str, inner: str, after: str, words: list[str]
) -> None:
    pattern, text = before + inner + after, "".join(words)
    found = covers(pattern)
    if found and re.search(pattern, text):
        view = PassageView(Passage("1", Text(text)))
        for cover in found:
            assert Literals(*shelved({7: cover})).units(view) == {7}


@given(patterns(), st.lists(WORDS | st.just("zeta"), max_size=8))
def test_every_match_holds_a_literal_of_every_cover(
    pattern: str, words: list[str]
) -> None:
    """What the expression matches can never slip past the prefilter."""
    text = " ".join(words) + "".join(words)
    for match in re.finditer(pattern, text):
        for cover in covers(pattern):
            assert any(literal.strip(EDGE) in match.group() for literal in cover)


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (r"(?:a+)+", True),
        (r"(?:a+b?)*", True),
        (r"(?:a|b+)*", True),
        (r"a+b+", False),
        (r"(?:ab?)+", False),
        (r"(?:a{1,3})+", False),
    ],
)
def test_nested_repeats_are_seen(pattern: str, bad: bool) -> None:  # noqa: FBT001
    """A repeat without end inside another may backtrack for ever."""
    assert is_unbounded_twice(pattern) is bad


@given(patterns(), st.lists(WORDS | st.just("zeta"), max_size=8))
def test_a_match_holds_a_literal_with_its_capitals(
    pattern: str, words: list[str]
) -> None:
    """What is looked for on text with capitals is spelt as the pattern spells it."""
    pattern = re.sub(r"[^\W\d_]{2,}|é", lambda word: word.group().title(), pattern)
    text = " ".join(words).title()
    for cover in covers(pattern, folded=False):
        if re.search(pattern, text):
            assert any(literal.strip(EDGE) in text for literal in cover)


def test_a_pattern_that_ignores_case_has_no_capitals_to_look_for() -> None:
    """Its text may be written in either."""
    assert covers("(?i:Dragon)", folded=False) == []
    assert covers("Dragon", folded=False) == [frozenset({"Dragon"})]
    assert covers("Dragon") == [frozenset({"dragon"})]


@pytest.mark.parametrize(
    ("literal", "words", "stretches"),
    [
        ("\blicorne\b", {"licorne": [("", [0])]}, []),
        ("\bla licorne\b", {"licorne": [("la licorne", [0])]}, []),
        ("\bla licorn", {}, [("\bla licorn", [0])]),
        ("licorne\b", {}, [("licorne\b", [0])]),
        (" licorne\b", {"licorne": [(" licorne", [0])]}, []),
        ("spot_licorne_", {"licorne": [("spot_licorne_", [0])]}, []),
        ("\bde la\b", {}, [("\bde la\b", [0])]),
        ("«", {}, [("«", [0])]),
    ],
)
def test_a_literal_waits_under_its_rarest_whole_word(
    literal: str,
    words: dict[str, list[tuple[str, list[int]]]],
    stretches: list[tuple[str, list[int]]],
) -> None:
    """Without one, or with common ones alone, it is searched for."""
    under, apart = shelved({0: [literal]})
    assert {word: unpack(shelf) for word, shelf in under.items()} == words
    assert apart == stretches


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("La licorne dort.", {1, 2}),
        ("Une licorne dort.", {1}),
        ("Des licornes.", set()),
        ("Prédragon.", set()),
        ("Un dragonnet.", {3}),
        ("`la licorne`", {1, 2}),
        ("Un dragon \ud800 !", {3}),
    ],
)
def test_what_a_passage_gives_cause_to_run(text: str, seen: set[int]) -> None:
    """Also by what stands in code, and beside half a surrogate pair."""
    literals = {1: ["\blicorne\b"], 2: ["\bla licorne\b"], 3: ["\bdragon"]}
    view = PassageView(Passage("1", Text(text)))
    assert Literals(*shelved(literals)).units(view) == seen
