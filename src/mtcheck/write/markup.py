"""HTML and the formats that are XML: references for what markup would take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.read.entities import REFERENCE
from mtcheck.read.flow import REFERENCE as LOOSE_REFERENCE
from mtcheck.read.quoted import SHORT_ESCAPE
from mtcheck.write.pen import Pen

if TYPE_CHECKING:
    from mtcheck.write.pen import Spot

_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_QUOTES = {'"': "&quot;", "'": "&#39;"}
_VERBATIM = "<![CDATA["
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_END_TAGS = re.compile(r"(?:</[A-Za-z][^<>]*>)*")
_WHITE = r"[\x20\t\n\r\f]+"


class XmlPen(Pen):
    """Writes the text of elements, in sections of CDATA too."""

    is_page = False
    """Whether a tag in a text is shown as such, and never one of the file."""
    units = re.compile(rf"{REFERENCE.pattern}|\r\n", re.VERBOSE)

    def __init__(self, content: str) -> None:
        """Look whether the file has any section of CDATA: few have."""
        self._has_verbatim = _VERBATIM in content

    def is_verbatim(self, spot: Spot) -> bool:
        """Whether a place is in a section of CDATA."""
        if not self._has_verbatim:
            return False
        opened = spot.content.rfind(_VERBATIM, 0, spot.at)
        return opened >= 0 and spot.content.find("]]>", opened, spot.at) < 0

    def unit_end(self, spot: Spot, limit: int) -> int | None:
        """As every pen; a section of CDATA has no references."""
        if self.is_verbatim(spot):
            return spot.at + 1 + spot.content.startswith("\r\n", spot.at)
        if spot.content.startswith("<", spot.at):
            return None  # an element that reads as a character: a line break, a tab
        return super().unit_end(spot, limit)

    def written(self, text: str, spot: Spot) -> str | None:
        """The text with references for what XML or the encoding would not take."""
        if _NOT_XML.search(text) or ("<" in text and not self.is_page):
            return None  # a tag of the file, or one of the text: nobody can tell
        if self.is_verbatim(spot):
            return super().written(text, spot)
        signs = {**_IN_TEXT, **_quotes(spot)}
        return "".join(
            signs.get(char) or (char if spot.fits(char) else f"&#{ord(char)};")
            for char in text
        )


class HtmlPen(XmlPen):
    """Writes what flows on a page, and the values of attributes."""

    is_page = True
    units = re.compile(rf"(?:{LOOSE_REFERENCE.pattern})|{_WHITE}", re.VERBOSE)

    def seam(self, gap: str) -> int:
        """Behind the elements that end here."""
        found = _END_TAGS.match(gap)
        return found.end() if found else 0

    def written(self, text: str, spot: Spot) -> str | None:
        """As in XML; a line break would have to be an element."""
        return None if "\n" in text or "\r" in text else super().written(text, spot)


_ANDROID = {"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\t": "\\t"}


class AndroidPen(XmlPen):
    """Writes the resources of Android, which have escapes within XML."""

    units = re.compile(
        rf"(?:{REFERENCE.pattern})|{SHORT_ESCAPE.pattern}|\r\n",
        re.VERBOSE | re.DOTALL,
    )

    def unit_end(self, spot: Spot, limit: int) -> int | None:
        """As every pen; escapes count in sections of CDATA too."""
        if spot.content.startswith("\\", spot.at):
            return Pen.unit_end(self, spot, limit)
        return super().unit_end(spot, limit)

    def written(self, text: str, spot: Spot) -> str | None:
        """The text with escapes; white space at an edge would be lost as it is."""
        escaped = "".join(_ANDROID.get(char, char) for char in text)
        if spot.is_first and escaped[:1] in {" ", "@", "?"}:
            escaped = f"\\u{ord(escaped[0]):04X}{escaped[1:]}"
        if spot.is_last and escaped.endswith(" "):
            escaped = f"{escaped[:-1]}\\u0020"
        return super().written(escaped, spot)


def _quotes(spot: Spot) -> dict[str, str]:
    """What must not stand in the value of an attribute: the quote around it."""
    opened = spot.content.rfind("<", 0, spot.begin)
    if opened <= spot.content.rfind(">", 0, spot.begin):
        return {}
    around = spot.content[opened : spot.begin].rstrip()[-1:]
    return {around: _QUOTES[around]} if around in _QUOTES else _QUOTES
