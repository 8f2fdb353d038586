"""What is known of words, worked out once each: a dictionary that asks a function.

Looking up is C's speed, so ``filter(memo.__getitem__, words)`` costs next to nothing
for the words of every day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")
_Owner = TypeVar("_Owner")
_MOST_KNOWN = 20_000  # words that were asked about last; twice as many are known


class Memo(dict[str, _Answer], Generic[_Answer]):
    """The answers of a function about words; of too many, the oldest are forgotten.

    When it is full it is put aside whole, and what is asked again is taken from there:
    the words of every day stay, at no cost where they are looked up.
    """

    def __init__(self, ask: Callable[[str], _Answer]) -> None:
        """Take the function that is asked about a word not seen before."""
        super().__init__()
        self._ask = ask
        self._aside: dict[str, _Answer] = {}

    def __missing__(self, word: str) -> _Answer:
        """Ask, and remember."""
        if len(self) >= _MOST_KNOWN:
            self._aside = dict(self)
            self.clear()
        aside = self._aside
        answer = self[word] = aside[word] if word in aside else self._ask(word)
        return answer


class Kept(Generic[_Owner, _Answer]):
    """A property worked out when first asked for, as ``functools.cached_property`` is.

    Without that one's lock, which up to Python 3.11 costs more than most of the work.
    """

    def __init__(self, work: Callable[[_Owner], _Answer]) -> None:
        """Take the function that works it out."""
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, owner: None, kind: type[_Owner]) -> Kept[_Owner, _Answer]: ...

    @overload
    def __get__(self, owner: _Owner, kind: type[_Owner]) -> _Answer: ...

    def __get__(
        self, owner: _Owner | None, kind: type[_Owner]
    ) -> Kept[_Owner, _Answer] | _Answer:
        """Work it out, and leave it where the next look-up finds it first."""
        if owner is None:
            return self
        answer = owner.__dict__[self._name] = self._work(owner)
        return answer
