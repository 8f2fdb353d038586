"""What a fix puts in the place of what, and the words that stand around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.model import Span

if TYPE_CHECKING:
    from mtcheck.model import Finding


def replacement_of(text: str, finding: Finding) -> tuple[Span, str | None]:
    """Return the range that the fix replaces, and what it puts there."""
    if finding.fix and finding.fix.edits:
        edits = finding.fix.edits
        span = Span(edits[0].start, edits[-1].end)
        parts, at = [], span.start
        for edit in edits:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
        return span, "".join(parts)
    return Span(finding.start, finding.end), None


def replaced(text: str, span: Span, replacement: str | None) -> str | None:
    """Return the whole text with another stretch in it; None without one."""
    if replacement is None:
        return None
    return text[: span.start] + replacement + text[span.end :]


def around(text: str, span: Span, words: int, dots: str) -> tuple[str, str]:
    """Return a few words before a range and behind it, with dots where more are left."""
    look = 20 * (words - 1)
    last, first = _edges(words - 1)
    before = last.search(text[max(0, span.start - look) : span.start])
    after = first.match(text[span.end : span.end + look])
    left, right = before.group() if before else "", after.group() if after else ""
    head = f"{dots} " if left and len(left) < span.start else ""
    tail = f" {dots}" if right and span.end + len(right) < len(text) else ""
    return head + left.lstrip(), right.rstrip() + tail


@cache
def _edges(words: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"(?:\S{{1,20}}\s+){{0,{words}}}\S{{0,20}}\s*$"),
        re.compile(rf"\s*\S{{0,20}}(?:\s+\S{{1,20}}){{0,{words}}}"),
    )
