"""Plain data that stays packed is what it was, however it is looked at."""

from __future__ import annotations

import pickle
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.packed import PackedList, PackedTable, pack, unpack

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


_Packed = TypeVar("_Packed")


def copied(packed: _Packed) -> _Packed:
    """The same as another process gets it."""
    found: _Packed = pickle.loads(pickle.dumps(packed))  # noqa: S301 - our own
    return found


@given(PLAIN)
def test_what_is_unpacked_is_what_was_packed(plain: object) -> None:
    assert unpack(pack(plain)) == plain


@given(st.lists(PLAIN, max_size=4), st.lists(PLAIN, max_size=4))
def test_a_packed_list_is_a_list(plain: list[object], other: list[object]) -> None:
    packed = PackedList(memoryview(pack(plain)))
    assert list(packed) == plain
    assert list(copied(packed)) == plain
    assert (len(packed), packed[1:]) == (len(plain), plain[1:])
    assert packed == PackedList(pack(plain))
    assert (packed == PackedList(pack(other))) == (pack(plain) == pack(other))
    assert hash(packed) == hash(PackedList(pack(plain)))
    assert packed != plain  # nor would their hashes be the same


@given(st.dictionaries(st.text(max_size=8), PLAIN, max_size=4))
def test_a_packed_table_is_a_table(plain: dict[str, object]) -> None:
    packed = PackedTable(memoryview(pack(plain)))
    assert packed == plain
    assert copied(packed) == plain
    assert (len(packed), {**packed}) == (len(plain), plain)
