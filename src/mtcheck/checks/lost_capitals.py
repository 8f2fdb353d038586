"""A text all in capitals whose translation is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 2  # words; one alone may be an abbreviation
_LONG = 4  # letters of a word that is none


def make() -> PassageCheck:
    """The check; scripts without capitals are silent."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source, target = view.passage.source, view.raw
    if source is None or not source.content.isupper() or not _has_case(target):
        return
    words = _WORD.findall(source.content)
    long = [word for word in words if len(word) >= _LONG]
    if len(words) < _FEWEST or len(long) < _FEWEST or target.isupper():
        return
    small = [m for m in _WORD.finditer(target) if not m[0].isupper()]
    if len(small) * 2 > len(_WORD.findall(target)):
        yield Match(small[0].start(), small[-1].end(), {}, (), ())


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()
