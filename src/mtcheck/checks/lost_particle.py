"""A verb that lost its second part: « Der Rat sagte die Sitzung. » for "called off".

German and Dutch set the first part of many verbs at the end of the clause, where
engines forget it; what is left is another verb, or none. The English verb says which
part was meant.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.wordlists import WordList
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_MOST_BEFORE = 6  # words
_SIGNS = frozenset(',;:()«»„“”"')
_NO_REST = frozenset(',;:.!?»“"–-…') | {""}
_SUBORDINATE = frozenset(
    "wenn dass als weil nachdem bevor obwohl ob falls sofern sobald was wer wie wo"
    " dat omdat nadat voordat hoewel of indien wie wat waar toen terwijl".split()
)
_LONGEST = 240  # characters of a sentence; in a longer one another verb may tell it


class _Verb(NamedTuple):
    """An English verb, the verb that renders it, and the part that must be there."""

    english: WordList
    verb: WordList
    particle: str


def make(*, rows: Sequence[str]) -> PassageCheck:
    """A check of rows such as ``called off: sagt|sagte|sagten: ab`` for one language."""
    return _Verbs(rows)


class _Verbs:
    """The verbs by the words of the source that they render."""

    def __init__(self, rows: Sequence[str]) -> None:
        self._rows = tuple(rows)

    @cached_property
    def _verbs(self) -> Sequence[_Verb]:
        """Made when there is a source: without one nothing is looked up."""
        found = []
        for row in self._rows:
            english, verb, particle = row.split(": ")
            found.append(_Verb(WordList(english, "en"), WordList(verb, ""), particle))
        return found

    def __call__(self, view: PassageView) -> Iterator[Match]:
        source = view.source
        if source is None:
            return
        for verb in self._verbs:
            if verb.english.keys.isdisjoint(source.whole_words):
                continue
            if verb.verb.keys.isdisjoint(view.whole_words):
                continue
            place = _without(verb, view, source)
            if place:
                yield Match(*place, {"particle": verb.particle.split("|")[0]})
                return


def _without(verb: _Verb, view: PassageView, source: PassageView) -> Span | None:
    """The one finite verb that has lost its part."""
    if len(verb.english.places(source.folded)) != 1:
        return None
    found = verb.verb.places(view.folded)
    if len(found) != 1 or len(view.sentences) != len(source.sentences):
        return None
    start, end = view.sentence_at(found[0].start())
    if end - start > _LONGEST or not _is_second(view.folded[start : found[0].start()]):
        return None
    rest = view.folded[found[0].end() : end]
    # « sagte, dass … » opens another clause, and needs no part.
    if rest.lstrip()[:1] in _NO_REST or compiled(rf"(?:{verb.particle})").search(rest):
        return None
    return Span(*found[0].span())


def _is_second(before: str) -> bool:
    """Whether a verb is where main clauses have it: behind one thing, and no comma."""
    words = before.split()
    is_short = 1 <= len(words) <= _MOST_BEFORE and _SIGNS.isdisjoint(before)
    return is_short and words[0] not in _SUBORDINATE
