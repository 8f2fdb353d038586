"""One pass over a passage tells which rules need a look; the door to Aho–Corasick."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SURROGATE = re.compile("[\ud800-\udfff]")


class Prefilter:
    """The literals of many rules in one automaton."""

    def __init__(self, literals: Sequence[Iterable[str]]) -> None:
        """Take the anchoring literals of each rule, by the rule's index."""
        owners: dict[str, list[int]] = {}
        for rule, texts in enumerate(literals):
            for text in texts:
                owners.setdefault(text, []).append(rule)
        self._owners = [tuple(rules) for rules in owners.values()]
        self._automaton = (
            AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)
            if owners
            else None
        )

    def candidates(self, haystack: str) -> set[int]:
        """The indexes of the rules one of whose literals stands in the folded text."""
        if self._automaton is None:
            return set()
        try:
            hits = self._automaton.find_matches_as_indexes(haystack, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair, which Rust does not take
            hits = self._automaton.find_matches_as_indexes(
                _SURROGATE.sub("\ufffd", haystack), overlapping=True
            )
        owners = self._owners
        return {
            rule for literal in {hit[0] for hit in hits} for rule in owners[literal]
        }
