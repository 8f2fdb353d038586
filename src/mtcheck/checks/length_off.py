"""Finds a translation far too short, or far too long, for its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.gated import Gated
from mtcheck.match.kinship import kinship, source_keys, target_keys
from mtcheck.match.length import deviation, is_known
from mtcheck.match.view import once
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LEAST = 40  # characters of the source; shorter ones may come out any length
_FAR = 3.8  # standard deviations; a clean segment in some thousands lies beyond
_SHORT = 110  # characters of a source that may be put in few words, and yet be whole
_FAR_SHORT = 5.0  # the same for those
_FARTHER = 4.6  # upwards the tail is longer: translators explain
_LEAST_SHOWN = 1  # words in common; without one it is another text


def make(*, pick: str = "short") -> PassageCheck:
    """A check that yields the last word of a text cut short, or all of one too long."""
    return Gated(_deviation, {"short": _short, "long": _long}[pick])


def _short(view: PassageView) -> Iterator[Match]:
    off, source = _deviation(view), view.passage.source
    is_short = source is not None and len(source.content.strip()) < _SHORT
    if off < -(_FAR_SHORT if is_short else _FAR) and view.words:
        start, end = view.words[-1]
        yield Match(start, end, _lengths(view))


def _long(view: PassageView) -> Iterator[Match]:
    if _deviation(view) > _FARTHER:
        start, end = view.words[0].start, view.words[-1].end
        yield Match(start, end, _lengths(view))


@once
def _deviation(view: PassageView) -> float:
    """How far the length is off; 0 where nothing can be said."""
    source = view.passage.source
    if (
        source is None
        or not is_known(view.lang)
        or not is_known(view.source_lang or "en")
    ):
        return 0.0
    theirs, ours = len(source.content.strip()), len(view.raw.strip())
    if not ours or max(theirs, ours) < _LEAST or theirs < _LEAST // 2:
        return 0.0
    off = deviation(theirs, ours, view.source_lang, view.lang)
    if -_FAR <= off <= _FARTHER or not view.word_texts:
        return 0.0
    shared = kinship(source_keys(view), target_keys(view))
    return off if shared.shown >= _LEAST_SHOWN else 0.0


def _lengths(view: PassageView) -> dict[str, str]:
    source = view.passage.source
    theirs = len(source.content.strip()) if source else 0
    return {"source": str(theirs), "target": str(len(view.raw.strip()))}
