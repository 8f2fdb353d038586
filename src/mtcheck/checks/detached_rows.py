"""Finds translations that belong to another source: rows out of step, or astray.

A translation shows the figures, names and cognates of its source. One that shows
none, while it shows those of a row nearby, has slipped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.kinship import source_keys, target_keys
from mtcheck.match.length import deviation, is_known
from mtcheck.match.view import once
from mtcheck.model import Match, Place, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.match.view import PassageView

_LEAST_WORDS = 5  # keys of a source; fewer may well have no cognate
_CHANCE = 0.005  # of a true translation that shows nothing, for a row astray
_LEAST_BLANK = 9  # the same in a run of strangers whose own rows are far away
_MANY = 5  # strangers make such a run
_SWAPPED = 3  # words that two rows show of each other
_USUAL = 0.3  # of a source that translations show
_TELLING = 0.22  # the same in a document whose strangers are worth counting
_ENOUGH = 10  # rows, to know what is usual in a document
_WINDOW = 12  # rows on either side
_FEW = 2  # keys that a stranger shows at most
_OWN = 0.12  # a true translation shows a third of its source, a stranger a twentieth
_OTHER = 0.3
_OTHER_SHOWN = 3
_SURE_SHOWN = 4  # in a row that stands alone
_BRIDGE = 4  # rows of one run may have so many others between them
_FAR = 12  # the same in a document that is out of step as a whole
_SCATTERED = 0.25  # of its rows are strangers, and of those belong elsewhere in it
_DROWNING = 20  # rows of a run
_MOST = 50  # rows that have a key by which one is found
_SAMPLE = 100  # strangers that are asked where they belong
_LEAST_LETTERS = 30
_NAME = compiled(r"\d|(?<=[a-z,] )[A-Z]")
_NUMBER = compiled(r"\d")
_OFF = 1.2  # standard deviations of the length; a true translation has about its length
_FIGURE = compiled(r"\d|\b[A-Z]{2,}\b")
"""What no language puts otherwise; a name may be told: « the Golden Age »."""


class _Row(NamedTuple):
    at: int
    """Index of the passage."""
    said: tuple[str, ...]
    """The keys of the source, in no order; sets of them would fill the memory."""
    told: tuple[str, ...]
    """Those of the target."""
    shown: int
    """How many keys they share."""
    span: Span
    has_names: bool = False
    """Whether the source has names; asked where no key is shown, as what follows is."""
    has_figures: bool = False
    is_odd: bool = False
    """Whether it has another length than a translation, or the source a number."""

    @property
    def source(self) -> frozenset[str]:
        """The keys of the source, to be held against others."""
        return frozenset(self.said)

    @property
    def target(self) -> frozenset[str]:
        """The keys of the target, to be held against others."""
        return frozenset(self.told)


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
        if view.passage.source is not None:
            self._rows.append(_row(view))

    def close(self) -> Iterable[Match]:
        """What was found, in text order."""
        return self._pick(self._rows)


@once
def _row(view: PassageView) -> _Row:
    source, target, gaps = source_keys(view), target_keys(view), view.gaps
    # From the first word to the last, wherever the others are.
    end = len(view.folded) - len(gaps[-1])
    span = Span(len(gaps[0]), end) if len(gaps) > 1 else Span(0, 0)
    row = _Row(view.index, tuple(source), tuple(target), len(source & target), span)
    if row.shown:  # it is never astray, whatever else is in it
        return row
    return row._replace(
        has_names=_has(view, _NAME),
        has_figures=_has(view, _FIGURE),
        is_odd=_is_odd(view),
    )


def _is_odd(view: PassageView) -> bool:
    source = view.source
    if source is None or _NUMBER.search(source.cased) or not is_known(view.lang):
        return True
    lengths = len(source.raw.strip()), len(view.raw.strip())
    if not all(lengths):
        return True
    off = deviation(*lengths, view.source_lang or "en", view.lang)
    return abs(off) > _OFF


def _has(view: PassageView, which: re.Pattern[str]) -> bool:
    """Whether a source has a figure or a name."""
    source = view.source
    return source is not None and which.search(source.cased) is not None


def _is_stranger(row: _Row) -> bool:
    if row.shown > _FEW:  # as mostly
        return False
    if len(row.said) < _LEAST_WORDS or row.span.end - row.span.start < _LEAST_LETTERS:
        return False
    return row.shown <= _OWN * len(row.said)


def _better(rows: Sequence[_Row], at: int) -> int:
    """How many keys of the row nearby that fits best the target shows; 0 for none."""
    row, target = rows[at], rows[at].target
    own = row.shown / len(row.said) if row.said else 1.0
    share, least = max(_OTHER, 3 * own), _OTHER_SHOWN + row.shown
    near = [*rows[max(0, at - _WINDOW) : at], *rows[at + 1 : at + 1 + _WINDOW]]
    fits = [
        shown
        for other in near
        if (shown := len(other.source & target)) >= least
        and shown / len(other.said) >= share
    ]
    return max(fits, default=0)


def _shifted(rows: Sequence[_Row]) -> Iterator[Match]:
    for run in _runs(rows):
        first, last = rows[run[0]], rows[run[-1]]
        place = Place(last.at, *last.span)
        yield Match(
            *first.span,
            values={"rows": str(len(run))},
            related=(place,) if last is not first else (),
            passage=first.at,
            # What else is wrong with a few rows may help to put them right; beside a
            # whole document out of step it drowns everything.
            astray=range(first.at, last.at + 1) if len(run) >= _DROWNING else range(0),
        )


def _runs(rows: Sequence[_Row]) -> Iterator[list[int]]:
    """The strangers that stand close together, where some fit another row, or many."""
    strangers = [at for at, row in enumerate(rows) if _is_stranger(row)]
    if _is_scattered(rows, strangers):
        yield from (run for run in _close(strangers, _FAR) if len(run) >= _MANY)
        return
    swapped = set(_swapped(rows))
    is_telling = _usual(rows) >= _TELLING
    for run in _close(sorted({*strangers, *swapped})):
        fits = {at: _better(rows, at) for at in run}
        blank = [at for at in run if fits[at] or at in swapped or _is_blank(rows[at])]
        known = [at for at in run if fits[at] or at in swapped]
        if is_telling and len(blank) >= _MANY:
            yield blank
        elif len(known) > 1 or (known and fits[known[0]] > _SURE_SHOWN):
            yield known


def _swapped(rows: Sequence[_Row]) -> Iterator[int]:
    """The rows that show far more of their neighbour's source, and it of theirs."""
    for at, (one, two) in enumerate(pairwise(rows)):
        least = 3 * (one.shown + two.shown) + _SWAPPED
        if len(one.said) + len(two.said) < least:
            continue  # as mostly; it needs no look at the words
        crossed = len(one.source & two.target) + len(two.source & one.target)
        if crossed >= least and one.target != two.target:
            yield at
            yield at + 1


