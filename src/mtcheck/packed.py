"""Plain data that stays packed until someone looks: most runs need little of much."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, overload

_PLAIN: Final = 2  # a version of the format that says nothing of what a program shares


def pack(plain: object) -> bytes:
    """Lists, tables, texts and numbers as bytes; the same for what is equal."""
    return marshal.dumps(plain, _PLAIN)  # type: ignore[arg-type]


def unpack(data: bytes | memoryview) -> Any:  # noqa: ANN401 - whatever was packed
    """What `pack` was given."""
    return marshal.loads(data)  # noqa: S302 - our own, its sum checked


class PackedList(Sequence[Any]):
    """A list in packed form."""

    def __init__(self, data: bytes | memoryview) -> None:
        """Take what `pack` has made of a list."""
        self._data = data

    def __reduce__(self) -> tuple[type[PackedList], tuple[bytes]]:
        """Another process gets the bytes, and maps nothing."""
        return type(self), (bytes(self._data),)

    @cached_property
    def _plain(self) -> Sequence[Any]:
        found: Sequence[Any] = unpack(self._data)
        return found

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._plain)

    @overload
    def __getitem__(self, at: int) -> Any: ...  # noqa: ANN401 - the same
    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """An entry, or some of them as a list."""
        return self._plain[at]

    def __iter__(self) -> Iterator[Any]:
        """Yield the entries."""
        return iter(self._plain)

    def __eq__(self, other: object) -> bool:
        """Whether the other is packed, too, and has the same entries."""
        return isinstance(other, PackedList) and self._data == other._data

    def __hash__(self) -> int:
        """By how many there are."""
        return hash(len(self))


class PackedTable(Mapping[str, Any]):
    """A table in packed form."""

    def __init__(self, data: bytes | memoryview) -> None:
        """Take what `pack` has made of a table."""
        self._data = data

    def __reduce__(self) -> tuple[type[PackedTable], tuple[bytes]]:
        """Another process gets the bytes, and maps nothing."""
        return type(self), (bytes(self._data),)

    @cached_property
    def _plain(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = unpack(self._data)
        return found

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._plain)

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - whatever was packed
        """The value of a key."""
        return self._plain[key]

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self._plain)
