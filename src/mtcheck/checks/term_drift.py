"""One term of the source, several words for it in the translation.

``terms`` lists them: « board|boards: planche|planches / tableau|tableaux ». Only
passages count whose source has the term and whose target has one of its words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match import wordings

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView
    from mtcheck.match.wordings import Group, Use
    from mtcheck.model import Match


class _Term(NamedTuple):
    """A term of the source and its words in the target."""

    names: tuple[str, ...]
    source: re.Pattern[str]
    group: Group


def make(*, terms: Sequence[str]) -> DocumentCheck:
    """A check that yields one match a term, silent without a source."""
    return _Check(_terms(tuple(terms)))


@lru_cache(maxsize=8)
def _terms(texts: tuple[str, ...]) -> tuple[_Term, ...]:
    parts = [text.split(":") for text in texts]
    targets = wordings.groups(tuple(target for _, target in parts))
    forms = [tuple(map(str.strip, source.split("|"))) for source, _ in parts]
    return tuple(
        _Term(names, wordings.whole_words(names), group)
        for names, group in zip(forms, targets, strict=True)
    )


class _Check:
    """Collects the words for each term over a document."""

    def __init__(self, terms: tuple[_Term, ...]) -> None:
        self._index = wordings.by_head(tuple(term.group for term in terms))
        self._terms = terms
        self._uses: dict[str, list[Use]] = defaultdict(list)

    def see(self, view: PassageView) -> None:
        """Note how a passage renders the terms of its source."""
        source = view.passage.source
        if source is None:
            return
        original = ""
        for number in wordings.due(self._index, view):
            original = original or source.content.lower()
            names, expression, group = self._terms[number]
            # To look for a string is quicker than to search an expression.
            if any(map(original.__contains__, names)) and expression.search(original):
                uses = [use for use in group.uses(view) if not _is_name(view, use)]
                # Two words in one passage: one may render something else.
                if len({use.wording for use in uses}) == 1:
                    self._uses[names[0]] += uses

    def close(self) -> Iterator[Match]:
        """Yield the rarest word for each term that has several."""
        for name, uses in self._uses.items():
            if len({use.wording for use in uses}) > 1:
                match = wordings.match(uses)
                yield replace(match, values={**match.values, "term": name})


def _is_name(view: PassageView, use: Use) -> bool:
    return wordings.is_name(view, use.place.start, use.place.end)
