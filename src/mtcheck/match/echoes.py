"""Two words in a row that come back a few words later: where doubled stretches begin."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.view import once

if TYPE_CHECKING:
    from mtcheck.match.view import PassageView

FARTHEST = 24
"""Words from one to the other; nothing longer is looked for twice in a row."""
_LEAST = 2  # words that come back


class Echo(NamedTuple):
    """A pair of neighbours and where it comes back, as the numbers of the first words."""

    first: int
    again: int

    @property
    def distance(self) -> int:
        """In words."""
        return self.again - self.first


def says_again(view: PassageView) -> bool:
    """Whether a passage has two words that it has said before, as every echo needs."""
    return len(view.word_texts) - len(view.vocabulary) >= _LEAST


@once
def echoes(view: PassageView) -> list[Echo]:
    """The pairs that come back near, by where they do; each with the last before it."""
    if not says_again(view):
        return []
    texts = view.word_texts
    if len(set(pairwise(texts))) == len(texts) - 1:
        return []
    last: dict[tuple[str, str], int] = {}
    found = []
    for at, pair in enumerate(pairwise(texts)):
        if pair in last and at - last[pair] <= FARTHEST:
            found.append(Echo(last[pair], at))
        last[pair] = at
    return found
