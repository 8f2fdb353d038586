"""The same source passage, translated in two ways in one document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_FEWEST_WORDS = 2  # one word alone is translated by what stands around it
_MOST = 6
_NO_WORD = re.compile(r"[\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]{2}")


class _Use(NamedTuple):
    """A translation of a source passage, and where it stands."""

    words: str
    text: str
    place: Place


def make() -> DocumentCheck:
    """A check that yields one match a source passage, silent without a source."""
    return _Check()


class _Check:
    """Holds the translations of each source passage."""

    def __init__(self) -> None:
        self._uses: dict[str, list[_Use]] = {}

    def see(self, view: PassageView) -> None:
        """Note a passage and its source."""
        source = view.passage.source
        if source is None:
            return
        key = source.content.strip()
        if len(_NO_WORD.sub(" ", key).split()) < _FEWEST_WORDS:
            return
        words = _NO_WORD.sub(" ", view.folded).strip()
        if _LETTERS.search(words):
            text = view.raw.strip()
            start = view.raw.find(text)
            place = Place(view.index, start, start + len(text))
            self._uses.setdefault(key, []).append(_Use(words, text, place))

    def close(self) -> Iterator[Match]:
        """Yield the first translation that departs from the one before."""
        for first, *rest in self._uses.values():
            other = next((use for use in rest if use.words != first.words), None)
            if other is not None:
                index, start, end = other.place
                related = [use.place for use in (first, *rest) if use is not other]
                values = {"first": first.text}
                yield Match(start, end, values, (), (), tuple(related[:_MOST]), index)
