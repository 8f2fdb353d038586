"""A character reference in plain text whose source has none: « l&#39;eau »."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Edit, Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

# A name ends on its semicolon, so that « R&D; » and « ?a=1&copy=2 » are none.
_REFERENCE = compiled(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_MARKUP = compiled(r"&(?:#\w{1,7}|\w{2,31});|</?[a-zA-Z][^<>]*>")
_SPACES = frozenset("\u00a0\u202f\u2009\u2007\u00ad\u200b")
"""Typed as references on purpose, to be seen."""


def make() -> PassageCheck:
    """Return a check that marks each reference and writes its character instead."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source = view.passage.source
    if "&" not in view.raw or ";" not in view.raw or source is None:
        return
    # A source with markup of its own is no plain text, and neither is its translation.
    if _MARKUP.search(source.content) or "<" in view.raw:
        return
    codes = [Span(mark.start, mark.end) for mark in view.marks("code")]
    for found in _REFERENCE.finditer(view.raw):
        span, character = Span(*found.span()), unescape(found[0])
        if character == found[0] or character in _SPACES or not character.isprintable():
            continue
        if not any(span.touches(code) for code in codes) and "`" not in view.raw:
            edit = Edit(span.start, span.end, character)
            yield Match(*span, suggestions=(character,), edits=(edit,))
