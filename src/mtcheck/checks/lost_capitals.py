"""A text all in capitals whose translation is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_WORD = compiled(r"[^\W\d_]{2,}")
_LONG = 4  # letters of a word that is no abbreviation


def make() -> PassageCheck:
    """The check; scripts without capitals are silent."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source, target = view.passage.source, view.raw
    if source is None or not source.content.isupper() or not _has_case(target):
        return
    if target.isupper() or not _is_said(_WORD.findall(source.content)):
        return
    small = [m for m in _WORD.finditer(target) if not m[0].isupper()]
    if len(small) * 2 > len(_WORD.findall(target)):
        yield Match(small[0].start(), small[-1].end(), {}, (), ())


def _is_said(words: list[str]) -> bool:
    """Whether these are words of a message, not abbreviations in a row."""
    long = sum(len(word) >= _LONG for word in words)
    return long >= 2 or (long == 1 and len(words) > 2)


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()
