"""Names that the translation renders in its own words, or misspells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.gated import Gated
from mtcheck.match.people import strangers
from mtcheck.match.slips import slips
from mtcheck.match.view import once
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.people import Person, Stranger
    from mtcheck.match.view import PassageView


def make(*, pick: str) -> PassageCheck:
    """A check of surnames ``misspelt`` or ``another`` word, or of ``any`` name misspelt."""
    if pick not in {"misspelt", "another", "any"}:
        raise ValueError(pick)
    if pick == "any":
        return _slips
    return Gated(_strangers, lambda view: _changed(view, is_alike=pick == "misspelt"))


def _is_english(view: PassageView) -> bool:
    """Whether a passage has an English source."""
    told = view.source_lang or "en"
    return view.passage.source is not None and told.split("-")[0] == "en"


def _slips(view: PassageView) -> Sequence[Match]:
    if not _is_english(view):
        return ()
    return [
        Match(*place, {"name": name}, suggestions=(name,))
        for name, place in slips(view)
    ]


@once
def _strangers(view: PassageView) -> Sequence[tuple[Person, Stranger]]:
    if not _is_english(view):
        return ()
    return tuple(strangers(view))


def _changed(view: PassageView, *, is_alike: bool) -> Iterator[Match]:
    for person, stranger in _strangers(view):
        if stranger.is_alike is is_alike:
            values = {"name": person.last}
            yield Match(
                stranger.start, stranger.end, values, suggestions=(person.last,)
            )
