"""Which stretch of a sentence, between two of its seams, the other side lacks.

None of its words is answered, most of the others are, and the lengths of the two
sentences agree better without it. Each of these counts; only together they suffice.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.answers import State
from mtcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from mtcheck.match.answers import Told

_TOO_SHORT = -1.1  # standard deviations of the other side's length
_EXPLAINED = -1.2, 1.7  # the same without the stretch
_LEAST_GAIN = 0.3
_MOST_GAIN = 6.0  # that counts
_LEAST = 8  # characters
_MOST = 0.75  # of the sentence
_REST = 0.6  # of the other words that must be answered
_LEAST_REST = 3
_LEAST_WORDS = 2
_WEIGHT = {
    State.ANSWERED: 0.0,
    State.SHARED: 0.3,
    State.UNANSWERED: 1.0,
    State.UNKNOWN: 1.0,
}
_ROUNDING = 1e-6  # of sums that are held against each other
_DOUBT_AT_START = 1.5  # what leads to a sentence is told in any way
_WEIGHT_OF_GAIN, _WEIGHT_OF_REST, _WEIGHT_OF_LOOSE = 0.8, 5.0, 0.5


class Stretch(NamedTuple):
    """A stretch of a sentence, and how much speaks for its having no counterpart."""

    score: float
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence, its words that say something, and how long the other side is."""

    span: Span
    starts: Container[int]
    """Where it begins; where each of several does that are taken as one."""
    words: Sequence[Told]
    seams: Callable[[int, int], tuple[Sequence[int], Sequence[int]]]
    """Where, between two places, a phrase may begin, and where one may end."""
    off: Callable[[int], float]
    """By how many standard deviations the other side is too long (below 0, too short),
    as if this one had so many characters less."""
    loose: Callable[[], int]
    """How many words of the other side answer nothing here: they may render freely what
    seems to have no answer."""


def is_short(off: float) -> bool:
    """Whether the other side is short enough to lack something."""
    return off <= _TOO_SHORT


def words_needed(off: float, least: float) -> float:
    """How many words without an answer it takes at least for such a score."""
    return least - _WEIGHT_OF_REST - _WEIGHT_OF_GAIN * min(off * off / 2, _MOST_GAIN)


def unanswered(sentence: Sentence, least: float) -> Stretch | None:
    """The stretch that the other side most likely lacks, with at least such a score."""
    needed = max(_LEAST_WORDS, words_needed(sentence.off(0), least))
    if _weight(sentence.words) < needed:
        return None
    sums, needed = _sums(sentence), needed - _ROUNDING
    found = [
        Stretch(_score(sentence, sums, stretch), *stretch)
        for stretch in _between(sentence, needed)
        if _may_be_lost(sentence, sums, stretch, needed)
    ]
    best = max(found, default=None)
    return best if best is not None and best.score >= least else None


class _Sums(NamedTuple):
    """What the words of a sentence come to, before each of them and after the last."""

    starts: Sequence[int]
    weight: Sequence[float]
    without: Sequence[int]
    """How many have no answer."""
    known: Sequence[int]
    """How many of these the lexicon has."""
    off: float
    """By how many standard deviations the other side is too long."""


def _sums(sentence: Sentence) -> _Sums:
    states = [word.state for word in sentence.words]
    return _Sums(
        [word.start for word in sentence.words],
        [*accumulate((_WEIGHT[state] for state in states), initial=0.0)],
        [*accumulate((state > State.SHARED for state in states), initial=0)],
        [*accumulate((state is State.UNANSWERED for state in states), initial=0)],
        sentence.off(0),
    )


def _may_be_lost(sentence: Sentence, sums: _Sums, stretch: Span, needed: float) -> bool:
    """Whether a stretch has words enough without an answer, and leaves enough others."""
    start, end = stretch
    if end - start > _MOST * (sentence.span.end - sentence.span.start):
        return False
    first, last = bisect_left(sums.starts, start), bisect_left(sums.starts, end)
    return (
        sums.weight[last] - sums.weight[first] >= needed
        and sums.without[last] - sums.without[first] >= _LEAST_WORDS
        and len(sums.starts) - (last - first) >= _LEAST_REST
        and sums.known[last] > sums.known[first]
    )


def _weight(words: Sequence[Told]) -> float:
    return sum(_WEIGHT[word.state] for word in words)


def _between(sentence: Sentence, needed: float) -> Iterator[Span]:
    """Every stretch from seam to seam in which no word is surely answered.

    None where the words without an answer cannot weigh as much as is needed.
    """
    start, end = sentence.span
    for first, last in _gaps(sentence):
        inside = [word for word in sentence.words if first <= word.start < last]
        if _weight(inside) < needed:
            continue
        begins, stops = sentence.seams(first, last)
        begins = [*([start] if first == start else []), *begins]
        stops = [*stops, *([end] if last == end else [])]
        for begin in begins:
            for stop in stops:
                if stop - begin >= _LEAST:
                    yield Span(begin, stop)


def _gaps(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches between words that are answered, and the ends."""
    start, end = sentence.span
    answered = [word for word in sentence.words if word.state is State.ANSWERED]
    edges = [(start, start), *((w.start, w.end) for w in answered), (end, end)]
    for (_, before), (after, _) in pairwise(edges):
        if after - before >= _LEAST:
            yield before, after


def _score(sentence: Sentence, sums: _Sums, stretch: Span) -> float:
    before, after = sums.off, sentence.off(stretch.end - stretch.start)
    gain = (before * before - after * after) / 2
    if gain < _LEAST_GAIN or not _EXPLAINED[0] <= after <= _EXPLAINED[1]:
        return 0.0
    inside = [w for w in sentence.words if stretch.start <= w.start < stretch.end]
    lost = [word for word in inside if word.state > State.SHARED]
    others = len(sentence.words) - len(inside)
    rest = 1 - (sums.without[-1] - len(lost)) / others
    if rest < _REST:
        return 0.0
    lengths = _WEIGHT_OF_GAIN * min(gain, _MOST_GAIN)
    doubt = _WEIGHT_OF_LOOSE * sentence.loose()
    if stretch.start in sentence.starts:
        doubt += _DOUBT_AT_START
    return _weight(inside) + lengths + _WEIGHT_OF_REST * rest - doubt
