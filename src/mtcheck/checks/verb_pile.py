"""Two finite verbs in a row, as where two half-sentences or two choices meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import ADVERB, FINITE, only, reading
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_PAIRS = {
    "auxiliaries": compiled(
        rf"(?P<first>[EHM]) (?:[R{only(ADVERB)}] )?(?P<last>[EHM])"
    ),
    # A clitic before the first may be all of its clause: « il dit va ».
    "others": compiled(
        rf"(?<![Pcnd] )(?P<first>[{only(FINITE)}]) (?P<last>[{only(FINITE)}])"
    ),
}

# Behind these a clause may end in a bare verb: « ce que nous sommes a changé ».
_OPENERS = frozenset(
    "que qu' dont où quoi comme tel telle tels telles quand si s' lequel laquelle"
    " lesquels lesquelles y en".split()
)
_WHO = frozenset({"qui"})  # « ceux qui travaillent laissent »
_NOUNS = frozenset({"est", "as", "aura", "sommes", "a", "ai"})
_BEFORE_NOUNS = frozenset(
    "l' un une la les des de d' à du le au son cette nord sud en grand ces quelques"
    " deux trois vitamine groupe type hépatite".split()
)


def make(*, of: str = "auxiliaries") -> PassageCheck:
    """Return a check that marks the two verbs and what stands between them.

    `of` is ``auxiliaries`` (and modals) or ``others``.
    """
    pattern = _PAIRS[of]
    openers = _OPENERS if of == "auxiliaries" else _OPENERS | _WHO

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for first, last in read.places(pattern, "first", "last"):
            clause = read.words[read.clause_start(first) : first]
            if _is_pile(view, read, first, last) and openers.isdisjoint(clause):
                yield Match(read.spans[first].start, read.spans[last].end)

    return check


def _is_pile(view: PassageView, read: Reading, first: int, last: int) -> bool:
    words = read.words
    if words[first] == words[last] or words[last : last + 2] == ("peut", "être"):
        return False
    if any(view.cased[read.spans[i].start].isupper() for i in (first, last)):
        return False
    before = words[first - 1] if first else ""
    if words[first] in _NOUNS and (before in _BEFORE_NOUNS or not before):
        return False
    return words[first] != "sommes" or before == "nous"
