"""Joins passages into one, and divides them as another text divides them."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from mtcheck.model import Run, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAK = re.compile(r"(?<=[.!?…。！？»”\"])\s+")
_FARTHEST = 0.25  # share of the whole by which a cut may miss its place


def joined(texts: Sequence[Text]) -> Text:
    """One text after the other, with a space between."""
    if len(texts) == 1:
        return texts[0]
    runs: list[Run] = []
    start = 0
    for text in texts:
        runs += [Run(run.start + start, run.place) for run in text.runs]
        start += len(text.content) + 1
    return Text(" ".join(text.content for text in texts), tuple(runs))


def divided(texts: Sequence[Text], sizes: Sequence[int]) -> list[Text | None]:
    """The texts cut between sentences into parts of about these sizes.

    None for every part if no sentence ends near where a cut is to be: what cannot be
    told apart must not be held against anything.
    """
    whole = joined(texts)
    length = len(whole.content)
    shares = [end / sum(sizes) for end in accumulate(sizes)][:-1]
    ends = [found.start() for found in _BREAK.finditer(whole.content)]
    cuts = [
        min(ends, key=lambda end, share=share: abs(end - share * length), default=-1)  # type: ignore[misc]
        for share in shares
    ]
    is_near = all(
        cut > 0 and abs(cut - share * length) <= _FARTHEST * length
        for cut, share in zip(cuts, shares, strict=True)
    )
    if not is_near or len(set(cuts)) < len(cuts):
        return [None] * len(sizes)
    return [_part(whole, *ends) for ends in pairwise([0, *cuts, length])]


def _part(text: Text, start: int, end: int) -> Text:
    start += len(text.content[start:end]) - len(text.content[start:end].lstrip())
    later = (run for run in text.runs if start < run.start < end)
    runs = (Run(0, text.place(start)), *(Run(r.start - start, r.place) for r in later))
    return Text(text.content[start:end], runs)
