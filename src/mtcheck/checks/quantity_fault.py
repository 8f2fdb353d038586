"""Numbers, dates, measures and money that say another thing than the source.

``kind`` names the faults that a rule is about; `mtcheck.match.quantities` finds them,
once a passage for all rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.quantities import KINDS, faults
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView


def make(*, kind: str) -> PassageCheck:
    """A check for one kind of faults; silent without a source."""
    if kind not in KINDS:
        raise ValueError(kind)

    def check(view: PassageView) -> Iterable[Match]:
        if view.passage.source is None:
            return ()
        return [
            Match(
                fault.start,
                fault.end,
                {"source": fault.source, "target": fault.target},
                edits=fault.edits,
            )
            for fault in faults(view)
            if fault.kind == kind
        ]

    return check
