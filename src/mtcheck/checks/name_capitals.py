"""Names whose inner capitals come and go: « OpenAI », « OpenAi », « Open AI »."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mtcheck.match.names import NameBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView
    from mtcheck.model import Match

_SHORTEST = 4
_OFTEN = 3  # times whole; then two words are the name torn apart

# « SHell », « LinuX »: capitals that explain an acronym.
_EXPLAINS = re.compile(r"[A-Z]{2}[^\W\dA-Z_]+|[A-Z][^\W\dA-Z_]+[A-Z]")

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

    def see(self, view: PassageView) -> None:
        """Note the names of a passage, and each two that stand side by side."""
        for use in self._book.read(view):
            self._book.add(use)
            if use.before and not use.before.isupper():
                self._book.add(use.whole)

    def close(self) -> Iterator[Match]:
        """Yield the rarest spelling of each name that has several."""
        spellings = defaultdict(list)
        for name in self._book.uses:
            if len(name) >= _SHORTEST and not name.isupper():
                spellings[name.replace(" ", "").lower()].append(name)
        for names in spellings.values():
            camel = max((n for n in names if _is_camel(n)), key=self._rank, default="")
            departing = [name for name in names if self._departs(name, camel)]
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


def _is_camel(name: str) -> bool:
    """Whether a capital stands inside, as in no ordinary word."""
    inside = " " not in name and any(map(str.isupper, name[1:]))
    return inside and (name in _KNOWN or not _EXPLAINS.fullmatch(name))
