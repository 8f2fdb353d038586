"""The source has a term of the glossary, the target none of its translations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mtcheck.glossary import Glossary
from mtcheck.lexicon import lexicon
from mtcheck.match.counterpart import counterpart
from mtcheck.match.presence import holds
from mtcheck.match.terms import Finder, source_view, wording
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.glossary import Term
    from mtcheck.match.terms import Use, Wording
    from mtcheck.match.view import PassageView

_SHOWN = 4  # translations of a term that a message names


def make(*, glossary: Glossary | None = None) -> PassageCheck:
    """A check that yields one match a term, on the sentence that lacks it."""
    return _Missing(glossary or Glossary())


class _Missing:
    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        known = [_Known(term, glossary) for term in glossary.terms if term.source]
        self._finder = Finder(
            ((one.source, one) for one in known), glossary.source_lang
        )
        self._is_idle = not known

    def __call__(self, view: PassageView) -> Iterator[Match]:
        if self._is_idle:
            return
        source = source_view(view, self._glossary.source_lang)
        if source is None or not view.raw.strip():
            return
        told: set[int] = set()
        for use in self._finder.uses(source):
            if id(use.entry) not in told and not self._is_there(view, use.entry):
                told.add(id(use.entry))
                yield _match(view, source, use)

    def _is_there(self, view: PassageView, known: _Known) -> bool:
        # A forbidden wording in its place is reported as that.
        return not known.targets or any(
            holds(view, wanted, self._glossary.target_lang)
            for wanted in (*known.targets, *known.forbidden)
        )


class _Known:
    """A term with its wordings made ready."""

    def __init__(self, term: Term, glossary: Glossary) -> None:
        lang, is_cased = glossary.target_lang, term.is_cased
        self.term = term
        self.source = wording(
            term.source,
            glossary.source_lang,
            is_cased=is_cased,
            is_verb=_are_verbs(term.targets, lang),
        )
        # What is not to be translated is another rule's; it still hides shorter terms.
        targets = () if term.is_kept else term.targets
        self.targets = _wordings(targets, lang, is_cased=is_cased)
        self.forbidden = _wordings(term.forbidden, lang, is_cased=is_cased)


def _wordings(
    texts: Sequence[str], lang: str | None, *, is_cased: bool
) -> list[Wording]:
    return [wording(text, lang, is_cased=is_cased) for text in texts]


def _are_verbs(targets: Sequence[str], lang: str | None) -> bool:
    """Whether a translation begins with an infinitive, so that the term is a verb."""
    return any(map(partial(_is_infinitive, lang=lang), targets))


def _is_infinitive(text: str, lang: str | None) -> bool:
    words = lexicon(lang)
    first = text.lower().split()[0]
    readings = words.analyses(first) if words else ()
    return bool(readings) and all("W" in reading.tags for reading in readings)


def _match(view: PassageView, source: PassageView, use: Use[_Known]) -> Match:
    start, end = counterpart(source, view, use.start)
    term = use.entry.term
    shown = [f'"{text}"' for text in term.targets[:_SHOWN]]
    values = {
        "term": source.raw[use.start : use.end],
        "wanted": " or ".join(shown),
        "note": f" ({term.note})" if term.note else "",
    }
    return Match(start, end, values, suggestions=term.targets, edits=())
