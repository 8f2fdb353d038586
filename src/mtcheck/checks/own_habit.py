"""A way of writing that departs from how the text itself does it elsewhere.

``usual`` is the expression of the right way, ``wrong`` of the other; a text that
knows only one of them has made its choice. Both are searched in cased text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.sieve import Mesh
    from mtcheck.match.view import PassageView

_MOST = 7  # the place that is marked and six related ones


def make(*, usual: str, wrong: str, sign: str) -> DocumentCheck:
    """A check that yields one match for all departures; `sign` must be in both."""
    return _Check(compiled(usual), compiled(wrong), CASED.mesh(sign))


class _Check:
    """Collects the departures, and remembers one place of the right way."""

    def __init__(
        self, usual: re.Pattern[str], wrong: re.Pattern[str], sign: Mesh
    ) -> None:
        self.grid = CASED.grid(sign)
        self._usual, self._wrong = usual, wrong
        self._count = 0
        self._first: Place | None = None
        self._departures: list[Place] = []

    def see(self, view: PassageView) -> None:
        """Note both ways in a passage."""
        text = view.cased
        for found in self._usual.finditer(text):
            self._count += 1
            self._first = self._first or Place(view.index, *found.span())
        self._departures += (
            Place(view.index, *found.span()) for found in self._wrong.finditer(text)
        )

    def close(self) -> Iterator[Match]:
        """Yield the first departure, if the right way was seen at all."""
        if self._first is None or not self._departures:
            return
        index, start, end = self._departures[0]
        values = {"count": str(self._count), "other": str(len(self._departures))}
        related = (*self._departures[1 : _MOST - 1], self._first)
        yield Match(start, end, values, (), (), related, index)
