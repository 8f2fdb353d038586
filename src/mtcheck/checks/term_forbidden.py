"""The target uses a wording that the glossary forbids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.glossary import Glossary
from mtcheck.match.terms import Finder, source_view, wording
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.glossary import Term
    from mtcheck.match.terms import Wording
    from mtcheck.match.view import PassageView


def make(*, glossary: Glossary | None = None) -> PassageCheck:
    """A check that yields every use, with the source only where that has the term."""
    return _Forbidden(glossary or Glossary())


class _Forbidden:
    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._is_idle = not any(term.forbidden for term in glossary.terms)
        self._source = Finder(_sources(glossary), glossary.source_lang)
        self._target = Finder(_targets(glossary), glossary.target_lang)

    def __call__(self, view: PassageView) -> Iterator[Match]:
        if self._is_idle:
            return
        uses = [use for use in self._target.uses(view) if use.entry is not None]
        if not uses:
            return
        source = source_view(view, self._glossary.source_lang)
        spoken = (
            {use.entry.source for use in self._source.uses(source)} if source else None
        )
        for term, start, end in uses:
            if term and (spoken is None or not term.source or term.source in spoken):
                yield _match(term, start, end)


def _sources(glossary: Glossary) -> Iterator[tuple[Wording, Term]]:
    for term in glossary.terms:
        if term.source:
            lang = glossary.source_lang
            yield wording(term.source, lang, is_cased=term.is_cased), term


def _targets(glossary: Glossary) -> Iterator[tuple[Wording, Term | None]]:
    """What is forbidden, with its term; what is allowed too: it may hold the other."""
    for term in glossary.terms:
        for text in term.forbidden:
            yield wording(text, glossary.target_lang, is_cased=term.is_cased), term
        for text in term.targets:
            yield wording(text, glossary.target_lang, is_cased=term.is_cased), None


def _match(term: Term, start: int, end: int) -> Match:
    instead = " or ".join(f'"{text}"' for text in term.targets)
    values = {
        "instead": f"; write {instead}" if instead else "",
        "note": f" ({term.note})" if term.note else "",
    }
    return Match(start, end, values, suggestions=term.targets, edits=())
