"""A character reference in plain text whose source has none: « l&#39;eau ».

Tables of segments may hold Markdown, which shows references as it should: a document
in which many passages have its marks, or tags, is left alone.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Edit, Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

# A name ends on its semicolon, so that « R&D; » and « ?a=1&copy=2 » are none.
_REFERENCE = compiled(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_MARKUP = compiled(r"&(?:#\w{1,7}|\w{2,31});|</?[a-zA-Z][^<>]*>|\*\*|\]\(|`|\A#+ ")
_SIGNS = ("**", "](", "</", "`", "# ")
_SPACES = frozenset("\u00a0\u202f\u2009\u2007\u00ad\u200b")
"""Typed as references on purpose, to be seen."""
_MOST_MARKED = 0.2  # of the passages of a text that is plain


def make() -> DocumentCheck:
    """Return a check that marks each reference and writes its character instead."""
    return _References()


class _References:
    """Collects references, and how many passages have markup."""

    def __init__(self) -> None:
        self._found: list[Match] = []
        self._passages = 0
        self._marked = 0

    def see(self, view: PassageView) -> None:
        """Note the references of a passage."""
        self._passages += 1
        raw = view.raw
        self._marked += any(map(raw.__contains__, _SIGNS))
        if "&" in raw and ";" in raw:
            self._found += _references(view)

    def close(self) -> Iterable[Match]:
        """What was found, if the text is plain."""
        return self._found if self._marked <= _MOST_MARKED * self._passages else ()


def _references(view: PassageView) -> Iterator[Match]:
    source = view.passage.source
    # A source with markup of its own is no plain text, and neither is its translation.
    if source is None or _MARKUP.search(source.content) or "<" in view.raw:
        return
    if any(map(view.raw.__contains__, _SIGNS)):
        return
    for found in _REFERENCE.finditer(view.raw):
        span, character = Span(*found.span()), unescape(found[0])
        if character == found[0] or character in _SPACES or not character.isprintable():
            continue
        edits = (Edit(span.start, span.end, character),)
        yield Match(*span, suggestions=(character,), edits=edits, passage=view.index)
