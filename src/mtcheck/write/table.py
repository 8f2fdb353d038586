"""TSV and CSV: quotation marks twice in a cell that has some around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.read.csv import sign_of
from mtcheck.write.pen import Pen

if TYPE_CHECKING:
    from mtcheck.write.pen import Spot


class CsvPen(Pen):
    """Writes the cells of a table whose columns some sign divides."""

    units = re.compile(r'""|\r\n')

    def __init__(self, content: str) -> None:
        """Find the sign; between tabs, quotation marks are text."""
        self.sign = self.sign_of(content)

    def sign_of(self, content: str) -> str:
        """The sign between the columns of a file."""
        return sign_of(content)

    def unit_end(self, spot: Spot, limit: int) -> int | None:
        """As every pen; in a bare cell everything stands for itself."""
        return super().unit_end(spot, limit) if _is_quoted(spot) else spot.at + 1

    def written(self, text: str, spot: Spot) -> str | None:
        """The text; a bare cell takes nothing that would have to be quoted."""
        if _is_quoted(spot):
            return super().written(text.replace('"', '""'), spot)
        unfit = {self.sign, "\r", "\n"} | ({'"'} if self.sign != "\t" else set())
        return super().written(text, spot) if unfit.isdisjoint(text) else None


class TsvPen(CsvPen):
    """The same between tabs."""

    def sign_of(self, content: str) -> str:  # noqa: ARG002 - it is always the same
        """The tab."""
        return "\t"


def _is_quoted(spot: Spot) -> bool:
    """Whether a cell stands between quotation marks; a bare one begins at a sign."""
    return spot.content[max(0, spot.begin - 1) : spot.begin] == '"'
