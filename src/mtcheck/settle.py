"""Which hits stand: what the whole document allows, and no other hit overrides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.view import PassageView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.model import Passage
    from mtcheck.stamp import Hit


class Whole:
    """Answers what a rule wants to know of the document as a whole."""

    def __init__(self, passages: Sequence[Passage], lang: str | None) -> None:
        """Take the passages that make one text, in `lang`."""
        self._passages = passages
        self._lang = lang
        self._answers: dict[str, bool] = {}
        self._texts: list[str] = []

    def keeps(self, hit: Hit) -> bool:
        """Whether the conditions about the document let a hit stand."""
        wanted = hit.rule.when["document"]
        if wanted and not self._holds(wanted):
            return False
        return not any(
            self._holds(pattern)
            for condition in hit.rule.unless
            if condition["within"] == "document"
            for pattern in condition["patterns"]
        )

    def _holds(self, pattern: str) -> bool:
        if pattern not in self._answers:
            expression = compiled(pattern)
            self._answers[pattern] = any(map(expression.search, self._folded()))
        return self._answers[pattern]

    def _folded(self) -> list[str]:
        """The texts as patterns read them."""
        if not self._texts:
            views = (PassageView(each, 0, self._lang) for each in self._passages)
            self._texts = [view.folded for view in views]
        return self._texts


def settled(hits: list[Hit]) -> list[Hit]:
    """Text order, each place once a rule, without what a better rule overrides."""
    ordered = sorted(_true(hits), key=lambda hit: hit.order)
    unique = list({hit.order: hit for hit in ordered}.values())
    # By passage: every hit against every other takes hours in a large file.
    strong: dict[int, list[Hit]] = {}
    for hit in unique:
        if hit.rule.overrides:
            strong.setdefault(hit.passage, []).append(hit)
    return [
        hit
        for hit in unique
        if not any(_beats(other, hit) for other in strong.get(hit.passage, ()))
    ]


def _true(hits: list[Hit]) -> list[Hit]:
    """The hits without those that come of another row's source.

    Only a rule that overrides others may say so: measured for itself, none does.
    """
    astray = {at for hit in hits if hit.rule.overrides for at in hit.match.astray}
    if not astray:
        return hits
    return [
        hit
        for hit in hits
        if hit.match.astray or hit.passage not in astray or not hit.rule.asks
    ]


def _beats(winner: Hit, loser: Hit) -> bool:
    """Whether the rule of one hit overrides another that it touches, in one passage."""
    return loser.rule.info.code in winner.rule.overrides and winner.span.touches(
        loser.span
    )
