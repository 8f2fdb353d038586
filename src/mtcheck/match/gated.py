"""Checks that share what a passage must have for any of them to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mtcheck.match.view import PassageView
    from mtcheck.model import Match


class Gated(NamedTuple):
    """A check, and what it needs, which is asked once for all that need the same.

    Most passages have none of it, so that dozens of checks need no call for them.
    """

    needs: Callable[[PassageView], object]
    look: Callable[[PassageView], Iterable[Match]]

    def __call__(self, view: PassageView, /) -> Iterable[Match]:
        """The matches in a passage."""
        return self.look(view) if self.needs(view) else ()
