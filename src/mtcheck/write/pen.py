"""What a format's pen must know: how it writes a text, and what stands for one.

A pen never has the last word: whatever it writes is read again and must read as it
was meant. So it may be brief where a doubtful case can only be refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTHING = re.compile(r"(?!)")


class Spot(NamedTuple):
    """A place in a file where a text is to be written."""

    content: str
    at: int
    begin: int
    """Where the text begins that the place belongs to."""
    is_first: bool
    """Whether nothing of that text comes before the place."""
    is_last: bool
    """Whether nothing of that text comes behind what is written."""
    fits: Callable[[str], bool]
    """Whether the file can hold a character as it is."""


class Pen:
    """Writes as plain text does: everything stands for itself."""

    units: re.Pattern[str] = _NOTHING
    """What stands for one character of a text and is longer than that."""
    blank: re.Pattern[str] = _NOTHING
    """What may stand between two characters of a text and says nothing."""

    def __init__(self, content: str) -> None:
        """Look at the file; most pens need to know nothing of it."""

    def unit_end(self, spot: Spot, limit: int) -> int | None:
        """Where ends what stands for the character at a place; it may not pass `limit`.

        None where it must not be touched.
        """
        found = self.units.match(spot.content, spot.at, limit)
        return found.end() if found else spot.at + 1

    def is_blank(self, gap: str) -> bool:
        """Whether what stands between two characters of a text may be dropped."""
        return self.blank.fullmatch(gap) is not None

    def seam(self, gap: str) -> int:  # noqa: ARG002 - for pens that look at it
        """How far into a gap something is to be written that goes between."""
        return 0

    def written(self, text: str, spot: Spot) -> str | None:
        """How `text` is written there; None where it cannot be."""
        return text if all(map(spot.fits, text)) else None
