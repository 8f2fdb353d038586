"""One notion, two wordings: « jeton » here and « token » there.

``groups`` lists the wordings of each notion, ``/`` between wordings, ``|`` between
forms of one: « token|tokens / jeton|jetons ». Where the text explains one by the
other, in brackets or with « ou », it means to use both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.view import WORD
from mtcheck.match.voice import own_words
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_MOST = 7  # the place that is marked and six related ones
_BEFORE, _AFTER = r"(?<![\w@/.#&$<-])(?<!_ )", r"(?!\w|[-./=@]\w|[(>_&])"
_EXPLAINS = re.compile(
    r"\W{0,4}[(/«\"].{0,12}|,? (?:ou|soit|alias|dits?|dites?)\b.{0,12}"
)
_LAST_WORD = re.compile(r"(?<![\w'])([a-zà-ÿœ]+) $")
_FARTHEST = 24  # characters between a wording and the one that explains it


class _Group(NamedTuple):
    """The wordings of one notion."""

    expression: re.Pattern[str]
    heads: frozenset[str]
    """The first word of every form."""
    wording: dict[str, int]
    """To which wording each form belongs."""


class _Use(NamedTuple):
    """One place where a notion is named."""

    wording: int
    form: str
    place: Place


def make(*, groups: Sequence[str], least: int = 2) -> DocumentCheck:
    """A check that yields one match a notion that is named `least` times and more."""
    return _Check(_groups(tuple(groups)), least)


@lru_cache(maxsize=8)
def _groups(groups: tuple[str, ...]) -> tuple[_Group, ...]:
    return tuple(map(_group, groups))


def _group(text: str) -> _Group:
    wording = {
        form.strip(): number
        for number, forms in enumerate(text.split("/"))
        for form in forms.split("|")
    }
    longest_first = sorted(wording, key=len, reverse=True)
    choice = "|".join(map(re.escape, longest_first))
    heads = frozenset(WORD.findall(form)[0] for form in wording)
    return _Group(re.compile(f"{_BEFORE}(?:{choice}){_AFTER}"), heads, wording)


class _Check:
    """Collects the wordings of each notion over a document."""

    def __init__(self, groups: tuple[_Group, ...], least: int) -> None:
        self._groups = groups
        self._least = least
        self._heads = frozenset[str]().union(*(group.heads for group in groups))
        self._uses: dict[int, list[_Use]] = defaultdict(list)
        self._explained: set[int] = set()

    def see(self, view: PassageView) -> None:
        """Note the wordings of a passage."""
        if self._heads.isdisjoint(view.vocabulary):
            return
        for number, group in enumerate(self._groups):
            if not group.heads.isdisjoint(view.vocabulary):
                self._note(view, number, group)

    def _note(self, view: PassageView, number: int, group: _Group) -> None:
        own = own_words(view.folded)
        last: _Use | None = None
        for found in group.expression.finditer(view.folded):
            start, end = found.span()
            use = _Use(
                group.wording[found.group()],
                found.group(),
                Place(view.index, start, end),
            )
            if (
                last
                and last.wording != use.wording
                and _explains(view, last.place, use.place)
            ):
                self._explained.add(number)
            last = use
            if own[start:end] == use.form and not _is_name(view, start, end):
                self._uses[number].append(use)

    def close(self) -> Iterator[Match]:
        """Yield the rarer wording of each notion that has several."""
        for number, uses in self._uses.items():
            wordings = {use.wording for use in uses}
            is_mixed = len(wordings) > 1 and len(uses) >= self._least
            if is_mixed and number not in self._explained:
                yield _match(uses)


def _explains(view: PassageView, last: Place, next_: Place) -> bool:
    between = view.folded[last.end : next_.start]
    return len(between) <= _FARTHEST and bool(_EXPLAINS.fullmatch(between))


def _is_name(view: PassageView, start: int, end: int) -> bool:
    """Whether it is a name, or part of one or of something in English.

    A capital may also begin a sentence; such places are not needed.
    """
    before = _LAST_WORD.search(view.cased, max(0, start - 30), start)
    words = lexicon(view.lang)
    if before and words and not words.knows(before[1]):
        return True
    after = view.cased[end : end + 2]
    return view.cased[start].isupper() or (after[:1] == " " and after[1:].isupper())


def _match(uses: Sequence[_Use]) -> Match:
    counts = defaultdict(list)
    for use in uses:
        counts[use.wording].append(use)
    order = sorted(counts.values(), key=lambda same: (-len(same), same[0].place))
    named = ", ".join(f"« {same[0].form} » ({len(same)})" for same in order)
    index, start, end = order[-1][0].place
    places = [use.place for same in reversed(order) for use in same[:3]]
    related = tuple(places[1:_MOST])
    return Match(start, end, {"names": named}, (), (), related, index)
