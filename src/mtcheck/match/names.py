"""The capitalised words of a document and where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.match.view import PassageView

_MOST_PLACES = 6
_MOST_NAMES = 4000  # different names; a text with more is a list
_NAME = re.compile(r"[A-Z][^\W\d_]+(?![\w@/(]|[.-]\w)(?! X\b|(?<=OS) \d)")
_PREFIX = re.compile(r"(?:^|(?<=[^\w@/.#&$-]))(?:[a-z]|mac)?\Z")
"""What may stand before its first capital: « iPhone », « macOS »."""


class NameUse(NamedTuple):
    """One place where a name stands, and the name before it: a first name perhaps."""

    name: str
    place: Place
    before: str

    @property
    def whole(self) -> NameUse:
        """The two names as one."""
        index, start, end = self.place
        place = Place(index, start - len(self.before) - 1, end)
        return NameUse(f"{self.before} {self.name}", place, "")


def names(view: PassageView) -> Sequence[NameUse]:
    """The names of a passage, each with the one right before it; found once for all."""
    known = view.notes.get(names)
    if known is None:
        known = view.notes[names] = list(_names(view.cased, view.index))
    return known  # type: ignore[return-value]


def _names(text: str, index: int) -> Iterator[NameUse]:
    last, last_end = "", -1
    for found in _NAME.finditer(text):
        start, end = found.span()
        if start and text[start - 1] not in " '(":
            prefix = _PREFIX.search(text, max(0, start - 4), start)
            if prefix is None:
                continue
            start = prefix.start()
        before = last if text[last_end:start] == " " else ""
        last, last_end = text[start:end], end
        yield NameUse(last, Place(index, start, end), before)


class NameBook:
    """Collects the names of a document, each with its uses in text order."""

    def __init__(self) -> None:
        self.uses: dict[str, list[NameUse]] = defaultdict(list)
        self.lang: str | None = None
        self.has_code = False
        self._sources: list[str] = []

    def read(self, view: PassageView) -> Sequence[NameUse]:
        """The names of a passage; `add` keeps them."""
        self.lang = view.lang
        self.has_code = self.has_code or bool(view.holes)
        if view.passage.source is not None:
            self._sources.append(view.passage.source.content)
        return names(view)

    def add(self, use: NameUse) -> None:
        """Keep a use, unless the text is a list of names."""
        if use.name in self.uses or len(self.uses) < _MOST_NAMES:
            self.uses[use.name].append(use)

    def count(self, name: str) -> int:
        """How often a name stands in the document."""
        return len(self.uses[name])

    def is_in_source(self, name: str) -> bool:
        """Whether the author wrote it so."""
        return any(name in source for source in self._sources)

    def match(self, names: Sequence[str]) -> Match:
        """One match for spellings of one name, the best first: it marks the last."""
        named = ", ".join(f"« {name} » ({self.count(name)})" for name in names)
        index, start, end = self.uses[names[-1]][0].place
        places = [use.place for name in reversed(names) for use in self.uses[name][:3]]
        related = tuple(places[1 : _MOST_PLACES + 1])
        return Match(start, end, {"names": named}, (names[0],), (), related, index)
