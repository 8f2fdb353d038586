"""English quotation marks throughout a text whose country sets guillemets.

A text that has guillemets as well mixes two systems, which is another fault. Only a
text whose country is known is held to them: plenty of French is typed with ``"``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.typography import is_country, typography
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_QUOTED = compiled(
    r'(?<![\w="“(\d])["“](?=[^\W\d_])(?P<inside>[^"“”\n]{2,400})(?<=[\w.,!?…)])["”](?![\w"=])'
)
_TWO_WORDS = compiled(r"\w[\w'’-]*\s+\w")
_MOST = 7  # the place that is marked and six related ones


def make() -> DocumentCheck:
    """Return a check that marks the first quotation, once a document."""
    return _Check()


class _Check:
    """Gathers the quotations of two words and more."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._has_guillemets = False
        self._lang: str | None = None

    def see(self, view: PassageView) -> None:
        """Look at the quotations of one passage."""
        self._lang = view.lang
        if not is_country(view.lang):
            return
        self._has_guillemets |= "«" in view.raw
        self._places += [
            Place(view.index, *found.span())
            for found in _QUOTED.finditer(view.prose)
            if _TWO_WORDS.search(found["inside"])
        ]

    def close(self) -> Iterator[Match]:
        """Yield one match, where there is no guillemet at all."""
        if self._has_guillemets or not self._places:
            return
        opening, closing = typography(self._lang).guillemets
        inside = typography(self._lang).inside_guillemets
        better = f"{opening}{inside}…{inside}{closing}"
        passage, start, end = self._places[0]
        related = tuple(self._places[1:_MOST])
        yield Match(start, end, {}, (better,), (), related, passage)
