"""The capitalised words of a document and where they stand."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.view import PassageView, once
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtcheck.model import Passage

_MOST_PLACES = 6
_MOST_NAMES = 4000  # different names; a text with more is a list
_NAME = compiled(r"[A-Z][^\W\d_]+(?![\w@/(]|[.-]\w)(?! X\b|(?<=OS) \d)")
_PREFIX = compiled(r"(?:^|(?<=[^\w@/.#&$-]))(?:[a-z]|mac)?\Z")
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


@once
def _words(view: PassageView) -> list[str]:
    return _NAME.findall(view.cased)


def names(view: PassageView) -> Iterator[NameUse]:
    """The names of a passage, each with the one right before it."""
    text, index = view.cased, view.index
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
    """Collects the names of a document, each with its uses in text order.

    Most names of most texts interest nobody: they are read as bare words at first, and
    their uses only when somebody asks about them.
    """

    def __init__(self) -> None:
        self.uses: dict[str, list[NameUse]] = defaultdict(list)
        self.lang: str | None = None
        self.has_code = False
        self._passages: list[tuple[int, Passage, list[str]]] = []
        self._sources: list[str] = []

    def read(self, view: PassageView) -> Sequence[str]:
        """The words of a passage that could be names; they may have more before them."""
        self.lang = view.lang
        self.has_code = self.has_code or bool(view.holes)
        if view.passage.source is not None:
            self._sources.append(view.passage.source.content)
        found = _words(view)
        if found:
            self._passages.append((view.index, view.passage, found))
        return found

    def words(self) -> Iterable[str]:
        """Each word that was read, in text order."""
        return dict.fromkeys(
            chain.from_iterable(words for _, _, words in self._passages)
        )

    def look_up(self, wanted: Callable[[Sequence[str]], bool]) -> Iterator[NameUse]:
        """The uses of names in the passages whose words are `wanted`; `add` keeps them."""
        for index, passage, words in self._passages:
            if wanted(words):
                yield from names(PassageView(passage, index, self.lang))

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
