"""A present participle behind a preposition other than « en »: « pour ouvrant »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.french import OTHER, analyses, only, reading
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_PAIR = shape(rf"(?P<head>[s\x80-\xff]) (?=(?:c )?(?P<form>[{only(OTHER)}]))")
_PREPOSITIONS = frozenset(
    "de d' à pour par sans avec après avant depuis pendant dans sur malgré".split()
)
_HEIRS = {("droit",), ("cause",)}


def make() -> PassageCheck:
    """Return a check that marks the preposition and the participle."""
    return where([_PAIR], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for head, form in read.places(_PAIR, "head", "form"):
        if not _is_present_participle(read.words[form]):
            continue
        if read.words[head] not in _PREPOSITIONS or _is_heir(read, form):
            continue
        start, end = read.spans[head].start, read.spans[form].end
        if not view.cased[read.spans[form].start].isupper():
            yield Match(start, end, values={"head": view.raw[slice(*read.spans[head])]})


def _is_heir(read: Reading, form: int) -> bool:
    """Whether it is « d'ayant droit »."""
    return read.words[form] == "ayant" and read.words[form + 1 : form + 2] in _HEIRS


@lru_cache(maxsize=8192)
def _is_present_participle(word: str) -> bool:
    """Whether the form is one, and neither noun nor adjective nor anything else."""
    found = analyses(word) if word.endswith("ant") else ()
    return bool(found) and all(
        part == "v" and all(tag.startswith("G") for tag in tags)
        for part, _, tags in found
    )
