"""Where the characters of a scalar of YAML lie in its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Run, Text
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHITE = " \t\r\n\x85\u2028\u2029"
_GAP = re.compile(f"[{_WHITE}]*")
_ESCAPE = re.compile(
    r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n[ \t]*|.)", re.DOTALL
)
_PROPERTIES = re.compile(r"(?:[&!][^\s]*\s+)+")
"""An anchor and a tag before the scalar itself."""
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n|\Z)")


class Scalar(NamedTuple):
    """What the parser tells of a scalar: its value, and from where to where it lies."""

    value: str
    style: str
    """Its first sign where it is quoted or a block, else nothing."""
    start: int
    end: int


def text_of(content: str, scalar: Scalar) -> Text:
    """A scalar with its places: each where it is if the file can be followed.

    Else the whole lies where the scalar begins.
    """
    value, style, start, end = scalar
    named = _PROPERTIES.match(content, start, end)
    start = named.end() if named else start
    if style in {"|", ">"}:
        header = _HEADER.match(content, start, end)
        start = header.end() if header else start
        value = value.rstrip("\n")
    elif style:
        start, end = start + 1, end - 1
    if content.startswith(value, start) and start + len(value) <= end:
        return Text(value, (Run(0, start),))
    weaver = Weaver()
    weaver.put("", start, start)
    for piece, first, last in _followed(content, start, end, value, style):
        weaver.put(piece, first, last)
    text = weaver.text()
    return text if text.content == value else Text(value, (Run(0, start),))


def _followed(
    content: str, start: int, end: int, value: str, style: str
) -> Iterator[tuple[str, int, int]]:
    """The characters of a value one by one, as long as they agree with the file.

    White space of the value stands for white space of the file, of which there may
    be more: indents and folded lines.
    """
    at, place = 0, start
    while at < len(value):
        character = value[at]
        if style == '"' and content.startswith("\\", place):
            found = _ESCAPE.match(content, place, end)
            if found is None:
                return
            if found.group()[1:2] not in {"\r", "\n"}:  # else the line goes on
                yield character, *found.span()
                at += 1
            place = found.end()
        elif character in _WHITE and place < end and content[place] in _WHITE:
            width = 1 + content.startswith("\r\n", place)
            yield character, place, place + width
            at, place = at + 1, place + width
        elif place < end and content[place] == character:
            width = 1 + (style == "'" and character == "'")
            yield character, place, place + width
            at, place = at + 1, place + width
        else:
            gap = _GAP.match(content, place, end)
            if gap is None or gap.end() == place:
                return
            place = gap.end()
