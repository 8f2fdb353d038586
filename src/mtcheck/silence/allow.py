"""Phrases that are right where they stand, and names that rules leave alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mtcheck.config.settings import Glob
    from mtcheck.model import Finding

FORMAT = "toml"
"""Of the document that stands for a configuration in a report."""

_FAMILIES = frozenset(
    """
    accuracy/untranslated non-translation/untranslated
    linguistic-conventions/spelling linguistic-conventions/capitalization
    """.split()
)
"""Categories of rules that take a word of another language for a fault."""


@dataclass(frozen=True)
class Allowance:
    """One ``[[allow]]`` table: a phrase that some rules leave alone."""

    rules: tuple[str, ...]
    """Codes or names."""
    pattern: str
    """An expression; for a plain text, the text with its spaces loosened."""
    shown: str
    """The text or the pattern as it is written."""
    globs: tuple[Glob, ...] = ()
    """None for all files."""
    reason: str = ""
    until: date | None = None
    """The last day on which it holds."""
    where: str = ""
    """``file:line:column`` of the table."""

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def covers(self, finding: Finding, passage: str) -> bool:
        """Whether a finding lies within the phrase."""
        return any(
            start <= finding.start and finding.end <= end
            for start, end in _spans(self._expression, passage)
        )


def phrase_pattern(text: str) -> str:
    """An expression for a text as whole words, with any space between them."""
    words = r"\s+".join(map(re.escape, text.split()))
    return rf"(?<!\w){words}(?!\w)"


@dataclass(frozen=True)
class Names:
    """Names and brands, which no rule about words is to call a fault."""

    names: tuple[str, ...] = ()

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        # The longest comes first: it may hold a shorter one.
        ordered = sorted(set(self.names), key=lambda name: (-len(name), name))
        return re.compile("|".join(map(phrase_pattern, ordered)))

    def covers(self, finding: Finding, passage: str) -> bool:
        """Whether all words of a finding belong to names, and its rule is about words.

        It may lie within a name, too.
        """
        if not self.names or not _is_about_words(finding):
            return False
        at = finding.start
        for start, end in _spans(self._expression, passage):
            if end <= at or start >= finding.end:
                continue
            if _has_word(passage, at, start):
                return False
            at = max(at, end)
        return at > finding.start and not _has_word(passage, at, finding.end)


def _is_about_words(finding: Finding) -> bool:
    return finding.category in _FAMILIES or "name" in finding.name.split("-")


def _has_word(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end])) if start < end else False


def _spans(expression: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in expression.finditer(text))
