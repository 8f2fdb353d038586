"""A town or a country that was taken for a word: « les trains de Lecture » for Reading.

English places that are English words as well, with what engines make of them; where the
name is gone and the word stands there, the place was lost.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.wordlists import WordList
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_PREPOSITIONS = (
    "in|from|to|near|at|via|through|of|around|between|outside|for|over|towards|leaves|leave"
    "|left|reach|reached|visited|visit"
)


_CAPITALS, _SMALL = compiled(r"\b[A-Z]"), compiled(r"\b[a-z]")


def make(*, places: Sequence[str]) -> PassageCheck:
    """A check of lines such as ``Bath ; fr bain|bains ; de bad|bade``."""
    return _Places(places)


class _Places:
    """The places by their names in lower case."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = tuple(lines)

    @cached_property
    def _table(self) -> Mapping[str, tuple[str, dict[str, WordList]]]:
        """Made when there is a source: without one nothing is looked up."""
        found = {}
        for line in self._lines:
            name, *own = line.split(" ; ")
            told = dict(part.split(" ", 1) for part in own)
            lists = {lang: WordList(text, lang) for lang, text in told.items()}
            found[name.lower()] = (name, lists)
        return found

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self._table)

    def __call__(self, view: PassageView) -> Iterable[Match]:
        source = view.source
        if source is None or self._names.isdisjoint(source.whole_words):
            return ()
        return self._taken(view, source)

    def _taken(self, view: PassageView, source: PassageView) -> Iterator[Match]:
        lang = (view.lang or "").split("-")[0]
        for word in sorted(self._names & source.whole_words):
            name, lists = self._table[word]
            if lang not in lists or not _is_place(name, source.cased):
                continue
            found = lists[lang].places(view.folded)
            if found and not _is_shown(name, view):
                yield Match(*found[0].span(), {"place": name})


def _is_place(name: str, text: str) -> bool:
    """Whether a text has the word with a capital, inside a sentence, and never without."""
    at = compiled(rf"\b(?:{_PREPOSITIONS}) {name}(?!\w|-| [A-Z]| of\b)").search(
        text
    ) or compiled(rf"\b[Oo]ur {name}\b").search(text)
    if len(_CAPITALS.findall(text)) > len(_SMALL.findall(text)):
        return False
    return at is not None and not compiled(rf"(?<![\w-]){name.lower()}s?\b").search(
        text
    )


def _is_shown(name: str, view: PassageView) -> bool:
    return name in view.cased
