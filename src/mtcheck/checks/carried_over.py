"""Tags, placeholders, addresses, code: what the source has and the target should.

Silent without a source. A fault is ``broken`` (the same but for spaces, case or the
shape of a sign), ``changed``, ``retyped`` (a value printed as another type),
``lost`` or ``added``. What is broken, or changed in one way only, is put right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.carried import ADDED, BROKEN, LOST, changes
from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.match.last_word import last_word
from mtcheck.model import Edit, Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.checks import PassageCheck
    from mtcheck.match.carried import Change
    from mtcheck.match.view import PassageView

_SPOKEN = compiled(r"(?i)\b(?:alt|title|label|content|placeholder|summary)\s*=")


def make(*, fault: str | tuple[str, ...], kinds: str | tuple[str, ...]) -> PassageCheck:
    """The check for some faults of placeables of some kinds."""
    faults = frozenset((fault,) if isinstance(fault, str) else fault)
    wanted = frozenset((kinds,) if isinstance(kinds, str) else kinds)

    def look(view: PassageView) -> Iterable[Match]:
        return [
            _match(view, change)
            for change in changes(view)
            if change.fault in faults and change.kind in wanted
        ]

    return Gated(changes, look)


def _match(view: PassageView, change: Change) -> Match:
    span = change.at or last_word(view)
    was = change.was.text if change.was else ""
    wording = (was,) if _is_restorable(change) else ()
    edits = tuple(Edit(span.start, span.end, text) for text in wording)
    return Match(span.start, span.end, {"source": was}, wording, edits)


def _is_restorable(change: Change) -> bool:
    if change.was is None or change.at is None or change.fault == ADDED:
        return False
    if change.fault == LOST:
        return change.kind == "code"  # whose marks alone are lost
    if change.fault == BROKEN:
        return True
    return change.is_sure and not _SPOKEN.search(change.was.text)
