"""Findings to a mended file: round after round, until nothing is left to do.

A fix is kept only if the file, read and checked again, is what it was but for the
change, and no finding has come up that is not fixed with it. So rounds cannot go in
circles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.fix.choice import Left, due, place_of
from mtcheck.fix.trial import Read, Round, State
from mtcheck.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.model import Document, FileReport, Finding

__all__ = ["MOST_ROUNDS", "Left", "Mended", "mend"]

MOST_ROUNDS = 20
"""Rounds after which a file is left as it is; two or three are usual."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one file."""

    path: str
    before: FileReport
    after: FileReport
    data: bytes
    """What the file is to hold; what it held if nothing was fixed."""
    fixed: tuple[Finding, ...] = ()
    """In the order in which they were."""
    left: tuple[Left, ...] = ()
    is_settled: bool = True
    """Whether there was nothing more to do; False where the rounds ran out."""


def mend(
    path: str,
    data: bytes,
    read: Read,
    check: Callable[[Document], FileReport],
    least: Applicability = Applicability.SAFE,
) -> Mended:
    """The file with all fixes applied that are at least as sure as `least`."""
    least = max(least, Applicability.UNSAFE)  # what is to be shown is never written
    document = read(data)
    first = state = State(data, document, check(document))
    fixed: list[Finding] = []
    left: list[Left] = []  # what was refused since the file last changed
    for _ in range(MOST_ROUNDS):
        one = Round(state, read, check, least)
        one.run(due(state.report, least, left))
        if one.kept:
            fixed += one.kept
            state, left = one.state, []
        elif one.left:
            left += one.left
        else:
            break
    return Mended(
        path,
        first.report,
        state.report,
        state.data,
        tuple(fixed),
        tuple(sorted(left, key=lambda refused: place_of(refused.finding))),
        is_settled=not due(state.report, least, left),
    )
