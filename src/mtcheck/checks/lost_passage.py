"""A passage of the source has no counterpart in the translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_WORDS = compiled(r"[^\W\d_]{2}")
_SHOWN = 120  # code points of what is lost


def make() -> PassageCheck:
    """A check that marks the last word before a hole in the translation."""
    return _lost


def _lost(view: PassageView) -> Iterable[Match]:
    if not view.passage.lost:
        return ()
    lost = [text for text in view.passage.lost if _WORDS.search(text)]
    words = view.raw.split()
    if not lost or not words:
        return ()
    end = len(view.raw.rstrip())
    start = end - len(words[-1])
    number = "A passage" if len(lost) == 1 else f"{len(lost)} passages"
    shown = " / ".join(map(_shortened, lost[:3]))
    return [Match(start, end, {"number": number, "lost": shown}, edits=())]


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _SHOWN:
        return line
    return line[:_SHOWN].rpartition(" ")[0] + " …"
