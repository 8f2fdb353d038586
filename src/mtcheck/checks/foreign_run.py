"""A clause or a whole passage that was left in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.lang import NAMES
from mtcheck.match.gated import Gated
from mtcheck.model import Match
from mtcheck.runs import foreign_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView


def make(*, extent: str) -> PassageCheck:
    """The check for a whole ``passage`` left as it was, or for a ``clause`` of it."""
    whole = extent == "passage"

    def look(view: PassageView) -> Iterator[Match]:
        for run in foreign_runs(view):
            if run.whole == whole:
                language = NAMES.get(run.lang, run.lang)
                yield Match(run.start, run.end, values={"language": language})

    return Gated(foreign_runs, look)
