"""Finds a sentence of the source that nothing in the target answers to, or the reverse.

There must be fewer sentences on one side, and none of the figures, names and cognates
of the one in question. Then two ways lead to it: too little text by about that sentence,
while the rest shows its own words; or sentences whose lengths agree far better if that
one stands alone than if it was merged with its neighbour.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from math import inf
from typing import TYPE_CHECKING

from mtcheck.match.alignment import MOST, Languages, cost, costs_without
from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.match.kinship import content, keys
from mtcheck.match.length import deviation, expected, is_known
from mtcheck.match.memo import Kept
from mtcheck.match.view import once
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LEAST = 30  # characters of a sentence; shorter ones are merged with their neighbours
_LEAST_KEYS = 3
_REST = 0.15  # of the words of the rest, that the other side must show
_LEAST_GAP = 0.55  # of the sentence's length, missing from the whole
_MOST_GAP = 1.8
_LEAST_SHORT = 1.0  # standard deviations of the whole length
_LEAST_LONG = 1.6
_SPLIT = 2.4  # the same where one sentence became two, which is no addition by itself
_SHOWN = 7  # one chance likeness is allowed in so many words
_INNER_STOP = compiled(r"[.!?…]\S{0,3}\s+\S")
_LIKELIER = 4.5  # logarithm: how much likelier it is that a sentence is left out
_CONFIRMED = 4.0  # the same of one that too little text speaks for
_LIKELIER_NEW = 3.5  # the same of one that was added to several
_LIKELIER_LONG = 5.2  # the same beside a sentence so long that it may be told in two
_LONG = 100  # characters
_CERTAIN = 8.0  # the same where it could be half of a sentence cut in two
_FEW = 4  # sentences; among more, one that fits nowhere may do so by chance
_LEAST_WORDS = 3
_SEAM = compiled(
    r"[,;:–—(]|\b(?:and|et|und|y|e|ed|en|but|mais|aber|pero|ma|mas|maar)\b"
)
"""Where a sentence may have been joined to another."""
_STOPS = compiled(r"(?<![\d\s.!?…])[.!?…]+(?=[^\w.!?…]|[A-ZÀ-Þ]|\Z)")
"""Where one may end; not behind a figure (« am 6. Januar »), but before a glued one."""
_QUOTED = 70  # characters of a sentence shown in a message


class _Side:
    """The sentences of one text, and what each could show."""

    def __init__(self, view: PassageView) -> None:
        # Not the view itself: it keeps this, so that both would stay in memory.
        self.spans: Sequence[Span] = view.sentences
        self.text = view.cased
        self._lang = view.lang
        self._places, self._texts = view.words, view.word_texts

    @Kept
    def _words(self) -> Sequence[Sequence[str]]:
        """The words of each sentence, and those that they are joined of."""
        starts = [place.start for place in self._places]
        cuts = [
            (bisect_left(starts, start), bisect_left(starts, end))
            for start, end in self.spans
        ]
        return [_parted(self._texts[first:last]) for first, last in cuts]

    @Kept
    def keys(self) -> Sequence[frozenset[str]]:
        """Of the words of each that say something."""
        return [content(words, self._lang) for words in self._words]

    @Kept
    def everything(self) -> frozenset[str]:
        """The keys of all words."""
        return keys(chain(*self._words))


def make(*, pick: str = "omitted") -> PassageCheck:
    """A check of sentences ``omitted`` from the source or ``added`` to the target."""
    return Gated(_sides, {"omitted": _omitted, "added": _added}[pick])


def _omitted(view: PassageView) -> Iterator[Match]:
    sides = _sides(view)
    if sides is None or len(sides[0].spans) <= len(sides[1].spans):
        return
    theirs, ours = sides
    length = expected(len(theirs.text), view.source_lang, view.lang)
    lost = None
    if _off(view) <= -_LEAST_SHORT:
        lost = _unanswered(theirs, ours, (length - len(ours.text)) / length)
    if lost is None or _gain(view, theirs, ours, lost) < _CONFIRMED:
        lost = _left_over(view, theirs, ours, _LIKELIER)
    if lost is not None:
        sentence = theirs.text[slice(*theirs.spans[lost])]
        before = ours.spans[min(max(lost - 1, 0), len(ours.spans) - 1)]
        yield Match(*_last_word(view, before), {"sentence": _shown(sentence)})


def _added(view: PassageView) -> Iterator[Match]:
    sides = _sides(view)
    if sides is None or len(sides[0].spans) >= len(sides[1].spans):
        return
    theirs, ours = sides
    several = 1 < len(theirs.spans) <= _FEW
    is_long = max(_lengths(theirs), default=0) >= _LONG
    least = _LIKELIER_LONG if is_long else _LIKELIER_NEW
    length = expected(len(theirs.text), view.source_lang, view.lang)
    new = None
    if _off(view) >= (_LEAST_LONG if len(theirs.spans) > 1 else _SPLIT):
        new = _unanswered(ours, theirs, (len(ours.text) - length) / len(ours.text))
    if new is None or _gain(view, ours, theirs, new) < least:
        new = _left_over(view, ours, theirs, least if several else _CERTAIN)
    if new is not None and not ours.text.startswith("(", ours.spans[new].start):
        yield Match(*ours.spans[new])


def _off(view: PassageView) -> float:
    theirs = len(view.source.raw) if view.source else 1
    return deviation(max(theirs, 1), len(view.raw), view.source_lang, view.lang)


@once
def _sides(view: PassageView) -> tuple[_Side, _Side] | None:
    """Source and target as sentences, where there are several on one side."""
    source = view.source
    if source is None or len(source.sentences) == len(view.sentences):
        return None
    if not is_known(view.lang) or not is_known(view.source_lang or "en"):
        return None
    if max(len(source.raw), len(view.raw)) < 2 * _LEAST or not view.raw.strip():
        return None
    if not _INNER_STOP.search(source.raw) and not _INNER_STOP.search(view.raw):
        return None
    return _Side(source), _Side(view)


def _parted(words: Sequence[str]) -> list[str]:
    """Some words, and those that they are joined of."""
    return [
        piece
        for text in words
        for piece in (text, *(text.split("-") if "-" in text else ()))
    ]


def _unanswered(side: _Side, other: _Side, gap: float) -> int | None:
    """The sentence of `side` that `other` lacks; `gap` is the share of text missing."""
    everything = other.everything
    for at, span in enumerate(side.spans):
        rest = frozenset().union(*(k for i, k in enumerate(side.keys) if i != at))
        own = side.keys[at] - rest
        share = (span.end - span.start) / len(side.text)
        if span.end - span.start < _LEAST or len(own) < _LEAST_KEYS:
            continue
        if not _LEAST_GAP * share <= gap <= _MOST_GAP * share:
            continue
        if len(own & everything) > len(own) // _SHOWN:
            continue
        if len(rest & everything) >= _REST * len(rest):
            return at
    return None


def _gain(view: PassageView, side: _Side, other: _Side, at: int) -> float:
    """How much likelier the lengths are without one sentence of the longer side."""
    if max(len(side.spans), len(other.spans)) > MOST:
        return inf
    lengths, languages = _paired(view, side, other)
    return cost(*lengths, languages) - costs_without(*lengths, languages)[at]


def _paired(
    view: PassageView, side: _Side, other: _Side
) -> tuple[tuple[list[int], list[int]], Languages]:
    """The lengths of the sentences, those of the source first."""
    theirs, ours = (side, other) if side.text != view.cased else (other, side)
    languages = Languages(view.source_lang, view.lang)
    return (_lengths(theirs), _lengths(ours)), languages


def _left_over(
    view: PassageView, side: _Side, other: _Side, least: float
) -> int | None:
    """The sentence of the longer `side` without which the lengths agree far better."""
    if len(side.spans) > MOST or _stops(side) <= _stops(other):
        return None
    alone = [at for at in range(len(side.spans)) if _has_nothing(side, other, at)]
    if not alone:
        return None
    lengths, languages = _paired(view, side, other)
    prices = costs_without(*lengths, languages)
    price, at = min((prices[at], at) for at in alone)
    gain = cost(*lengths, languages) - price
    if gain == inf or gain < least or (gain < _CERTAIN and _may_be_joined(side, other)):
        return None
    return at


def _lengths(side: _Side) -> list[int]:
    return [end - start for start, end in side.spans]


def _stops(side: _Side) -> int:
    return len(_STOPS.findall(side.text))


def _has_nothing(side: _Side, other: _Side, at: int) -> bool:
    """Whether a sentence has words, and none of them shows on the other side."""
    rest = frozenset().union(*(k for i, k in enumerate(side.keys) if i != at))
    own = side.keys[at] - rest
    text = side.text[slice(*side.spans[at])]
    if len(text.split()) < _LEAST_WORDS:
        return False
    return len(own & other.everything) <= len(own) // _SHOWN


def _may_be_joined(side: _Side, other: _Side) -> bool:
    """Whether the side with fewer sentences has more seams inside them."""
    return len(_SEAM.findall(other.text)) > len(_SEAM.findall(side.text))


def _last_word(view: PassageView, sentence: Span) -> Span:
    inside = [span for span in view.words if span.end <= sentence.end]
    return inside[-1] if inside else sentence


def _shown(sentence: str) -> str:
    text = " ".join(sentence.split())
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
