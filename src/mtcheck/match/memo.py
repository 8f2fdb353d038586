"""What is known of words, worked out once each: a dictionary that asks a function.

Looking up is C's speed, so ``filter(memo.__getitem__, words)`` costs next to nothing
for the words of every day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")
_MOST_KNOWN = 100_000  # words; enough for any text, little for a machine


class Memo(dict[str, _Answer], Generic[_Answer]):
    """The answers of a function about words, forgotten when they are too many."""

    def __init__(self, ask: Callable[[str], _Answer]) -> None:
        """Take the function that is asked about a word not seen before."""
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> _Answer:
        """Ask, and remember."""
        if len(self) > _MOST_KNOWN:
            self.clear()
        answer = self[word] = self._ask(word)
        return answer
