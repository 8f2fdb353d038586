"""Two finite auxiliaries or modals in a row: the seam of two half-sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.french import ADVERB, only, reading
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_PAIR = re.compile(rf"(?P<first>[EHM]) (?:[R{only(ADVERB)}] )?(?P<last>[EHM])")

# Behind these a clause may end in a bare verb: « ce que nous sommes a changé ».
_OPENERS = frozenset(
    "que qu' dont où quoi comme tel telle tels telles quand si s' lequel laquelle"
    " lesquels lesquelles y en".split()
)
_NOUNS = frozenset({"est", "as", "aura", "sommes", "a", "ai"})
_BEFORE_NOUNS = frozenset(
    "l' un une la les des de d' à du le au son cette nord sud en grand ces quelques"
    " deux trois vitamine groupe type hépatite".split()
)


def make() -> PassageCheck:
    """Return a check that marks the two verbs and what stands between them."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for first, last in read.places(_PAIR, "first", "last"):
        if _is_pile(view, read, first, last):
            yield Match(read.spans[first].start, read.spans[last].end)


def _is_pile(view: PassageView, read: Reading, first: int, last: int) -> bool:
    words = read.words
    if words[first] == words[last] or words[last : last + 2] == ("peut", "être"):
        return False
    if any(view.cased[read.spans[i].start].isupper() for i in (first, last)):
        return False
    before = words[first - 1] if first else ""
    if words[first] in _NOUNS and (before in _BEFORE_NOUNS or not before):
        return False
    if words[first] == "sommes" and before != "nous":
        return False
    return _OPENERS.isdisjoint(words[read.clause_start(first) : first])
