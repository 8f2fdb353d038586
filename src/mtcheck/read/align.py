"""Lays two texts side by side whose passages were merged, split, dropped or added.

Lengths say which passages go together (Gale and Church, A Program for Aligning
Sentences in Bilingual Corpora, 1993); numbers, names and words that look alike in both
languages say it more surely. The cheapest path through both texts is found by
dynamic programming along their diagonal.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cached_property
from itertools import accumulate
from math import erfc, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHAPES = {
    (1, 1): 0.1, (1, 0): 5.0, (0, 1): 5.0, (2, 1): 2.3, (1, 2): 2.3, (2, 2): 4.5,
    (3, 1): 4.0, (1, 3): 4.0,
}  # fmt: skip
"""Sources and targets of a bead, and what it costs before anything is compared."""

_VARIANCE = 6.8  # of the length of a translation, per character (Gale and Church)
_MOST_FOR_LENGTH = 10.0
_ANCHORS = 4.0  # what a passage costs none of whose anchors the other side has
_UNKNOWN = 1.5  # what one costs that has no anchors
_DOUBT = 3.0  # the weight of anchors at which they are half believed
_KIND = 1.5  # what a heading beside a paragraph costs
_MOST_COST = 4.8  # of a bead, on average
_MOST_ALONE = 0.4  # share of the beads that have one side only
_SLACK = 30  # passages on either side of the diagonal
_MOST_CELLS = 400_000

_ANCHOR = re.compile(r"\d+|[^\W\d_]{4,}|[^\W\d_]*[A-Z][A-Z]+")
_STEM = 4  # letters that words of one origin share: « réunion », "reunion"


class Side(NamedTuple):
    """One passage as alignment sees it."""

    text: str
    is_heading: bool = False


class Bead(NamedTuple):
    """Passages that go together: half-open ranges of sources and of targets."""

    source: int
    source_end: int
    target: int
    target_end: int
    cost: float


def align(sources: Sequence[Side], targets: Sequence[Side]) -> list[Bead] | None:
    """The beads in text order; None if the texts are too long for their difference."""
    table = _Table(sources, targets)
    if table.cells > _MOST_CELLS:
        return None
    return table.path()


def is_hopeless(beads: Sequence[Bead]) -> bool:
    """Whether two texts do not belong together, or too little of them does.

    Translations with a twentieth of their passages dropped and a tenth merged cost
    2.3 to 4.6 a bead, other texts 4.9 to 9 (news, in two pairs of languages).
    """
    alone = sum(b.source == b.source_end or b.target == b.target_end for b in beads)
    cost = sum(bead.cost for bead in beads)
    return alone > _MOST_ALONE * len(beads) or cost > _MOST_COST * len(beads)


class _Table:
    """The costs of all beads near the diagonal."""

    def __init__(self, sources: Sequence[Side], targets: Sequence[Side]) -> None:
        self._sources, self._targets = sources, targets
        self._source_ends = list(accumulate((len(s.text) for s in sources), initial=0))
        self._target_ends = list(accumulate((len(t.text) for t in targets), initial=0))
        self._ratio = max(1, self._target_ends[-1]) / max(1, self._source_ends[-1])
        self._reach = abs(len(sources) - len(targets)) + _SLACK
        self.cells = (len(sources) + 1) * min(2 * self._reach, len(targets) + 1)

    @cached_property
    def _anchors(self) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
        """The anchors of each passage that both texts have."""
        ours = [_anchors_of(side.text) for side in self._sources]
        theirs = [_anchors_of(side.text) for side in self._targets]
        common = frozenset().union(*ours) & frozenset().union(*theirs)
        return [held & common for held in ours], [held & common for held in theirs]

    @cached_property
    def _weights(self) -> dict[str, float]:
        """A rare anchor says more."""
        ours, theirs = self._anchors
        counts = Counter(anchor for held in (*ours, *theirs) for anchor in held)
        total = len(ours) + len(theirs)
        return {anchor: log(1 + total / count) for anchor, count in counts.items()}

    def path(self) -> list[Bead]:
        """The cheapest beads that cover both texts."""
        rows, columns = len(self._sources), len(self._targets)
        best: dict[tuple[int, int], tuple[float, Bead | None]] = {(0, 0): (0.0, None)}
        for i in range(rows + 1):
            for j in self._near(i):
                choices = self._arriving(best, i, j)
                if choices:
                    best[i, j] = min(choices, key=lambda choice: choice[0])
        beads: list[Bead] = []
        i, j = rows, columns
        while (i, j) != (0, 0):
            bead = best[i, j][1]
            if bead is None:
                break
            beads.append(bead)
            i, j = bead.source, bead.target
        return beads[::-1]

    def _near(self, i: int) -> range:
        columns = len(self._targets)
        middle = i * columns // max(1, len(self._sources))
        return range(
            max(0, middle - self._reach), min(columns, middle + self._reach) + 1
        )

    def _arriving(
        self, best: dict[tuple[int, int], tuple[float, Bead | None]], i: int, j: int
    ) -> list[tuple[float, Bead | None]]:
        if (i, j) == (0, 0):
            return [best[0, 0]]
        found: list[tuple[float, Bead | None]] = []
        for (ours, theirs), prior in _SHAPES.items():
            before = best.get((i - ours, j - theirs))
            if before is not None:
                cost = prior + self._compare(i - ours, i, j - theirs, j)
                bead = Bead(i - ours, i, j - theirs, j, cost)
                found.append((before[0] + cost, bead))
        return found

    def _compare(self, i: int, i_end: int, j: int, j_end: int) -> float:
        if i == i_end or j == j_end:
            return 0.0
        cost = self._length(i, i_end, j, j_end) + self._apart(i, i_end, j, j_end)
        if (i_end - i, j_end - j) == (1, 1):
            mixed = self._sources[i].is_heading != self._targets[j].is_heading
            cost += _KIND * mixed
        return cost

    def _length(self, i: int, i_end: int, j: int, j_end: int) -> float:
        ours = (self._source_ends[i_end] - self._source_ends[i]) * self._ratio
        theirs = self._target_ends[j_end] - self._target_ends[j]
        delta = abs(theirs - ours) / sqrt(max(1.0, (ours + theirs) / 2) * _VARIANCE)
        chance = erfc(delta / sqrt(2))
        return min(_MOST_FOR_LENGTH, -log(chance)) if chance > 0 else _MOST_FOR_LENGTH

    def _apart(self, i: int, i_end: int, j: int, j_end: int) -> float:
        """What each passage costs whose anchors the other side lacks."""
        ours, theirs = self._anchors[0][i:i_end], self._anchors[1][j:j_end]
        all_ours, all_theirs = frozenset().union(*ours), frozenset().union(*theirs)
        return sum(self._uncovered(held, all_theirs) for held in ours) + sum(
            self._uncovered(held, all_ours) for held in theirs
        )

    def _uncovered(self, held: frozenset[str], other: frozenset[str]) -> float:
        """The more anchors a passage has, the surer is what they say."""
        whole = self._weigh(held)
        sure = whole / (whole + _DOUBT)
        missing = 1 - self._weigh(held & other) / whole if whole else 0.0
        return sure * _ANCHORS * missing + (1 - sure) * _UNKNOWN

    def _weigh(self, anchors: frozenset[str]) -> float:
        return sum(map(self._weights.__getitem__, anchors))


def _anchors_of(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = _ANCHOR.findall(plain)
    return frozenset(w if w.isdigit() else w[:_STEM].lower() for w in words)
