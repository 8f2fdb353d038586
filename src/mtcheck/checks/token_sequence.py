"""Runs the ``tokens`` of a rule: words in a row, told by the lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtcheck.match.tokens import Steps
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.tokens import Found
    from mtcheck.match.view import PassageView


def make(*, steps: Sequence[dict[str, Any]], lang: str) -> PassageCheck:
    """Return a check that marks the marked steps, or all; {1}, {2} … are the steps."""
    sequence = Steps(steps, lang)

    def check(view: PassageView) -> Iterator[Match]:
        for found in sequence.found(view):
            yield _match(view, found, sequence.marked)

    return check


def _match(view: PassageView, found: Found, marked: Sequence[int]) -> Match:
    spans = [None if at is None else view.words[at] for at in found.places]
    shown = [spans[at] for at in marked] if marked else spans
    present = [span for span in shown if span is not None]
    return Match(
        present[0].start,
        present[-1].end,
        values={
            str(number): view.raw[slice(*span)] if span else ""
            for number, span in enumerate(spans, start=1)
        },
    )
