"""Numbers, dates, measures and money that say another thing than the source.

``kind`` names the faults that a rule is about; `mtcheck.match.quantities` finds them,
once a passage for all rules.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

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

    def check(view: PassageView) -> Iterable[Match]:
        if view.passage.source is None:
            return ()
        found = _finder()(view)
        return [_match(fault) for fault in found if fault.kind == kind] if found else ()

    return check


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
