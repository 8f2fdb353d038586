"""Some passages at a time, and what is asked of them all at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.match.gated import Gated
from mtcheck.match.sieve import Sifted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.rule import CompiledRule
    from mtcheck.match.sieve import Grid, Sifts
    from mtcheck.match.view import PassageView


class Batch:
    """Some passages, and what was asked of them all at once."""

    def __init__(self, views: Sequence[PassageView]) -> None:
        self.views = views
        self._asked: dict[object, list[PassageView]] = {}
        self._sifted: dict[Sifts, Mapping[int, Sequence[PassageView]]] = {}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of passages that there are."""
        return frozenset(view.passage.kind for view in self.views)

    def of_kind(self, kind: str) -> Batch:
        """The passages of one kind."""
        return Batch([view for view in self.views if view.passage.kind == kind])

    def looks(
        self, checks: Iterable[tuple[CompiledRule, PassageCheck]]
    ) -> Iterator[tuple[CompiledRule, PassageCheck, Sequence[PassageView]]]:
        """Each rule with its check and the passages that it has to look at."""
        for rule, check in checks:
            if isinstance(check, Gated):
                yield rule, check.look, self._asking(check.needs)
            elif isinstance(check, Sifted):
                yield rule, check.look, self.through(check.grid)
            else:
                yield rule, check, self.views

    def through(self, grid: Grid) -> Sequence[PassageView]:
        """The passages that one of some expressions may match."""
        if grid.sieve not in self._sifted:
            self._sifted[grid.sieve] = grid.sieve.sifted(self.views)
        return grid.due(self._sifted[grid.sieve])

    def _asking(self, needs: Callable[[PassageView], object]) -> list[PassageView]:
        if needs not in self._asked:
            self._asked[needs] = [view for view in self.views if needs(view)]
        return self._asked[needs]
