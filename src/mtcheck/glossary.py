"""Terms that a user lays down, and the rules that hold a text to them.

A glossary is data of a run, not of the catalogue: the rules about terms are in it
like any others, and get the terms of their languages here, before they are made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.match.rule import CompiledRule

CHECKS = frozenset({"term-missing", "term-forbidden", "term-translated"})
"""The checks that a glossary is given to, as their option ``glossary``."""


class Term(NamedTuple):
    """What a term of the source may be, must not be, in the target."""

    source: str
    """Empty where only the target is spoken of."""
    targets: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    is_kept: bool = False
    """Whether it is not to be translated."""
    is_cased: bool = False
    """Whether capitals count; such a term is never inflected."""
    note: str = ""
    source_lang: str | None = None
    target_lang: str | None = None


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms, and the languages of the texts that they are looked for in."""

    terms: tuple[Term, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None

    def between(self, source: str | None, target: str | None) -> Glossary:
        """The terms that speak of this pair of languages; English by default."""
        terms = tuple(
            term
            for term in self.terms
            if _agree(term.source_lang, source) and _agree(term.target_lang, target)
        )
        told = next((t.source_lang for t in terms if t.source_lang), "en")
        return Glossary(terms, source or told, target)


def with_glossary(
    rules: Iterable[CompiledRule], glossary: Glossary
) -> tuple[CompiledRule, ...]:
    """The rules, those about terms with the glossary, or without them if it is empty."""
    return tuple(
        replace(rule, params={**rule.params, "glossary": glossary})
        if rule.check in CHECKS
        else rule
        for rule in rules
        if glossary.terms or rule.check not in CHECKS
    )


def merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """One term for all rows that speak of the same source in the same languages."""
    found: dict[tuple[str, str | None, str | None], list[Term]] = {}
    for term in terms:
        key = term.source if term.is_cased else term.source.lower()
        # Without a source nothing says that two rows speak of one thing.
        key = key or "\0".join(("", *term.targets, *term.forbidden))
        found.setdefault((key, term.source_lang, term.target_lang), []).append(term)
    return tuple(_one(rows) for rows in found.values())


def _one(rows: Sequence[Term]) -> Term:
    return rows[0]._replace(
        targets=tuple(dict.fromkeys(text for row in rows for text in row.targets)),
        forbidden=tuple(dict.fromkeys(text for row in rows for text in row.forbidden)),
        is_kept=any(row.is_kept for row in rows),
        note="; ".join(dict.fromkeys(row.note for row in rows if row.note)),
    )


def _agree(told: str | None, wanted: str | None) -> bool:
    """Whether two languages are one, as far as both are known: fr, fr-CA."""
    if told is None or wanted is None:
        return True
    return told.split("-")[0] == wanted.split("-")[0]
