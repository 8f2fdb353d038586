"""Words that editors changed more than once, with and without their neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.learn.lines import Edit, Line

MOST_WORDS = 4  # of the machine; a longer stretch was worded anew
MOST_AFTER = 8  # words an editor may put there
FEWEST = 3
"""Lines in which the same words must have been changed."""


class Pattern(NamedTuple):
    """Words to look for: those that change and, on either side, their context."""

    keys: tuple[str, ...]
    before: int
    """How many of the first `keys` are only context."""
    after: int
    """How many of the last."""

    @property
    def core(self) -> tuple[str, ...]:
        """The words that change."""
        return self.keys[self.before : len(self.keys) - self.after]

    def range_at(self, start: int) -> tuple[int, int]:
        """The words that change, where the pattern begins at `start`."""
        return start + self.before, start + len(self.keys) - self.after


@dataclass(slots=True)
class Candidate:
    """What editors did to one pattern."""

    pattern: Pattern
    wordings: Counter[str] = field(default_factory=Counter)
    """What they wrote instead, context left out."""
    places: set[int] = field(default_factory=set)
    """Numbers of the lines."""


def candidates(lines: Sequence[Line], fewest: int = FEWEST) -> list[Candidate]:
    """Every change that was made in `fewest` lines or more, the most frequent first."""
    found: dict[Pattern, Candidate] = {}
    for number, line in enumerate(lines):
        for edit in line.edits:
            for pattern in _patterns(line, edit):
                candidate = found.setdefault(pattern, Candidate(pattern))
                candidate.wordings[edit.after] += 1
                candidate.places.add(number)
    several = [c for c in found.values() if len(c.places) >= fewest]
    return sorted(several, key=lambda c: (-len(c.places), c.pattern))


def _patterns(line: Line, edit: Edit) -> Iterator[Pattern]:
    """The words of an edit, alone and with a neighbour on one side or both."""
    size = edit.end - edit.start
    if not 0 < size <= MOST_WORDS or len(edit.after.split()) > MOST_AFTER:
        return
    for before, after in ((0, 0), (1, 0), (0, 1), (1, 1)):
        start, end = edit.start - before, edit.end + after
        if start >= 0 and end <= len(line.words) and line.runs_on(start, end):
            yield Pattern(line.keys[start:end], before, after)


def occurrences(
    patterns: Iterable[Pattern], lines: Sequence[Line]
) -> Iterator[tuple[Pattern, int, int]]:
    """Where patterns stand: pattern, number of the line, first word."""
    by_keys: dict[tuple[str, ...], list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        by_keys[pattern.keys].append(pattern)
    sizes = sorted({len(keys) for keys in by_keys})
    for number, line in enumerate(lines):
        for start in range(len(line.keys)):
            for size in sizes:
                known = by_keys.get(line.keys[start : start + size], ())
                if known and line.runs_on(start, start + size):
                    for pattern in known:
                        yield pattern, number, start
