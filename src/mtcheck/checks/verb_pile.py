"""Two finite verbs in a row, as where two half-sentences or two choices meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import ADVERB, FINITE, only, reading
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_PAIRS = {
    "auxiliaries": shape(rf"(?P<first>[EHM]) (?:[R{only(ADVERB)}] )?(?P<last>[EHM])"),
    # A clitic before the first may be all of its clause: « il dit va ».
    "others": shape(
        rf"(?<![Pcnd] )(?P<first>[{only(FINITE)}]) (?P<last>[{only(FINITE)}])"
    ),
}

# Behind these a clause may end in a bare verb: « ce que nous sommes a changé ».
_OPENERS = frozenset(
    "que qu' dont où quoi comme tel telle tels telles quand si s' lequel laquelle"
    " lesquels lesquelles".split()
)
_CLITICS = frozenset({"y", "en"})  # « tant qu'il y en a est bon »
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
            start = read.clause_start(first)
            clause = read.words[start:first]
            if _is_pile(view, read, first, last, start) and openers.isdisjoint(clause):
                yield Match(read.spans[first].start, read.spans[last].end)

    return where([pattern], check)


def _is_pile(
    view: PassageView, read: Reading, first: int, last: int, start: int
) -> bool:
    words = read.words
    before = words[first - 1] if first else ""
    if words[first] == words[last] or before in _CLITICS or _is_perhaps(read, last):
        return False
    is_order = first == start and words[first].endswith("ez")
    named = (last,) if is_order else (first, last)
    if any(view.cased[read.spans[i].start].isupper() for i in named):
        return False
    if words[first] in _NOUNS and (before in _BEFORE_NOUNS or not before):
        return False
    return words[first] != "sommes" or before == "nous"


def _is_perhaps(read: Reading, at: int) -> bool:
    """Whether « peut être » behind a verb that is none of its own is an adverb."""
    is_modal = read.shape[2 * at - 2] == "M"
    return read.words[at : at + 2] == ("peut", "être") and not is_modal
