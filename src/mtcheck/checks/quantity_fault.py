"""Numbers, dates, measures and money that say another thing than the source.

``kind`` names the faults that a rule is about; `mtcheck.match.quantities` finds them,
once a passage for all rules.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mtcheck.match.gated import Gated
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.quantities import Fault
    from mtcheck.match.view import PassageView

KINDS = frozenset(
    "missing small-missing added small-added changed scale unit conversion currency time"
    " day-month month refilled unlike said day limit roughly".split()
)
"""The kinds of faults; those called small are about numbers up to ten."""


def make(*, kind: str) -> PassageCheck:
    """A check for one kind of faults; silent without a source."""
    if kind not in KINDS:
        raise ValueError(kind)

    def look(view: PassageView) -> Iterable[Match]:
        return [_match(fault) for fault in _faults(view) if fault.kind == kind]

    return Gated(_faults, look)


def _faults(view: PassageView) -> Sequence[Fault]:
    return () if view.passage.source is None else _finder()(view)


@cache
def _finder() -> Callable[[PassageView], Sequence[Fault]]:
    """What finds all faults; most runs have no source, and never need to load it."""
    from mtcheck.match.quantities import faults  # noqa: PLC0415

    return faults


def _match(fault: Fault) -> Match:
    values = {"source": fault.source, "target": fault.target}
    return Match(
        fault.start,
        fault.end,
        values,
        suggestions=(fault.advice,) if fault.advice else None,
        edits=fault.edits or None,
    )
