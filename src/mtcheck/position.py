"""Offsets to lines and columns, in code points, UTF-16 units and UTF-8 bytes.

The only place of the program that converts. Lines end with LF, CRLF or CR, as
editors count them; the other Unicode separators are characters like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from mtcheck.model import Span

_LINE_END = re.compile(r"\r\n?|\n")
_STEP = 4096  # code points between two checkpoints: a lookup encodes at most that many


class Position(NamedTuple):
    """A place as people count it: both numbers start from 1."""

    line: int
    column: int


class LineIndex:
    """Where the lines of a text begin; worked out at the first question."""

    def __init__(self, content: str) -> None:
        """Look at `content`; nothing is computed yet."""
        self.content = content

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line begins, in order; the first is 0."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.content))]

    def locate(self, offset: int) -> Position:
        """The line and column of `offset`, in code points."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def locate_utf16(self, offset: int) -> Position:
        """The line and column of `offset`, in UTF-16 code units."""
        return self._locate_in(self._utf16, offset)

    def locate_utf8(self, offset: int) -> Position:
        """The line and column of `offset`, in UTF-8 bytes."""
        return self._locate_in(self._utf8, offset)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column in code points; within the text."""
        start = self.starts[min(line, len(self.starts)) - 1]
        return min(start + column - 1, len(self.content))

    def bounds(self, line: int) -> Span:
        """The range of a line counted from 1, without its line end."""
        start = self.starts[line - 1]
        if line == len(self.starts):
            return Span(start, len(self.content))
        end = self.starts[line] - 1
        is_crlf = self.content.startswith("\r\n", end - 1) and end > start
        return Span(start, end - is_crlf)

    @cached_property
    def _utf16(self) -> _Units:
        return _Units(self.content, "utf-16-le", 2)

    @cached_property
    def _utf8(self) -> _Units:
        return _Units(self.content, "utf-8", 1)

    def _locate_in(self, units: _Units, offset: int) -> Position:
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        return Position(line, units.before(offset) - units.before(start) + 1)


class _Units:
    """Code units before an offset; checkpoints keep one giant line from costing."""

    def __init__(self, content: str, encoding: str, size: int) -> None:
        self._content = content
        self._encoding = encoding
        self._size = size
        self._is_plain = content.isascii()

    @cached_property
    def _checkpoints(self) -> list[int]:
        places = range(0, len(self._content), _STEP)
        counts = (self._count(place, place + _STEP) for place in places)
        return list(accumulate(counts, initial=0))

    def before(self, offset: int) -> int:
        if self._is_plain:
            return offset
        step, _ = divmod(offset, _STEP)
        return self._checkpoints[step] + self._count(step * _STEP, offset)

    def _count(self, start: int, end: int) -> int:
        encoded = self._content[start:end].encode(self._encoding, "surrogatepass")
        return len(encoded) // self._size
