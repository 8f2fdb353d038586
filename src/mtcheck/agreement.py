"""Whether a finding and a marked span speak of the same place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.corpus import HumanSpan
    from mtcheck.model import Finding

SLACK = 1  # annotators and rules differ on the space or the comma at an edge
_TOKEN = re.compile(r"\S+")


class Overlap(NamedTuple):
    """Characters that findings cover, that spans cover, and that both do."""

    both: int
    found: int
    marked: int


def zones(text: str, spans: Iterable[HumanSpan]) -> list[Span]:
    """Where a finding must lie to touch each span of the target.

    A span and `SLACK` characters around it; for an omission (an empty span), from the
    start of the token before it to the end of the token after it.
    """
    spans = list(spans)
    tokens = _Tokens(text) if any(s.start == s.end for s in spans) else None
    return [
        Span(span.start - SLACK, span.end + SLACK)
        if span.start < span.end or tokens is None
        else tokens.around(span.start)
        for span in spans
    ]


class _Tokens:
    """The tokens of a text, found by place."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]
        self._length = len(text)

    def around(self, offset: int) -> Span:
        """From the token that starts before `offset` to the one that ends after."""
        before = bisect_left(self._starts, offset) - 1
        after = bisect_right(self._ends, offset)
        start = self._starts[before] if before >= 0 else 0
        end = self._ends[after] if after < len(self._ends) else self._length
        return Span(start, max(end, start))


def touches(finding: Finding, zone: Span) -> bool:
    """Whether a finding shares a character with a zone."""
    # A finding between two characters stands for both.
    empty = finding.start == finding.end
    start = finding.start - empty
    return start < zone.end and zone.start < finding.end + empty


def overlap(findings: Iterable[Finding], spans: Iterable[HumanSpan]) -> Overlap:
    """Characters of one text, each counted once however often it is covered."""
    found = _merged((finding.start, finding.end) for finding in findings)
    marked = _merged((span.start, span.end) for span in spans)
    return Overlap(_common(found, marked), _length(found), _length(marked))


def _merged(ranges: Iterable[tuple[int, int]]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _length(ranges: Sequence[Span]) -> int:
    return sum(end - start for start, end in ranges)


def _common(some: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others
    )
