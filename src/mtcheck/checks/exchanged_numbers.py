"""Finds figures that changed places with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView


def make() -> PassageCheck:
    """A check that marks one of the two figures; silent without an English source."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    if view.passage.source is None or (view.source_lang or "en").split("-")[0] != "en":
        return
    from mtcheck.match.quantities.exchanged import exchanged  # noqa: PLC0415 - tables

    for start, end, word, source, target in exchanged(view):
        values = {"word": word, "source": source, "target": target}
        yield Match(start, end, values)
