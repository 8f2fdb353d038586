"""Where a finding about something absent is shown: on the last word there is."""

from __future__ import annotations

import re

from mtcheck.model import Span

_MOST = 80  # characters looked at; longer "words" are cut


def last_word(text: str) -> Span:
    """The last word of `text`, or its last sign if it has no word."""
    tail = text.rstrip()
    start = max(0, len(tail) - _MOST)
    words = list(re.finditer(r"[^\W_][\w'’-]*", tail[start:]))
    if not words:
        return Span(max(0, len(tail) - 1), len(tail))
    return Span(start + words[-1].start(), start + words[-1].end())
