"""Straight and curly apostrophes in one document: one match, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_MOST = 7  # the place that is marked and six related ones
_ELISION = {
    sign: compiled(rf"(?i)(?:\b[cdjlmnst]|qu){sign}(?=[^\W\d_])") for sign in "'’"
}


def make() -> DocumentCheck:
    """Return a check that marks the first apostrophe of the rarer kind."""
    return _Check()


class _Check:
    """Counts elisions of both kinds, and remembers where the first ones are."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(_ELISION, 0)
        self._places: dict[str, list[Place]] = {sign: [] for sign in _ELISION}

    def see(self, view: PassageView) -> None:
        """Count the apostrophes of one passage."""
        for sign, places in self._places.items():
            count = view.raw.count(sign)
            if not count:
                continue
            self._counts[sign] += count
            if len(places) < _MOST:
                places += [
                    Place(view.index, *found.span())
                    for found in _ELISION[sign].finditer(view.prose)
                ]

    def close(self) -> Iterator[Match]:
        """Yield one match where both kinds were seen."""
        rare, common = sorted(self._counts, key=self._counts.__getitem__)
        places = self._places[rare][:_MOST]
        if not places or not self._places[common]:
            return
        passage, start, end = places[0]
        values = {"straight": str(self._counts["'"]), "curly": str(self._counts["’"])}
        yield Match(start, end, values, (), related=tuple(places[1:]), passage=passage)
