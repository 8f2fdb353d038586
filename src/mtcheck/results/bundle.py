"""Several entries in one file, each under a name; written in one step.

The head says how long the index is, and its sum; the index where each entry lies, and
its sum. So one damaged entry does not cost the others.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from msgspec import MsgspecError
from msgspec.msgpack import Decoder, encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SIGN = b"mtcheck results 1\n"
_WORD = 4  # bytes of a number in the head
_SLOT = 70  # bytes that an entry takes in the index
_MOST = 4_000_000  # bytes of a bundle; what was not used for longest goes first


class Entry(NamedTuple):
    """What a bundle holds under a name."""

    digest: bytes
    """Of what it was made of."""
    day: str
    """The only day on which it holds; empty if it holds on any."""
    used: int
    """When it was made or last written along, in seconds."""
    payload: bytes | memoryview


class _Slot(NamedTuple):
    digest: bytes
    day: str
    used: int
    size: int
    sum: int


class Bundle:
    """The entries of a file that was read."""

    def __init__(
        self, slots: Mapping[bytes, _Slot] | None = None, data: bytes = b""
    ) -> None:
        """Take the index and what lies behind it."""
        self._slots = slots or {}
        self._data = memoryview(data)
        self._starts: dict[bytes, int] = {}
        start = 0
        for name, slot in self._slots.items():
            self._starts[name] = start
            start += slot.size

    def get(self, name: bytes) -> Entry | None:
        """The entry of a name; None if there is none, or none that is whole."""
        slot = self._slots.get(name)
        if slot is None:
            return None
        start = self._starts[name]
        payload = self._data[start : start + slot.size]
        if crc32(payload) != slot.sum:
            return None
        return Entry(slot.digest, slot.day, slot.used, payload)

    def entries(self) -> Iterator[tuple[bytes, Entry]]:
        """Yield those that are whole, by name."""
        for name in self._slots:
            entry = self.get(name)
            if entry is not None:
                yield name, entry


def read_bundle(path: Path) -> Bundle:
    """The bundle in a file; an empty one if there is none, or none to make out."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - Path is slower
            data = file.read()
    except OSError:
        return Bundle()
    sum_at = len(_SIGN) + _WORD
    start = sum_at + _WORD
    end = start + int.from_bytes(data[len(_SIGN) : sum_at])
    index = data[start:end]
    if not data.startswith(_SIGN) or data[sum_at:start] != _word(crc32(index)):
        return Bundle()
    try:
        return Bundle(_decoder().decode(index), data[end:])
    except MsgspecError:
        return Bundle()


def write_bundle(path: Path, new: Mapping[bytes, Entry], most: int = _MOST) -> bool:
    """Put entries into a file beside those in it; whether that was possible.

    Of the others, those that `most` bytes have room for stay, the latest first.
    """
    # What another run has written in the meantime is among them.
    entries = {**dict(_fitting(read_bundle(path), new, most)), **new}
    slots = {
        name: _Slot(
            entry.digest,
            entry.day,
            entry.used,
            len(entry.payload),
            crc32(entry.payload),
        )
        for name, entry in entries.items()
    }
    index = encode(slots)
    head = (_SIGN, _word(len(index)), _word(crc32(index)), index)
    payloads = (entry.payload for entry in entries.values())
    return _swap(path, b"".join((*head, *payloads)))


def _fitting(
    held: Bundle, new: Mapping[bytes, Entry], most: int
) -> Iterator[tuple[bytes, Entry]]:
    left = most - sum(map(_weight, new.values()))
    others = (it for it in held.entries() if it[0] not in new)
    for name, entry in sorted(others, key=lambda it: -it[1].used):
        left -= _weight(entry)
        if left < 0:
            return
        yield name, entry


def _weight(entry: Entry) -> int:
    return _SLOT + len(entry.payload)


def _swap(path: Path, data: bytes) -> bool:
    """Write a file in one step, for the user's own eyes: it holds his texts."""
    part = f"{path}.{os.urandom(8).hex()}.part"
    try:
        os.makedirs(path.parent, mode=0o700, exist_ok=True)  # noqa: PTH103 - the same
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(part, path)  # noqa: PTH105 - the same
    except OSError:
        with suppress(OSError):
            os.unlink(part)  # noqa: PTH108 - the same
        return False  # a read-only home only costs time
    return True


_BINARY = getattr(os, "O_BINARY", 0)


def _word(number: int) -> bytes:
    return number.to_bytes(_WORD)


@cache
def _decoder() -> Decoder[dict[bytes, _Slot]]:
    return Decoder(dict[bytes, _Slot])
