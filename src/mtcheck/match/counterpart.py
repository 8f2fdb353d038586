"""Which sentence of a translation answers a place in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Span

if TYPE_CHECKING:
    from mtcheck.match.view import PassageView


def counterpart(source: PassageView, target: PassageView, offset: int) -> Span:
    """The sentence of the target across from a place; all of it where that is unclear."""
    sentences = target.sentences
    if len(sentences) > 1 and len(source.sentences) == len(sentences):
        at = next((n for n, s in enumerate(source.sentences) if offset < s.end), -1)
        return sentences[at]
    raw = target.raw
    start = len(raw) - len(raw.lstrip())
    return Span(start, max(start, len(raw.rstrip())))
