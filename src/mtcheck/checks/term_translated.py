"""A name that the glossary says is not to be translated is not in the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.glossary import Glossary
from mtcheck.match.counterpart import counterpart
from mtcheck.match.presence import holds
from mtcheck.match.terms import Finder, source_view, wording
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.glossary import Term
    from mtcheck.match.terms import Wording
    from mtcheck.match.view import PassageView


def make(*, glossary: Glossary | None = None) -> PassageCheck:
    """A check that yields one match a term, on the sentence that lacks it."""
    return _Translated(glossary or Glossary())


class _Translated:
    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._is_idle = not any(term.is_kept for term in glossary.terms)
        self._finder = Finder(_wordings(glossary), glossary.source_lang)

    def __call__(self, view: PassageView) -> Iterator[Match]:
        if self._is_idle:
            return
        source = source_view(view, self._glossary.source_lang)
        if source is None or not view.raw.strip():
            return
        told: set[str] = set()
        for (term, wanted), start, end in self._finder.uses(source):
            kept = term.is_kept and term.source not in told
            if kept and not holds(view, wanted, self._glossary.source_lang):
                told.add(term.source)
                yield _match(view, source, term, start, end)


def _wordings(glossary: Glossary) -> Iterator[tuple[Wording, tuple[Term, Wording]]]:
    for term in glossary.terms:
        if term.source:
            lang = glossary.source_lang
            words = wording(term.source, lang, is_cased=term.is_cased)
            yield words, (term, words)


def _match(
    view: PassageView, source: PassageView, term: Term, start: int, end: int
) -> Match:
    first, last = counterpart(source, view, start)
    note = f" ({term.note})" if term.note else ""
    values = {"term": source.raw[start:end], "note": note}
    return Match(first, last, values, suggestions=(term.source,), edits=())
