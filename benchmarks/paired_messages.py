"""Reads catalogues of programs that people translated: compiled by gettext (MO)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from paired_pages import Pair

_MAGIC = 0x950412DE
_HEAD = struct.Struct("<7I")
_ENTRY = struct.Struct("<2I")
_NO_TEXT = ("translator-credits", "translator_credits", "Your names", "Your emails")


def paired_messages(data: bytes) -> Iterator[Pair]:
    """The messages of a compiled catalogue (MO), which has no fuzzy ones.

    Plurals are left out, for their forms do not stand side by side.
    """
    magic, _, count, sources, targets, _, _ = _HEAD.unpack_from(data)
    if magic != _MAGIC:
        raise ValueError("not a catalogue of the usual byte order")
    for number in range(count):
        source = _message(data, sources + number * _ENTRY.size)
        target = _message(data, targets + number * _ENTRY.size)
        if source and "\0" not in source:
            yield from _message_pair(source, target)


def _message(data: bytes, at: int) -> str:
    length, place = _ENTRY.unpack_from(data, at)
    return data[place : place + length].decode()


_CONTEXT = re.compile(r"\A(?:.*?\x04)?(?:[\w ./'’-]{1,40}\^)?", re.DOTALL)


def _message_pair(source: str, target: str) -> Iterator[Pair]:
    text = _CONTEXT.sub("", source, count=1)
    if text not in _NO_TEXT:
        yield Pair(text, target)
