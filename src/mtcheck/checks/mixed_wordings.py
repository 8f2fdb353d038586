"""One notion, two wordings: « jeton » here and « token » there.

``groups`` lists the wordings of each notion, ``/`` between wordings, ``|`` between
forms of one: « token|tokens / jeton|jetons ». Where the text explains one by the
other, in brackets or with « ou », it means to use both.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mtcheck.match import wordings
from mtcheck.match.expressions import compiled
from mtcheck.match.view import fold
from mtcheck.match.voice import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView
    from mtcheck.match.wordings import Group, Use
    from mtcheck.model import Match

_EXPLAINS = compiled(
    r"\W{0,4}[(/«\"].{0,12}|,? (?:ou|soit|alias|dits?|dites?)\b.{0,12}"
)
_FARTHEST = 24  # characters between a wording and the one that explains it


def make(*, groups: Sequence[str], least: int = 2) -> DocumentCheck:
    """A check that yields one match a notion that is named `least` times and more."""
    return _Check(wordings.groups(tuple(groups)), least)


class _Check:
    """Collects the wordings of each notion over a document."""

    def __init__(self, groups: tuple[Group, ...], least: int) -> None:
        self._groups = groups
        self._index = wordings.by_head(groups)
        self._least = least
        self._uses: dict[int, list[Use]] = defaultdict(list)
        self._explained: set[int] = set()

    def see(self, view: PassageView) -> None:
        """Note the wordings of a passage."""
        for number in wordings.due(self._index, view):
            last: Use | None = None
            for use in self._groups[number].uses(view):
                if last and _explains(view, last, use):
                    self._explained.add(number)
                last = use
                if _is_own(view, use):
                    self._uses[number].append(use)

    def close(self) -> Iterator[Match]:
        """Yield the rarer wording of each notion that has several."""
        for number, uses in self._uses.items():
            is_mixed = (
                len({use.wording for use in uses}) > 1 and len(uses) >= self._least
            )
            if is_mixed and number not in self._explained:
                yield wordings.match(uses)


def _explains(view: PassageView, last: Use, use: Use) -> bool:
    """Whether the text tells that two wordings mean the same."""
    between = view.folded[last.place.end : use.place.start]
    is_near = last.wording != use.wording and len(between) <= _FARTHEST
    return is_near and bool(_EXPLAINS.fullmatch(between))


def _is_own(view: PassageView, use: Use) -> bool:
    """Whether the author himself uses the word, and not as a name."""
    _, start, end = use.place
    is_said = fold(own_words(view)[start:end]) == use.form
    return is_said and not wordings.is_name(view, start, end)
