"""Finds translations that belong to another source: rows out of step, or astray.

A translation shows the figures, names and cognates of its source. One that shows
none, while it shows those of a row nearby, has slipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.kinship import kinship, source_keys, target_keys
from mtcheck.model import Match, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.match.view import PassageView

_LEAST_WORDS = 5  # keys of a source; fewer may well have no cognate
_LEAST_ASTRAY = 14  # the same where no row nearby fits better
_WINDOW = 12  # rows on either side
_OWN = 0.12  # a true translation shows a third of its source, a stranger a twentieth
_OTHER = 0.3
_OTHER_SHOWN = 3
_SURE_SHOWN = 4  # in a row that stands alone
_BRIDGE = 4  # rows of one run may have so many others between them
_LEAST_LETTERS = 30


class _Row(NamedTuple):
    index: int
    source: frozenset[str]
    target: frozenset[str]
    span: Span
    names: frozenset[str]


def make(*, pick: str = "shifted") -> _Rows:
    """A check of a document: runs of rows out of step, or rows astray (``lost``)."""
    return _Rows(pick)


class _Rows:
    """Keeps what each row shows until all are known."""

    def __init__(self, pick: str) -> None:
        self._pick = {"shifted": _shifted, "lost": _lost}[pick]
        self._rows: list[_Row] = []

    def see(self, view: PassageView) -> None:
        """Note the keys of a passage that has a source."""
        if view.passage.source is None:
            return
        words = view.words
        span = Span(words[0].start, words[-1].end) if words else Span(0, 0)
        self._rows.append(
            _Row(view.index, source_keys(view), target_keys(view), span, _anchors(view))
        )

    def close(self) -> Iterable[Match]:
        """What was found, in text order."""
        return self._pick(self._rows)


def _anchors(view: PassageView) -> frozenset[str]:
    """The figures and acronyms of the source, which a translation keeps."""
    source = view.source
    if source is None:
        return frozenset()
    keys = source_keys(view)
    found = {word for word in keys if word.isdigit()}
    raw = source.cased
    for span in source.words:
        if raw[span.start : span.end].isupper() and span.end - span.start > 1:
            found.add(raw[span.start : span.end].lower()[:4])
    return frozenset(found)


def _is_stranger(row: _Row) -> bool:
    if len(row.source) < _LEAST_WORDS or row.span.end - row.span.start < _LEAST_LETTERS:
        return False
    own = kinship(row.source, row.target)
    return own.share <= _OWN and own.shown <= 2


def _better(rows: Sequence[_Row], at: int) -> int:
    """How many keys of the row nearby that fits best the target shows; 0 for none."""
    row = rows[at]
    own = kinship(row.source, row.target)
    near = rows[max(0, at - _WINDOW) : at] + rows[at + 1 : at + 1 + _WINDOW]
    fits = [
        found.shown
        for found in (kinship(other.source, row.target) for other in near)
        if found.share >= max(_OTHER, 3 * own.share)
        and found.shown >= _OTHER_SHOWN + own.shown
    ]
    return max(fits, default=0)


def _shifted(rows: Sequence[_Row]) -> Iterator[Match]:
    for run in _runs(rows):
        first, last = rows[run[0]], rows[run[-1]]
        place = Place(last.index, *last.span)
        yield Match(
            *first.span,
            values={"rows": str(len(run))},
            related=(place,) if last is not first else (),
            passage=first.index,
        )


def _runs(rows: Sequence[_Row]) -> Iterator[list[int]]:
    run: list[int] = []
    best = 0
    for at in (at for at, row in enumerate(rows) if _is_stranger(row)):
        shown = _better(rows, at)
        if not shown:
            continue
        if run and at - run[-1] > _BRIDGE:
            if _is_sure(run, best):
                yield run
            run, best = [], 0
        run.append(at)
        best = max(best, shown)
    if run and _is_sure(run, best):
        yield run


def _is_sure(run: Sequence[int], best: int) -> bool:
    return len(run) > 1 or best >= _SURE_SHOWN + 1


def _lost(rows: Sequence[_Row]) -> Iterator[Match]:
    taken = {at for run in _runs(rows) for at in range(run[0], run[-1] + 1)}
    for at, row in enumerate(rows):
        if at in taken or len(row.source) < _LEAST_ASTRAY or not _is_stranger(row):
            continue
        if len(row.names) >= 2 and not row.names & row.target:
            yield Match(*row.span, passage=row.index)
