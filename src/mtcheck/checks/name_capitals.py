"""Names whose inner capitals come and go: « OpenAI », « OpenAi », « Open AI »."""

from __future__ import annotations

from collections import defaultdict
from operator import add
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.names import NameBook, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.names import NameUse
    from mtcheck.match.view import PassageView
    from mtcheck.model import Match

_SHORTEST = 4
_OFTEN = 3  # times whole; then two words are the name torn apart

_CAPITAL, _SMALL = "[A-ZÀ-ÖØ-Þ]", r"[^\W\d_A-ZÀ-ÖØ-Þ]"
_INNER = compiled(f"{_CAPITAL}(?:(?<={_SMALL}.)|{_CAPITAL}{_SMALL})")
# « SHell », « LinuX »: capitals that explain an acronym.
_EXPLAINS = compiled(r"[A-Z]{2}[^\W\dA-Z_]+|[A-Z][^\W\dA-Z_]+[A-Z]")

# Names everybody knows: one slip is enough, and which spelling is right is certain.
_KNOWN = frozenset(
    "OpenAI ChatGPT DeepMind GitHub GitLab YouTube LinkedIn WhatsApp TikTok PayPal"
    " FaceTime WordPress JavaScript TypeScript PowerPoint OneDrive SharePoint MySQL"
    " PostgreSQL iPhone iPad iCloud iTunes eBay macOS SpaceX BlackBerry PlayStation"
    " FedEx AstraZeneca BioNTech BuzzFeed DreamWorks TensorFlow NumPy".split()
)


def make() -> DocumentCheck:
    """A check that yields one match a name, with all its places as related."""
    return _Check()


class _Check:
    """Compares the spellings of each name at the end."""

    def __init__(self) -> None:
        self._book = NameBook()
        self._camels: set[str] = set()
        """The names with inner capitals, in lower case."""

    def see(self, view: PassageView) -> None:
        """Note the words of a passage, and which are names with capitals inside."""
        if self._book.read(view) and _INNER.search(view.cased):
            found = (use.name for use in names(view) if _is_camel(use.name))
            self._camels.update(name.lower() for name in found if not name.isupper())

    def close(self) -> Iterator[Match]:
        """Yield the rarest spelling of each name that has several."""
        for use in self._uses() if self._camels else ():
            for name in (use, use.whole) if _is_before(use) else (use,):
                if _squeezed(name.name) in self._camels:
                    self._book.add(name)
        yield from self._departures()

    def _uses(self) -> Iterator[NameUse]:
        # Of « iPhone » and « macOS » the words are « Phone » and « OS ».
        near = self._camels | {name[cut:] for name in self._camels for cut in (1, 3)}
        heads, tails = _halves(near)
        known = [(word, word.lower()) for word in self._book.words()]
        whole = {word for word, folded in known if folded in near}
        first = {word for word, folded in known if folded in heads}
        second = {word for word, folded in known if folded in tails}

        def wanted(words: Sequence[str]) -> bool:
            if not whole.isdisjoint(words):
                return True
            if first.isdisjoint(words) or second.isdisjoint(words):
                return False
            folded = [word.lower() for word in words]
            return not near.isdisjoint(map(add, folded, folded[1:]))

        return self._book.look_up(wanted)

    def _departures(self) -> Iterator[Match]:
        spellings = defaultdict(list)
        for name in self._book.uses:
            if len(name) >= _SHORTEST and not name.isupper():
                spellings[_squeezed(name)].append(name)
        for alike in spellings.values():
            camel = max((n for n in alike if _is_camel(n)), key=self._rank, default="")
            departing = [name for name in alike if self._departs(name, camel)]
            if departing:
                ranked = sorted((camel, *departing), key=self._rank, reverse=True)
                yield self._book.match(ranked)

    def _rank(self, name: str) -> tuple[bool, int, int]:
        return name in _KNOWN, self._book.count(name), sum(map(str.isupper, name))

    def _departs(self, name: str, camel: str) -> bool:
        """Whether a spelling should have been `camel`, or the other way round."""
        if not camel or name == camel or self._book.is_in_source(name):
            return False
        if camel in _KNOWN:
            return True
        ours, other = self._book.count(name), self._book.count(camel)
        if " " in name and (self._book.has_code or other < _OFTEN or ours > other):
            return False  # it may be the words that an identifier was made of
        return name[0] == camel[0] and ours != other


def _halves(names: Iterable[str]) -> tuple[set[str], set[str]]:
    """What names may begin and end with where they are torn into two words."""
    cuts = [(name[:cut], name[cut:]) for name in names for cut in range(1, len(name))]
    return {head for head, _ in cuts}, {tail for _, tail in cuts}


def _is_before(use: NameUse) -> bool:
    """Whether the name before may be the first half of this one."""
    return use.before != "" and not use.before.isupper()


def _squeezed(name: str) -> str:
    return name.replace(" ", "").lower()


def _is_camel(name: str) -> bool:
    """Whether a capital stands inside, as in no ordinary word."""
    inside = " " not in name and any(map(str.isupper, name[1:]))
    return inside and (name in _KNOWN or not _EXPLAINS.fullmatch(name))
