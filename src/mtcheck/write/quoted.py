"""JSON, PO, Apple's strings and Java's properties: backslashes before what acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.read.quoted import C_ESCAPE, SHORT_ESCAPE
from mtcheck.write.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtcheck.write.pen import Spot

_SHORT = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_QUOTED = {**_SHORT, '"': '\\"'}
_HALF = r"\\[uU][dD][89abAB][\da-fA-F]{2}\\[uU][dD][c-fC-F][\da-fA-F]{2}"


class QuotedPen(Pen):
    """Writes between quotation marks, `prefix` and four digits for what cannot be."""

    signs: Mapping[str, str] = _QUOTED
    prefix = "\\u"

    def written(self, text: str, spot: Spot) -> str | None:
        """The text with its escapes."""
        pieces = [self._piece(char, spot) for char in text]
        return None if None in pieces else "".join(filter(None, pieces))

    def _piece(self, char: str, spot: Spot) -> str | None:
        if char in self.signs:
            return self.signs[char]
        if spot.fits(char) and (char >= " "):
            return char
        return self._numbered(char) if self.prefix else None

    def _numbered(self, char: str) -> str:
        units = char.encode("utf-16-be", "surrogatepass").hex()
        return "".join(
            f"{self.prefix}{units[at : at + 4]}" for at in range(0, len(units), 4)
        )


class JsonPen(QuotedPen):
    """Writes the strings of JSON and JSON Lines."""

    units = re.compile(f"{_HALF}|{SHORT_ESCAPE.pattern}", re.DOTALL)


class PoPen(QuotedPen):
    """Writes gettext's messages, which have no numbered escapes that all read."""

    units = C_ESCAPE
    blank = re.compile(r'"[ \t]*(?:\r\n|\r|\n)[ \t]*"')
    prefix = ""


class StringsPen(QuotedPen):
    """Writes Apple's strings."""

    units = re.compile(f"{_HALF}|{C_ESCAPE.pattern}", re.DOTALL)
    prefix = "\\U"


class PropertiesPen(QuotedPen):
    """Writes Java's properties."""

    units = re.compile(rf"{_HALF}|{SHORT_ESCAPE.pattern}|''", re.DOTALL)
    blank = re.compile(r"\\(?:\r\n|\r|\n)[ \t\f]*")
    signs = _SHORT

    def written(self, text: str, spot: Spot) -> str | None:
        """The text with its escapes; an apostrophe twice where patterns want it so."""
        if "'" in text and _PATTERN.search(_value(spot)):
            if "''" not in _value(spot):
                return None  # perhaps a pattern, where one apostrophe would quote
            text = text.replace("'", "''")
        written = super().written(text, spot)
        if written and spot.is_first and written[0] in " \f":
            return f"\\u{ord(written[0]):04x}{written[1:]}"
        return written


_PATTERN = re.compile(r"''|\{\d")
_VALUE = re.compile(r"(?:[^\\\r\n]++|\\(?:\r\n|.|\Z))*+", re.DOTALL)


def _value(spot: Spot) -> str:
    """The value that a place is in."""
    found = _VALUE.match(spot.content, spot.begin)
    return found.group() if found else ""
