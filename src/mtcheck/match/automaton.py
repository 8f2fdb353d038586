"""What a passage says tells what needs a look; the door to Aho–Corasick."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

from mtcheck.match.memo import Memo
from mtcheck.packed import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.match.view import PassageView

    _Owners = Sequence[int]
    """Units, each a pattern of a rule."""

EDGE = "\b"
"""Begins or ends a literal next to which no letter or digit may stand."""
_WHOLE = re.compile(rf"(?:(?<=[^{EDGE}\w])|(?<=_)|(?<=^{EDGE}))[^\W_]+(?=[\W_])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def whole_words(literal: str) -> list[str]:
    """The words in a literal that are whole wherever it stands."""
    return _WHOLE.findall(literal)


class Literals:
    """The literals of many patterns: of each, a passage must hold one.

    A literal with a whole word in it waits under that word in a table; the others are
    in one automaton. `mtcheck.match.shelf` makes the two.
    """

    def __init__(
        self,
        words: Mapping[str, bytes],
        stretches: Sequence[tuple[str, _Owners]],
    ) -> None:
        """Take, by whole word, the stretches that hold it (empty for the bare word).

        Those are packed, as few of the words occur in a text.
        """
        self._packed = words
        self._known = frozenset(words)
        self._stretches = [
            (text.startswith(EDGE), text.endswith(EDGE), owners)
            for text, owners in stretches
        ]
        self._searched = [text.strip(EDGE) for text, _ in stretches]

    def __getstate__(self) -> dict[str, object]:
        """All but what each process builds for itself."""
        own = {"_automaton", "_shelves"}
        return {k: v for k, v in self.__dict__.items() if k not in own}

    def units(self, view: PassageView) -> set[int]:
        """The patterns one of whose literals may stand in a passage."""
        haystack, shelves = view.haystack, self._shelves
        seen: set[int] = set()
        for word in self._known & view.whole_words:
            for stretch, owners in shelves[word]:
                if not stretch or stretch in haystack:
                    seen.update(owners)
        if self._searched:
            self._search(haystack, seen)
        return seen

    def _search(self, haystack: str, seen: set[int]) -> None:
        stretches, last, done = self._stretches, len(haystack), set()
        for at, start, end in self._hits(haystack):
            if at in done:
                continue
            is_cut_before, is_cut_after, owners = stretches[at]
            if is_cut_before and start and haystack[start - 1].isalnum():
                continue
            if is_cut_after and end < last and haystack[end].isalnum():
                continue
            done.add(at)
            seen.update(owners)

    def _hits(self, haystack: str) -> list[tuple[int, int, int]]:
        find = self._automaton.find_matches_as_indexes
        try:
            return find(haystack, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair, which Rust does not take
            return find(_SURROGATE.sub("\ufffd", haystack), overlapping=True)

    @cached_property
    def _shelves(self) -> Memo[Sequence[tuple[str, _Owners]]]:
        packed = self._packed
        return Memo(lambda word: unpack(packed[word]))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._searched, implementation=Implementation.ContiguousNFA)