def _usual(rows: Sequence[_Row]) -> float:
    """The share of a source that its translation shows here, on the whole."""
    if len(rows) < _ENOUGH:
        return _USUAL
    shown = sum(row.shown for row in rows)
    return min(_USUAL, shown / max(1, sum(len(row.said) for row in rows)))


def _is_scattered(rows: Sequence[_Row], strangers: Sequence[int]) -> bool:
    """Whether many strangers of a document belong to its other rows, wherever they are.

    In a text that shows little of its source there are strangers, too, but they fit
    nothing else.
    """
    if len(strangers) < max(_MANY, _SCATTERED * len(rows)):
        return False
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for key in row.said:
            having[key].append(at)
    sample = strangers[:: len(strangers) // _SAMPLE + 1]
    fits = sum(_fits_elsewhere(rows, at, having) for at in sample)
    return fits >= max(_MANY, _SCATTERED * len(sample))


def _fits_elsewhere(
    rows: Sequence[_Row], at: int, having: defaultdict[str, list[int]]
) -> bool:
    row = rows[at]
    # What every other row says tells none from another.
    telling = (
        having[key] for key in row.target & having.keys() if len(having[key]) <= _MOST
    )
    shown = Counter(other for places in telling for other in places)
    return any(
        count >= _OTHER_SHOWN + row.shown and count >= _OTHER * len(rows[other].said)
        for other, count in shown.items()
    )


def _close(places: Sequence[int], bridge: int = _BRIDGE) -> Iterator[list[int]]:
    run: list[int] = []
    for at in places:
        if run and at - run[-1] > bridge:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _is_blank(row: _Row) -> bool:
    return len(row.said) >= _LEAST_BLANK and row.source.isdisjoint(row.target)


def _lost(rows: Sequence[_Row]) -> Iterator[Match]:
    blank = 1 - _usual(rows)
    taken = {at for run in _runs(rows) for at in range(run[0], run[-1] + 1)}
    for at, row in enumerate(rows):
        if row.shown or at in taken or not _is_stranger(row):
            continue
        if blank ** len(row.said) > _CHANCE:
            continue
        # In a few rows nobody knows how much a translation shows of its source.
        is_named = row.has_names if len(rows) >= _ENOUGH else row.has_figures
        if is_named and row.is_odd:
            yield Match(*row.span, passage=row.at)
