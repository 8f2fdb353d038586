"""Excerpts fit their room and their underline stands below the finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mtcheck.model import Span
from mtcheck.report.excerpt import excerpt
from mtcheck.report.lines import ASCII, Page

PAGE = Page(80, cell_len)
LONG = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
MIXED = st.text(
    st.characters(exclude_categories=())
    | st.sampled_from("aé \u0301中文👨\u200d👩❤\ufe0f\xa0\n"),
    max_size=300,
)


@given(st.data(), MIXED, st.integers(20, 120))
def test_fits_and_is_aligned(data: st.DataObject, text: str, room: int) -> None:
    """In cells: not wider than the room; marks below the marked text alone."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = excerpt(text, Span(start, end), room, PAGE)
    line = "".join(piece.text for piece in cut.framed(""))
    assert cell_len(line) <= room
    below = cut.underline("^", PAGE)
    assert below.index("^") == cell_len(cut.before)
    marked = cell_len(cut.before + cut.marked) - cell_len(cut.before)
    assert below.count("^") == max(1, marked)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        pytest.param("un", "un| deux trois quatre cinq …", id="at the start"),
        pytest.param("quatorze", "… onze douze treize |quatorze", id="at the end"),
        pytest.param("sept", "… cinq six |sept| huit neuf …", id="in the middle"),
    ],
)
def test_centred(quote: str, shown: str) -> None:
    """The finding stands in the middle, between whole words."""
    start = LONG.index(quote)
    cut = excerpt(LONG, Span(start, start + len(quote)), 30, PAGE)
    assert "|".join(filter(None, [cut.before, cut.marked, cut.after])) == shown


def test_long_finding_is_cut_in_its_middle() -> None:
    """Both ends of a finding tell more than its middle."""
    cut = excerpt(LONG, Span(3, len(LONG) - 9), 40, PAGE)
    assert cut.marked == "deux trois … douze treize"


def test_right_to_left_is_bracketed() -> None:
    """Carets would stand below the wrong letters."""
    cut = excerpt("قال إن الأمر انتهى", Span(7, 12), 40, PAGE)
    assert cut.is_rtl
    assert "[[الأمر]]" in "".join(piece.text for piece in cut.framed(""))


def test_ascii_draws_dots() -> None:
    """Three dots take three cells."""
    cut = excerpt(LONG, Span(40, 44), 30, Page(80, cell_len, ASCII))
    assert cut.before.startswith("...")
    assert cut.after.endswith("...")


def test_place_between_two_characters_gets_one_mark() -> None:
    """Something may be missing where nothing is."""
    assert excerpt("ab", Span(2, 2), 30, PAGE).underline("^", PAGE) == "  ^"
