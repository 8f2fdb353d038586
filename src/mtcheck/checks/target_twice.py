"""Several source passages, translated with one and the same text in one document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.match.expressions import compiled
from mtcheck.match.sameness import passage_key, whole_place, words_of
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_FEWEST_WORDS = 3  # shorter ones stand for many things
_MOST = 12
_NAMED = compiled(r"\d+|`[^`]+`|\w*[a-z][A-Z]\w*")
_KIN = 0.5  # share of their words that paraphrases have in common


def make() -> DocumentCheck:
    """A check that yields one match a target, silent without a source."""
    return _Check()


class _Check:
    """Holds the passages that have each target."""

    def __init__(self) -> None:
        self._views: dict[str, list[PassageView]] = defaultdict(list)

    def see(self, view: PassageView) -> None:
        """Note a passage under its target."""
        if view.passage.source is not None:
            self._views[passage_key(view.prose)].append(view.afresh())

    def close(self) -> Iterator[Match]:
        """Yield the first passage of each group whose source departs from the first."""
        for target, views in self._views.items():
            if len(views) > 1 and len(words_of(target)) >= _FEWEST_WORDS:
                yield from _departure(views)


def _departure(views: Sequence[PassageView]) -> Iterator[Match]:
    first = _source(views[0])
    for view in views[1:]:
        if _is_another(_source(view), first):
            places = [whole_place(other) for other in views if other is not view]
            _, start, end = whole_place(view)
            values = {"source": _source(view).strip(), "first": first.strip()}
            yield Match(start, end, values, (), (), tuple(places[:_MOST]), view.index)
            return


def _is_another(one: str, other: str) -> bool:
    """Whether two sources speak of different things: numbers, code, most words."""
    if set(_NAMED.findall(one)) != set(_NAMED.findall(other)):
        return True
    ours, theirs = _content(one), _content(other)
    shared = len(ours & theirs)
    return shared < _KIN * min(len(ours), len(theirs))


def _content(text: str) -> set[str]:
    """The words that say something; endings cut, for inflection says little here."""
    return {word[:4] for word in words_of(text)} - FUNCTION_WORDS["en"]


def _source(view: PassageView) -> str:
    return view.passage.source.content if view.passage.source else ""
