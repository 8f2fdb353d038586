"""Finds a negation that stands on one side alone, in short single sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.kinship import kinship, source_keys, target_keys
from mtcheck.match.negation import hints_at_negation, negations
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LONGEST = 30  # words; a longer sentence has other ways to deny
_LEAST = 4
_TURNS = frozenset(
    """
    only until matter doubt wait least longer sooner help wonder forget whether less
    more unlike if mind worry problem idea why question exception limit unusual uncommon
    mention secret surprise better fewer later earlier way hesitate miss long far sure
    bad much many big enough
    """.split()
)
"""Words that make of an English negation a turn of speech told without one."""


def make(*, pick: str = "lost") -> PassageCheck:
    """A check of English to French: negations ``lost``, or ``added``."""
    return {"lost": _lost, "added": _added}[pick]


def _lost(view: PassageView) -> Iterator[Match]:
    source = view.source
    if source is None or not _is_simple(source) or not _is_simple(view):
        return
    theirs = negations(source)
    if len(theirs) != 1 or hints_at_negation(view) or _TURNS & source.vocabulary:
        return
    if source.folded.rstrip().endswith("?") or not _belong(view):
        return
    start, end = view.words[0].start, view.words[-1].end
    yield Match(start, end, {"english": theirs[0][0]})


def _added(view: PassageView) -> Iterator[Match]:
    source = view.source
    if source is None or not _is_simple(source) or not _is_simple(view):
        return
    ours = negations(view)
    if len(ours) != 1 or hints_at_negation(source) or not _belong(view):
        return
    if _INNOCENT.isdisjoint(view.vocabulary):
        yield Match(*ours[0].span())


_INNOCENT = frozenset("que qu' plus peu avant moins sans hésitez oubliez n'oubliez".split())
"""« ne … que », « ne … plus », « avant qu'il ne »: not what « not » says."""


def _is_simple(view: PassageView) -> bool:
    return _LEAST <= len(view.word_texts) <= _LONGEST and len(view.sentences) == 1


def _belong(view: PassageView) -> bool:
    """Whether the two sides show anything in common."""
    return kinship(source_keys(view), target_keys(view)).shown > 0
