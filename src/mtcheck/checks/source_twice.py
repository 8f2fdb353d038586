"""The same source passage, translated in two ways in one document."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_FEWEST_WORDS = 2  # one word alone is translated by what stands around it
_MOST = 6
_NO_WORD = re.compile(r"[\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def make() -> DocumentCheck:
    """A check that yields one match a source passage, silent without a source."""
    return _Check()


class _Check:
    """Holds the translations of each source passage."""

    def __init__(self) -> None:
        self._targets: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def see(self, view: PassageView) -> None:
        """Note a passage under its source."""
        source = view.passage.source
        if source is not None:
            self._targets[source.content.strip()].append((view.index, view.prose))

    def close(self) -> Iterator[Match]:
        """Yield the first translation of each source that departs from the one before."""
        for source, targets in self._targets.items():
            if len(targets) > 1 and len(_words(source).split()) >= _FEWEST_WORDS:
                yield from _departure(targets)


def _departure(targets: Sequence[tuple[int, str]]) -> Iterator[Match]:
    told = [(i, text) for i, text in targets if _LETTERS.search(text)]
    for index, text in told:
        if _words(text) != _words(told[0][1]):
            places = [_place(i, other) for i, other in told if i != index]
            _, start, end = _place(index, text)
            values = {"first": told[0][1].strip()}
            yield Match(start, end, values, (), (), tuple(places[:_MOST]), index)
            return


def _words(text: str) -> str:
    """The words of a text in lower case; no signs, no numbers."""
    return _NO_WORD.sub(" ", text.lower()).strip()


def _place(index: int, text: str) -> Place:
    """All of a passage but the space around it."""
    start = len(text) - len(text.lstrip())
    return Place(index, start, len(text.rstrip()))
