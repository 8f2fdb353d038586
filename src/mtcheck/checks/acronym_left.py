"""An English acronym in a text that uses the one of its own language elsewhere.

Each language has its list: « AI IA, WHO OMS ». An acronym that the text explains, in
brackets or beside the other, is introduced, and left alone throughout.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.match.expressions import compiled
from mtcheck.match.voice import own_words
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_MOST = 7  # the place that is marked and six related ones
_LOUD = 0.6  # share of capitals; a passage all in capitals says nothing
_BEFORE = compiled(r"(?:^|[\s(])(?:([^\W\d_]+) |[dl]')$", re.IGNORECASE)
_AFTER = compiled(r"[\w/@&+(-]| [A-Z0-9&(][\w(]|[.:]\w|[»”\"]| (?:or|ou|oder) [A-Z]")
_EXPLAINED = compiled(
    r"(?:[(/]|\b(?:ou|or|oder|anglais|inglês|inglés|englisch|sigles?|acronymes?) )$"
)


def make(
    *, fr: str = "", es: str = "", pt: str = "", it: str = "", de: str = ""
) -> DocumentCheck:
    """A check that yields one match an acronym that was left."""
    lists = {"fr": fr, "es": es, "pt": pt, "it": it, "de": de}
    return _Check({lang: _pairs(pairs) for lang, pairs in lists.items() if pairs})


class _Pairs(NamedTuple):
    """The acronyms of a language."""

    own: Mapping[str, str]
    """The right acronym for each English one."""
    folded: Mapping[str, str]
    """As the vocabulary of a passage has them."""
    known: frozenset[str]
    """The keys of `folded`."""
    expression: re.Pattern[str]


@cache
def _pairs(text: str) -> _Pairs:
    own = dict(pair.split() for pair in text.split(","))
    words = sorted({*own, *own.values()})
    expression = compiled(rf"(?<![\w@/.#&$-])(?:{'|'.join(words)})(?!\w|[-.]\w)")
    folded = {word.lower(): word for word in words}
    return _Pairs(own, folded, frozenset(folded), expression)


class _Check:
    """Collects both acronyms of each pair over a document."""

    def __init__(self, lists: Mapping[str, _Pairs]) -> None:
        self._lists = lists
        self._own: Mapping[str, str] = {}
        self._places: dict[str, list[Place]] = defaultdict(list)
        self._explained: set[str] = set()

    def see(self, view: PassageView) -> None:
        """Note the acronyms of a passage."""
        pairs = self._lists.get((view.lang or "")[:2])
        if pairs is None:
            return
        self._own = pairs.own
        seen = pairs.known & view.vocabulary
        is_any = any(
            pairs.folded[word] in view.cased for word in seen
        )  # « un » is none
        if not is_any or _is_loud(view.cased):
            return
        text = own_words(view)
        for found in pairs.expression.finditer(text):
            word, (start, end) = found.group(), found.span()
            before = text[max(0, start - 30) : start]
            is_said = _is_said(before, text, end, view.lang)
            if _EXPLAINED.search(before) or text[end : end + 1] in ")/":
                self._explained.add(word)
            if word not in pairs.own or is_said:
                self._places[word].append(Place(view.index, start, end))

    def close(self) -> Iterator[Match]:
        """Yield the first place of each acronym that was left."""
        for left, own in self._own.items():
            ours, theirs = self._places[own], self._places[left]
            if ours and theirs and self._explained.isdisjoint((own, left)):
                index, start, end = theirs[0]
                related = (*theirs[1 : _MOST - 2], *ours[:2])
                values = {"own": own, "count": str(len(ours))}
                yield Match(start, end, values, (own,), (), related, index)


def _is_said(before: str, text: str, end: int, lang: str | None) -> bool:
    """Whether an acronym is part of a sentence, not of a name or a title."""
    found = _BEFORE.search(before)
    if found is None or _AFTER.match(text, end):
        return False
    word = found[1]
    if word is None or word.islower():
        return True
    return word.lower() in FUNCTION_WORDS.get((lang or "")[:2], ())


def _is_loud(text: str) -> bool:
    return sum(map(str.isupper, text)) > _LOUD * sum(map(str.isalpha, text))
