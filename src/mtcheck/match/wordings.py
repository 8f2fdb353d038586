"""The wordings that a notion can have, and the places where each stands.

A group lists them with ``/`` between wordings and ``|`` between the forms of one:
« token|tokens / jeton|jetons ».
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Kept
from mtcheck.match.view import WORD
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.match.view import PassageView

_MOST = 7  # the place that is marked and six related ones
_LAST_WORD = compiled(r"(?<![\w'])([a-zà-ÿœ]+) $")
_NEXT_WORD = compiled(r" ([^\W\d_]+)(?![\w'])")
_BEFORE, _AFTER = r"(?<![\w@/.#&$<-])(?<!_ )", r"(?!\w|[-./=@]\w|[(>_&])"


class Use(NamedTuple):
    """One place where a notion is named."""

    wording: int
    form: str
    place: Place


@dataclass(frozen=True, eq=False)
class Group:
    """The wordings of one notion."""

    heads: frozenset[str]
    """The first word of every form."""
    wording: dict[str, int]
    """To which wording each form belongs."""

    @Kept
    def expression(self) -> re.Pattern[str]:
        """Any of the forms; built when a passage may hold one."""
        return whole_words(self.wording)

    def uses(self, view: PassageView) -> Iterator[Use]:
        """Where the passage names the notion, in text order."""
        for found in self.expression.finditer(view.folded):
            place = Place(view.index, *found.span())
            yield Use(self.wording[found.group()], found.group(), place)


@lru_cache(maxsize=8)
def groups(texts: tuple[str, ...]) -> tuple[Group, ...]:
    """What the lines of a rule stand for."""
    return tuple(map(_group, texts))


class Index(NamedTuple):
    """Under the first word of each form, the numbers of the groups that have it."""

    heads: frozenset[str]
    numbers: dict[str, list[int]]


@lru_cache(maxsize=8)
def by_head(known: tuple[Group, ...]) -> Index:
    """Where to look up which groups a passage may name."""
    index = defaultdict(list)
    for number, group in enumerate(known):
        for head in group.heads:
            index[head].append(number)
    return Index(frozenset(index), dict(index))


def due(index: Index, view: PassageView) -> list[int]:
    """The numbers of the groups that a passage may name."""
    if index.heads.isdisjoint(view.vocabulary):  # as mostly
        return []
    heads = index.heads & view.vocabulary
    return sorted({number for head in heads for number in index.numbers[head]})


def _group(text: str) -> Group:
    wording = {
        form.strip(): number
        for number, forms in enumerate(text.split("/"))
        for form in forms.split("|")
    }
    heads = frozenset(WORD.findall(form)[0] for form in wording)
    return Group(heads, wording)


def whole_words(forms: Sequence[str] | dict[str, int]) -> re.Pattern[str]:
    """An expression for any of `forms` that is no part of a name or an address."""
    choice = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return compiled(f"{_BEFORE}(?:{choice}){_AFTER}")


def is_name(view: PassageView, start: int, end: int) -> bool:
    """Whether it is a name, or part of one or of something in another language.

    A capital may also begin a sentence; such places are not needed.
    """
    if view.cased[start].isupper():
        return True
    after = _NEXT_WORD.match(view.cased, end)
    before = _LAST_WORD.search(view.cased, max(0, start - 30), start)
    is_next_to_name = any(found and found[1][0].isupper() for found in (before, after))
    return is_next_to_name or not is_among_own(view, start, end)


def is_among_own(view: PassageView, start: int, end: int) -> bool:
    """Whether the words right beside a place are of the text's language."""
    words = lexicon(view.lang)
    before = _LAST_WORD.search(view.cased, max(0, start - 30), start)
    after = _NEXT_WORD.match(view.cased, end)
    beside = [found[1] for found in (before, after) if found]
    return words is None or all(map(words.knows, beside))


def match(uses: Sequence[Use]) -> Match:
    """One match for a notion, at its rarest wording; the others are related."""
    counts = defaultdict(list)
    for use in uses:
        counts[use.wording].append(use)
    order = sorted(counts.values(), key=lambda same: (-len(same), same[0].place))
    named = ", ".join(f"« {same[0].form} » ({len(same)})" for same in order)
    index, start, end = order[-1][0].place
    places = [use.place for same in reversed(order) for use in same[:3]]
    related = tuple(places[1:_MOST])
    return Match(start, end, {"names": named}, (), (), related, index)
