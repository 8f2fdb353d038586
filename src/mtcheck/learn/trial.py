"""Tries candidates on every line: how often the editor changed what they find."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.evidence import wilson
from mtcheck.learn.candidates import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.learn.candidates import Candidate, Pattern
    from mtcheck.learn.lines import Line
    from mtcheck.model import Interval


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate that stood the trial."""

    candidate: Candidate
    hits: int
    changed: int
    """Those of the hits that the editor changed."""
    forms: tuple[tuple[str, ...], ...]
    """For each word of the pattern, the forms it was seen in, changed."""

    @property
    def pattern(self) -> Pattern:
        """What it looks for."""
        return self.candidate.pattern

    @property
    def share(self) -> float:
        """The share of the hits that the editor changed."""
        return self.changed / self.hits

    @property
    def bounds(self) -> Interval:
        """The 95 % interval of the share.

        One hit is left out: without it the candidate would not be there.
        """
        return wilson(self.changed - 1, self.hits - 1)


def proposals(
    found: Sequence[Candidate],
    lines: Sequence[Line],
    clean: Sequence[Line],
    *,
    least: float,
) -> list[Proposal]:
    """The candidates whose share of changed hits is surely above `least`.

    A hit on clean text counts against a candidate. Where the words alone are enough,
    variants with more context are left out.
    """
    by_pattern = {candidate.pattern: candidate for candidate in found}
    hits, changed, forms = _tried(by_pattern, lines)
    hits.update(p for p, _, _ in occurrences(by_pattern, clean))
    good = [
        Proposal(c, hits[p], changed[p], tuple(tuple(sorted(f)) for f in forms[p]))
        for p, c in by_pattern.items()
        if hits[p] > 1 and wilson(changed[p] - 1, hits[p] - 1).low >= least
    ]
    kept = _without_variants(good)
    return sorted(kept, key=lambda p: (-p.changed, -p.share, p.pattern))


def _tried(
    patterns: Iterable[Pattern], lines: Sequence[Line]
) -> tuple[Counter[Pattern], Counter[Pattern], dict[Pattern, list[set[str]]]]:
    hits: Counter[Pattern] = Counter()
    changed: Counter[Pattern] = Counter()
    forms: dict[Pattern, list[set[str]]] = defaultdict(list)
    for pattern, number, start in occurrences(patterns, lines):
        line = lines[number]
        hits[pattern] += 1
        if not line.is_changed(*pattern.range_at(start)):
            continue
        changed[pattern] += 1
        words = line.words[start : start + len(pattern.keys)]
        seen = forms[pattern] or [set() for _ in words]
        for place, word in zip(seen, words, strict=True):
            place.add(word)
        forms[pattern] = seen
    return hits, changed, forms


def _without_variants(good: Sequence[Proposal]) -> list[Proposal]:
    """Those that no shorter proposal finds already."""
    shortest = sorted(good, key=lambda p: (len(p.pattern.keys), -p.changed, p.pattern))
    kept: list[Proposal] = []
    known: set[tuple[str, ...]] = set()
    for proposal in shortest:
        keys = proposal.pattern.keys
        parts = {
            keys[a:b] for a in range(len(keys)) for b in range(a + 1, len(keys) + 1)
        }
        if known.isdisjoint(parts):
            known.add(keys)
            kept.append(proposal)
    return kept
