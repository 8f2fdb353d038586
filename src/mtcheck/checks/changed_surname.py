"""Surnames that the translation renders in its own words, or misspells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView


def make(*, pick: str) -> PassageCheck:
    """A check of surnames ``misspelt``, or of those that are ``another`` word."""
    if pick not in {"misspelt", "another"}:
        raise ValueError(pick)
    return lambda view: _changed(view, is_alike=pick == "misspelt")


def _changed(view: PassageView, *, is_alike: bool) -> Iterator[Match]:
    if view.passage.source is None or (view.source_lang or "en").split("-")[0] != "en":
        return
    from mtcheck.match.people import strangers  # noqa: PLC0415 - large tables

    for person, stranger in strangers(view):
        if stranger.is_alike is is_alike:
            values = {"name": person.last}
            yield Match(
                stranger.start, stranger.end, values, suggestions=(person.last,)
            )
