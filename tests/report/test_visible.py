"""Invisible and acting characters get a visible name, all others stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mtcheck.model import Span
from mtcheck.report.terminal import cell_len as ours
from mtcheck.report.visible import cell_map, pieces, revealed, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[2J", "<ESC>[2J", id="escape"),
        pytest.param("\x9b31m", "<U+009B>31m", id="C1"),
        pytest.param("\u202eexe", "<U+202E>exe", id="bidi"),
        pytest.param("a\u200bb", "a<ZWSP>b", id="zero width"),
        pytest.param("a\u200db", "a<ZWJ>b", id="joiner without need"),
        pytest.param("\ufeffa", "<BOM>a", id="byte order mark"),
        pytest.param("\ud800", "<U+D800>", id="lone surrogate"),
        pytest.param("\ue000", "<U+E000>", id="private use"),
        pytest.param("\u3164", "<U+3164>", id="blank letter"),
        pytest.param("ici\xa0:", "ici :", id="no-break space"),
        pytest.param("a\tb\r\nc", "a b  c", id="white space"),
        pytest.param("##vso[x]", "#<#>vso[x]", id="command of Azure"),
        pytest.param("##[error]x", "#<#>[error]x", id="command of GitHub"),
    ],
)
def test_named(text: str, shown: str) -> None:
    """What cannot be seen or acts is named."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("« L’été — déjà … »", id="French"),
        pytest.param("می‌خواهم", id="Persian joiner"),
        pytest.param("क्‍ष", id="Hindi joiner"),
        pytest.param("👨‍👩‍👧 ❤️ 👍🏽", id="emoji"),
        pytest.param("cafe\u0301", id="combining accent"),
        pytest.param("[bold] :smile: ]]>", id="markup"),
        pytest.param("## Title [1]", id="Markdown heading"),
    ],
)
def test_untouched(text: str) -> None:
    """Ordinary text of any language stays as it is."""
    assert visible(text) == text


def test_spaces_are_named_inside_the_finding_only() -> None:
    """Many faults are spaces; elsewhere they would be noise."""
    assert "".join(pieces("a\xa0b\xa0c\n", Span(3, 4))) == "a b<NBSP>c "
    assert revealed("\u202f\t\n\u2009") == "<NNBSP>→⏎<U+2009>"


@given(ANY_TEXT)
def test_each_code_point_has_its_piece(text: str) -> None:
    """Offsets can be told from the pieces."""
    assert len(pieces(text, Span(0, len(text)))) == len(text)


@given(st.text())
def test_cells_are_counted_as_rich_counts(text: str) -> None:
    """The short way around rich gives what rich gives."""
    shown = visible(text)
    assert ours(shown) == cell_len(shown)


@given(st.text(st.sampled_from("ae\u0301\u0308é中文한👨👩\u200d👧❤\ufe0f👍🏽नि ก็")))
def test_cells_of_the_pieces_add_up(text: str) -> None:
    """Pieces are never wider together than the map says, but for odd sequences."""
    shown = pieces(text)
    widths = cell_map(shown, cell_len)
    assert len(widths) == len(shown)
    assert cell_len("".join(shown)) <= sum(widths)
