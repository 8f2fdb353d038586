"""Finds a phrase that says the contrary of the source: « at least » told as « au plus ».

Each row of the table has a pole in English and its contrary, and what may render each
in other languages. There is a fault where a sentence of the source has the first
alone, and its translation only the contrary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.negation import denied
from mtcheck.match.wordlists import Table
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView
    from mtcheck.match.wordlists import Row

_LONGEST = 320  # characters; in longer texts a contrary may say the same thing


class _Pair(NamedTuple):
    """A stretch of the source, its translation, and where that begins."""

    source: str
    target: str
    start: int


def make(*, rows: Sequence[str]) -> PassageCheck:
    """A check of rows such as ``en hot / cold / but cool ; fr chaud* / froid*``."""
    table = Table(rows)

    def check(view: PassageView) -> Iterable[Match]:
        source = view.source
        if source is None or not table.may_speak(source):
            return ()
        return look(view, source)

    def look(view: PassageView, source: PassageView) -> Iterator[Match]:
        lang = (view.lang or "").split("-")[0]
        if (view.source_lang or "en").split("-")[0] != "en":
            return
        possible = table.rows(view, source)
        if not possible:
            return
        found = {
            (match.start, match.end): match
            for pair in _pairs(view, source)
            for row in possible
            for match in _contraries(row, pair, lang)
        }
        for place in sorted(found):
            yield found[place]

    return check


def _pairs(view: PassageView, source: PassageView) -> Iterator[_Pair]:
    """The sentences side by side, or the whole where there are not as many."""
    ours, theirs = view.sentences, source.sentences
    if len(ours) != len(theirs):
        ours, theirs = (Span(0, len(view.raw)),), (Span(0, len(source.raw)),)
    for own, other in zip(ours, theirs, strict=True):
        if other.end - other.start <= _LONGEST:
            yield _Pair(
                source.folded[slice(*other)], view.folded[slice(*own)], own.start
            )


def _contraries(row: Row, pair: _Pair, lang: str) -> Iterator[Match]:
    if row.either is not None and row.either.is_in(pair.source):
        return
    said, contrary = row.english
    theirs = said.places(pair.source)
    if len(theirs) != 1 or contrary.is_in(pair.source):
        return
    told, turned = row.others[lang]
    ours = turned.places(pair.target)
    if len(ours) != 1 or told.is_in(pair.target):
        return
    if not _is_excused(pair, theirs[0], ours[0], lang):
        start, end = pair.start + ours[0].start(), pair.start + ours[0].end()
        yield Match(start, end, {"english": theirs[0].group()})


def _is_excused(
    pair: _Pair, theirs: re.Match[str], ours: re.Match[str], lang: str
) -> bool:
    """Whether either stands on both sides, as names do, or a negation turns it."""
    if (
        f" {ours.group()} " in f" {pair.source} "
        or f" {theirs.group()} " in pair.target
    ):
        return True
    return denied(pair.target, ours, lang) or denied(pair.source, theirs, "en")
