"""Finds figures that changed places with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_COUNTED = compiled(r"\d [^\W\d_]{4}")


def make() -> PassageCheck:
    """A check that marks one of the two figures; silent without an English source."""
    return Gated(_have_figures, _check)


def _have_figures(view: PassageView) -> bool:
    """Whether source and target both have a figure in front of a word."""
    source = view.source
    if source is None or _COUNTED.search(view.folded) is None:
        return False
    return _COUNTED.search(source.folded) is not None


def _check(view: PassageView) -> Iterator[Match]:
    if view.passage.source is None or (view.source_lang or "en").split("-")[0] != "en":
        return
    from mtcheck.match.quantities.exchanged import exchanged  # noqa: PLC0415 - tables

    for start, end, word, source, target in exchanged(view):
        values = {"word": word, "source": source, "target": target}
        yield Match(start, end, values)
