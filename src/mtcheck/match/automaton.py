"""One pass over a passage tells what needs a look; the door to Aho–Corasick."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EDGE = "\b"
"""Begins or ends a literal next to which no letter or digit may stand."""
_WORD = re.compile(rf"{EDGE}[^\W_]+{EDGE}")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Prefilter:
    """The literals of many patterns: whole words in a table, others in one automaton."""

    def __init__(self, literals: Sequence[Iterable[str]]) -> None:
        """Take the anchoring literals of each pattern, by the pattern's index."""
        owners: dict[str, list[int]] = {}
        for index, texts in enumerate(literals):
            for text in texts:
                owners.setdefault(text, []).append(index)
        self._words = {
            text[1:-1]: tuple(owners.pop(text))
            for text in [text for text in owners if _WORD.fullmatch(text)]
        }
        self._owners = [tuple(indexes) for indexes in owners.values()]
        self._before = [text.startswith(EDGE) for text in owners]
        self._after = [text.endswith(EDGE) for text in owners]
        self._automaton = (
            AhoCorasick(
                [text.strip(EDGE) for text in owners],
                implementation=Implementation.ContiguousNFA,
            )
            if owners
            else None
        )

    def of_words(self, words: frozenset[str]) -> set[int]:
        """The indexes of the patterns one of whose words is among `words`."""
        known = self._words
        return {index for word in known.keys() & words for index in known[word]}

    def candidates(self, haystack: str) -> set[int]:
        """The indexes of the patterns one of whose literals stands in the folded text."""
        before, after = self._before, self._after
        last = len(haystack)
        seen = set()
        for literal, start, end in self._hits(haystack):
            if literal in seen:
                continue
            if before[literal] and start and haystack[start - 1].isalnum():
                continue
            if after[literal] and end < last and haystack[end].isalnum():
                continue
            seen.add(literal)
        owners = self._owners
        return {index for literal in seen for index in owners[literal]}

    def _hits(self, haystack: str) -> list[tuple[int, int, int]]:
        if self._automaton is None:
            return []
        try:
            return self._automaton.find_matches_as_indexes(haystack, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair, which Rust does not take
            return self._automaton.find_matches_as_indexes(
                _SURROGATE.sub("\ufffd", haystack), overlapping=True
            )
