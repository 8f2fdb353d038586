"""YAML: each scalar in the style in which it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.write.pen import Pen

if TYPE_CHECKING:
    from mtcheck.write.pen import Spot

_WHITE = r"[ \t\r\n]+"
_UNITS = {
    '"': re.compile(
        r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)|" + _WHITE, re.DOTALL
    ),
    "'": re.compile(f"''|{_WHITE}"),
    "": re.compile(_WHITE),
}
_NOT_PRINTABLE = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff-\uffff]")
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class YamlPen(Pen):
    """Writes scalars that are plain, quoted, or blocks."""

    blank = re.compile(r"\\(?:\r\n|\r|\n)[ \t]*")

    def unit_end(self, spot: Spot, limit: int) -> int | None:
        """As every pen, after the style of the scalar."""
        found = _UNITS[_style(spot)].match(spot.content, spot.at, limit)
        return found.end() if found else spot.at + 1

    def written(self, text: str, spot: Spot) -> str | None:
        """The text; only between double quotation marks everything can be written."""
        style = _style(spot)
        if style == '"':
            return "".join(_escaped(char, spot) for char in text)
        if _NOT_PRINTABLE.search(text):
            return None
        return super().written(text.replace("'", "''") if style else text, spot)


def _escaped(char: str, spot: Spot) -> str:
    if char in _NAMED:
        return _NAMED[char]
    if spot.fits(char) and not _NOT_PRINTABLE.match(char):
        return char
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"


def _style(spot: Spot) -> str:
    """The quotation mark around a scalar; nothing around plain ones and blocks."""
    before = spot.content[max(0, spot.begin - 1) : spot.begin]
    return before if before in _UNITS else ""
