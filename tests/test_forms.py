"""Compiled expressions that are kept in a file, whatever becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.forms import Forms, open_forms, packed

MADE = st.dictionaries(st.text(max_size=20), st.binary(max_size=40), max_size=12)


@given(MADE, MADE, st.text(max_size=20))
def test_what_was_kept_is_found(
    first: dict[str, bytes], second: dict[str, bytes], other: str
) -> None:
    """The newer form counts; nothing else is found."""
    once = Forms(packed(Forms(), first))
    both = Forms(packed(once, second))
    assert len(both) == len(first | second)
    for expression, form in (first | second).items():
        assert both.get(expression) == form
    assert both.get(other) == (first | second).get(other)


@given(MADE.filter(bool), st.data())
def test_a_damaged_file_tells_nothing_false(
    made: dict[str, bytes], data: st.DataObject
) -> None:
    """A form is as it was made, or it is not there."""
    file = bytearray(packed(Forms(), made))
    at = data.draw(st.integers(0, len(file) - 1))
    file[at] ^= data.draw(st.integers(1, 255))
    damaged = Forms(bytes(file[: data.draw(st.integers(0, len(file)))]))
    for expression, form in made.items():
        assert damaged.get(expression) in {None, form}


@pytest.mark.parametrize("data", [b"", b"x", b"\0" * 8, b"\xff" * 64])
def test_what_is_no_such_file_holds_nothing(tmp_path: Path, data: bytes) -> None:
    """An empty one cannot even be mapped."""
    path = tmp_path / "forms.bin"
    path.write_bytes(data)
    forms = open_forms(path)
    assert (len(forms), forms.get("a")) == (0, None)
    assert len(open_forms(tmp_path / "none")) == 0


def test_a_closed_one_holds_nothing(tmp_path: Path) -> None:
    """Some systems replace no file that is mapped."""
    path = tmp_path / "forms.bin"
    path.write_bytes(packed(Forms(), {"a+": b"form"}))
    forms = open_forms(path)
    assert forms.get("a+") == b"form"
    forms.close()
    assert forms.get("a+") is None
