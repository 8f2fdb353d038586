"""Offsets to lines and columns."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.position import LineIndex


@pytest.mark.parametrize(
    ("content", "offset", "expected"),
    [
        pytest.param("", 0, (1, 1), id="empty text"),
        pytest.param("un\ndeux", 3, (2, 1), id="LF"),
        pytest.param("un\r\ndeux", 4, (2, 1), id="CRLF is one line end"),
        pytest.param("un\r\ndeux", 3, (1, 4), id="inside CRLF"),
        pytest.param("un\rdeux", 3, (2, 1), id="CR alone"),
        pytest.param("un\n\n\ndeux", 5, (4, 1), id="blank lines count"),
        pytest.param(
            "a\u2028b\x0bc\x0cd\x85e", 8, (1, 9), id="other separators do not"
        ),
        pytest.param("un\n", 3, (2, 1), id="after the last line end"),
        pytest.param("😀é", 2, (1, 3), id="code points"),
    ],
)
def test_locate(content: str, offset: int, expected: tuple[int, int]) -> None:
    """Lines end with LF, CRLF or CR; columns are code points from 1."""
    assert expected == LineIndex(content).locate(offset)


def test_other_units() -> None:
    """A character outside the basic plane is two UTF-16 units and four bytes."""
    lines = LineIndex("a\n😀é!")

    assert lines.locate_utf16(4) == (2, 4)
    assert lines.locate_utf8(4) == (2, 7)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_bounds(line_end: str) -> None:
    """The range of a line leaves its line end out."""
    lines = LineIndex(line_end.join(["un", "", "trois"]))
    found = [lines.content[slice(*lines.bounds(n))] for n in (1, 2, 3)]

    assert found == ["un", "", "trois"]


@given(st.text(alphabet="aé€😀\r\n"), st.data())
def test_units_agree_with_an_encoder(content: str, data: st.DataObject) -> None:
    """Columns in other units are what encoding the line up to there gives."""
    offset = data.draw(st.integers(0, len(content)))
    lines = LineIndex(content)
    line, column = lines.locate(offset)
    before = content[offset - column + 1 : offset]

    assert (line, len(before.encode()) + 1) == lines.locate_utf8(offset)
    units = len(before.encode("utf-16-le")) // 2
    assert (line, units + 1) == lines.locate_utf16(offset)


def test_a_giant_line_is_cheap_to_ask_about() -> None:
    """A thousand questions about a line of five million characters take no time."""
    lines = LineIndex("é" * 5_000_000)
    begin = time.perf_counter()
    for offset in range(0, 5_000_000, 5_000):
        lines.locate(offset)
        lines.locate_utf8(offset)
        lines.locate_utf16(offset)

    assert time.perf_counter() - begin < 3
