"""An abbreviation in small letters behind what it stands for: « carence en fer (cf) ».

An engine that was trained on lower case gives names and acronyms back without their
capitals. One in brackets says nothing yet, it may be a unit or an identifier; but
taken up again in the running text of the same document it is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mtcheck.english import english_words
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.model import Edit, Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_DEFINED = compiled(r"(?<=[^\W\d_] )\((?P<name>[a-z]{2,4}(?:-\d{1,3})?)\)(?![\w(])")
_USED = compiled(
    r"(?<![\w.@/#_({\-])(?:[ldn]')?(?P<name>[a-z]{2,4}(?:-\d{1,3})?)(?![\w/\\@_(=\-]|\.\w)"
)
# Units, codes of languages and currencies, file types, editorial remarks.
_OTHER = frozenset(
    "cm mm km kg mg ml cl dl hl ha mn min sec ms ns us ko mo go to kb mb gb tb hz khz"
    " mhz ghz kw mw gw kwh rpm bpm dpi ppp ppm px pt em rem ft lb lbs oz po mph kmh"
    " fr en es it nl pt ru ja zh ko ar eur usd gbp chf cad pdf csv txt doc xls png jpg"
    " gif svg xml json yaml html css exe zip sic nb ca cf env ex etc vs id ids ie eg op"
    " cit ibid suiv al av apr mme mlle vol no num art fig tab pp ed eds trad coll hab"
    " ok url uri api sql www http https ftp ssh dns".split()
)


def make() -> DocumentCheck:
    """Return a check that marks each passage's first place of an acronym."""
    return _Acronyms()


class _Acronyms:
    """Collects what stands in brackets, and every place where it could be used."""

    def __init__(self) -> None:
        self._defined: set[str] = set()
        self._small: set[str] = set()
        self._used: defaultdict[str, list[Place]] = defaultdict(list)
        self._lang = "fr"
        self._is_technical = False

    def see(self, view: PassageView) -> None:
        """Note the places of one passage."""
        if self._is_technical:  # identifiers
            return
        self._lang = (view.lang or "fr").split("-")[0]
        self._is_technical = "`" in view.raw or bool(view.marks("code"))
        cased = view.cased
        if "(" in cased:
            for found in _DEFINED.finditer(cased):
                if self._is_acronym(found["name"]):
                    self._defined.add(found["name"])
                    self._note(view, found)
        # What is used before it is introduced is no acronym of this text.
        if not self._defined.isdisjoint(view.vocabulary):
            for found in _USED.finditer(cased):
                if found["name"] in self._defined:
                    self._note(view, found)

    def _note(self, view: PassageView, found: re.Match[str]) -> None:
        name = found["name"]
        self._used[name].append(Place(view.index, *found.span("name")))
        # What the source writes so is no acronym that lost its capitals.
        if view.source is not None and re.search(rf"\b{name}\b", view.source.cased):
            self._small.add(name)

    def close(self) -> Iterable[Match]:
        """A match for each passage and acronym, with an edit for each of its places."""
        if self._is_technical:  # identifiers
            return
        for name in sorted(self._defined - self._small):
            if len(self._used[name]) > 1:
                yield from self._matches(name)

    def _is_acronym(self, name: str) -> bool:
        letters = name.split("-", maxsplit=1)[0]
        known = lexicon(self._lang)
        if letters in _OTHER or (known is not None and known.knows(letters)):
            return False
        return not english_words([letters], self._lang)

    def _matches(self, name: str) -> Iterable[Match]:
        by_passage: defaultdict[int, list[Place]] = defaultdict(list)
        for place in self._used[name]:
            by_passage[place.passage].append(place)
        for passage, (first, *others) in by_passage.items():
            places = (first, *others)
            yield Match(
                first.start,
                first.end,
                values={"capital": name.upper()},
                edits=tuple(Edit(p.start, p.end, name.upper()) for p in places),
                related=tuple(others),
                passage=passage,
            )
