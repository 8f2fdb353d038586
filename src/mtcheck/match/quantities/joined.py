"""Numbers in words: cardinals and ordinals that join into larger ones."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.numerals import LARGE, Lexicon, lexicon

_WORD = compiled(r"[^\W\d_]+'?")
_WORDS = compiled(r"([^\W\d_]+'?)").split
"""The words, and at the even places what stands before, between and after."""
_JOINTS = frozenset({" ", "-", "\u2011", ""})
_HALF = {
    "en": "and a half", "fr": "et demi", "es": "y medi", "it": "e mezz", "pt": "e mei"
}  # fmt: skip


class Said(NamedTuple):
    """A number in words, and where it stands."""

    start: int
    end: int
    value: Decimal
    power: int
    """That of the largest scale in it; 0 for none."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def numbers_said(folded: str, lang: str) -> list[Said]:
    """The numbers that cardinals and ordinals of a text join into, in text order."""
    lexis = lexicon(lang)
    pieces = _WORDS(folded)
    words = pieces[1::2]
    if lexis.joining.keys().isdisjoint(words):
        return []  # as mostly
    ends = list(accumulate(map(len, pieces)))
    telling = [
        at
        for at, word in enumerate(words)
        if word in lexis.joining or word in lexis.links
    ]
    found: list[Said] = []
    run: list[_Word] = []
    last = -1
    for at in telling:
        word = _Word(words[at], ends[2 * at], ends[2 * at + 1])
        if run and (at != last + 1 or pieces[2 * at] not in _JOINTS):
            found += _joined(run, lexis, folded, lang)
            run = []
        if run or word.text in lexis.joining:
            run.append(word)
        last = at
    return found + (_joined(run, lexis, folded, lang) if run else [])


def _joined(run: list[_Word], lexis: Lexicon, folded: str, lang: str) -> list[Said]:
    """The numbers in a run of number words; « two three » are two."""
    sums: list[_Sum] = []
    for word in run:
        value = lexis.joining.get(word.text)
        if value is None:
            continue
        if not sums or not sums[-1].take(value, word.end):
            sums.append(_Sum(word.start))
            sums[-1].take(value, word.end)
    return [s.said(folded, lang) for s in sums]


class _Sum:
    """A number that grows word by word."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self._total = self._part = self._last = 0
        self._scale = 1

    def take(self, value: int, end: int) -> bool:
        """Whether the next word belongs to this number; then it is added."""
        if self.end == self.start:
            self._part, self._last = value, value
            if value >= 1000:
                self._total, self._part, self._scale = value, 0, value
        elif value >= 1000:
            if not self._scaled(value):
                return False
        elif not self._added(value):
            return False
        self.end = end
        return True

    def _scaled(self, value: int) -> bool:
        if value > self._scale and self._scale > 1:
            self._total = (self._total + self._part) * value
        elif value < self._scale and self._part:
            self._total += self._part * value
        elif self._scale == 1 and self._part:
            self._total = self._part * value
        else:
            return False
        self._part, self._scale, self._last = 0, value, value
        return True

    def _added(self, value: int) -> bool:
        part = self._part
        if value == 100 and 0 < part < 100:
            self._part = part * 100
        elif value == 20 and part % 100 == 4:  # quatre-vingts
            self._part = part + 76
        elif (
            part == 0
            or (value < 20 and part % 100 in (60, 80))
            or (value < 10 and part % 10 == 0 and part % 100)
            or (value < 100 and part % 100 == 0)
        ):
            self._part = part + value
        else:
            return False
        return True

    def said(self, folded: str, lang: str) -> Said:
        """The number; « two and a half million » has its half."""
        value = Decimal(self._total + self._part)
        half = _HALF.get(lang)
        if half and folded.startswith(half, self.end + 1):
            value += Decimal(self._scale) / 2
            more = _WORD.match(folded, self.end + len(half) + 2)
            value = value.scaleb(lexicon(lang).scales.get(more[0], 0) if more else 0)
        power = len(str(self._scale)) - 1
        return Said(self.start, self.end, value, power if power >= LARGE else 0)
