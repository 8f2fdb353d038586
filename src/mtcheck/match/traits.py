"""What several checks want to know of every word, asked of each word once.

A text has far more words than the processor keeps at hand, so that looking each up
costs about the same whatever is asked: one table for all checks is several times
quicker than one for each.
"""

from __future__ import annotations

from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.memo import Memo
from mtcheck.match.view import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtcheck.match.view import PassageView

    _Ask = Callable[[str, str], bool]
    """Asks about a lower-case word in a text of a language."""

_asked: list[_Ask] = []


class Trait(NamedTuple):
    """Something that words of a text may have."""

    bit: int

    def is_in(self, view: PassageView) -> bool:
        """Whether some word of a passage has it."""
        return bool(_traits(view).any & self.bit)

    def places(self, view: PassageView) -> Iterator[int]:
        """The words of a passage that have it, by their number."""
        found = _traits(view)
        if found.any & self.bit:
            return compress(count(), map(self.bit.__and__, found.each))
        return iter(())

    def lower_places(self, view: PassageView) -> Iterator[int]:
        """Those of words that the passage has in lower case: no names, as most have it."""
        texts, cased = view.word_texts, view.cased
        return (at for at in self.places(view) if texts[at] in cased)

    def words(self, view: PassageView) -> frozenset[str]:
        """The different words of a passage that have it."""
        texts = view.word_texts
        return frozenset(texts[at] for at in self.places(view))


def trait(ask: _Ask) -> Trait:
    """What `ask` says of words; to be called when a module is loaded."""
    _asked.append(ask)
    _known.cache_clear()
    return Trait(1 << (len(_asked) - 1))


class _Traits(NamedTuple):
    """The traits of the words of a passage, as bits."""

    each: list[int]
    any: int
    """Those that some word has."""


@once
def _traits(view: PassageView) -> _Traits:
    known = _known((view.lang or "").split("-")[0])
    each = list(map(known.__getitem__, view.word_texts))
    some = 0
    for bits in set(each):
        some |= bits
    return _Traits(each, some)


@cache
def _known(lang: str) -> Memo[int]:
    asked = [(1 << at, ask) for at, ask in enumerate(_asked)]

    def bits(word: str) -> int:
        return sum(bit for bit, ask in asked if ask(word, lang))

    return Memo(bits)
