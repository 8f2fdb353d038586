"""« Tu » and « vous », « du » and « Sie » said to one reader.

Only the author's own words count: in quotations and dialogue others speak. A single
« tu » in a long text may be a title or a proverb; both in one passage hardly can. Rows
of data are read one by one, so each that says both is a match of its own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.address import addresses, may_address
from mtcheck.match.expressions import compiled
from mtcheck.match.view import PassageView
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.model import Passage

_MOST = 7  # the place that is marked and six related ones
_ENOUGH = 2  # passages that say it the rarer way, or one that says it both ways
_SEVERAL = compiled(
    r"\b(?:vous (?:deux|trois|tous|toutes|autres)|toi et|et toi|(?:mes|chers|tes) amis"
    r"|(?:les|mes) (?:gars|filles|enfants|copains)|ta famille"
    r"|(?:êtes|étiez|serez)[ -]vous (?:nombreux|nombreuses|plusieurs|tous|toutes|combien)"
    r"|vous (?:\w+ ){1,2}tous"
    r"|vous (?:êtes|étiez|serez) (?:nombreux|nombreuses|plusieurs|tous|toutes))\b"
)


_MANY = compiled(
    r"(?i)\b(?:you (?:guys|all|two|three|both|folks|lot|boys|girls|kids)|y[’']all"
    r"|how many of you|each of you|both of you|all of you|everyone|everybody"
    r"|your people|(?:, |, my |^my |[.!?] my |[.!?] )(?:men|brethren|brothers|sisters"
    r"|minions|soldiers|warriors|comrades|friends)(?=[,.!?]))\b"
)
"""In English, where « you » is said to several."""


_CALLED = compiled(r"(?s)\A.{20,}?(?:, | us | you )[A-ZÀ-Þ][a-zà-ÿ]+(?=[.?!,])")
_GROUP = compiled(r"(?i)\b(?:we|us|our)\b")
"""In English, where one of a group is called by name and the group is spoken of."""


_ACT = compiled(r"(?:\A|[.!?:]\s+)(?:[A-Z][a-z]+ly )?[A-Z][a-z]+[a-rt-z]s\b")
"""What the thing described does: « Saves the file »."""


def _orders(source: PassageView | None, *, after: bool) -> bool:
    """Whether a verb that may tell an act is an order: it stands `after` another.

    Or the source is a whole sentence that gives one; a label such as « Open the file »
    may be told as what the button does.
    """
    if source is None:
        return after
    if _ACT.search(source.cased):
        return False
    return after or source.cased.rstrip().endswith((".", "!"))


class _Use(NamedTuple):
    """A place that shows how the reader is addressed."""

    is_close: bool
    place: Place
    passage: Passage | None = None
    """Of which is still to be asked whether it speaks to several."""


def make(*, but: str = "") -> DocumentCheck:
    """A check that yields one match for a text that mixes them, in all languages `but`."""
    return _Check(but)


class _Check:
    """Holds the first place of each kind in each passage."""

    def __init__(self, but: str) -> None:
        self._but = but
        self._uses: list[_Use] = []
        self._rows: list[Match] = []

    def see(self, view: PassageView) -> None:
        """Note how a passage addresses its reader."""
        if view.passage.kind == "quote" or (view.lang or "")[:2] == self._but:
            return
        if not may_address(view):
            return
        found = defaultdict[bool, list[Place]](list)
        for address in addresses(view):
            if not address.is_act or _orders(view.source, after=False in found):
                place = Place(view.index, address.start, address.end)
                found[address.is_close].append(place)
        source = view.passage.source
        is_asked = len(found) > 1
        if is_asked and _speaks_to_several(view.passage):
            del found[False]
        # A row without its source may be a line of talk, to one and then to all.
        if len(found) > 1 and view.passage.kind == "segment" and source is not None:
            self._rows.append(_row(found[True], found[False]))
        # « Je » may mean anyone; beside « u » in one passage it hardly does.
        if len(found) == 1 and (view.lang or "")[:2] == "nl":
            return
        for is_close, places in found.items():
            passage = None if is_asked or is_close else view.passage
            self._uses.append(_Use(is_close, places[0], passage))

    def close(self) -> Iterator[Match]:
        """Yield the rows that say both; else the first place of the rarer kind."""
        if self._rows:
            yield from self._rows
            return
        close = [use.place for use in self._uses if use.is_close]
        if not close:  # as in most texts, and then nobody asks to how many they speak
            return
        distant = [use.place for use in self._uses if _is_distant(use)]
        both = {p.passage for p in close} & {p.passage for p in distant}
        # Where both are as frequent, the one that came later departs from the other.
        usual, rare = sorted((close, distant), key=lambda at: (-len(at), at[:1]))
        if not rare or len(rare) + len(both) < _ENOUGH:
            return
        # The counterpart in the same passage shows best what is meant.
        first = next((place for place in rare if place.passage in both), rare[0])
        rest = [p for p in usual if p.passage == first.passage]
        rest += [p for p in (*rare, *usual) if p != first and p not in rest]
        yield _match(first, rest, close, distant)


def _is_distant(use: _Use) -> bool:
    if use.is_close:
        return False
    return use.passage is None or not _speaks_to_several(use.passage)


def _speaks_to_several(passage: Passage) -> bool:
    """Whether « vous » are many."""
    if _SEVERAL.search(PassageView(passage).folded):
        return True
    return passage.source is not None and _says_to_several(passage.source.content)


def _says_to_several(english: str) -> bool:
    if _MANY.search(english):
        return True
    return _CALLED.match(english) is not None and _GROUP.search(english) is not None


def _row(close: list[Place], distant: list[Place]) -> Match:
    """The match of one row: the rarer kind is at fault, or that which came later."""
    usual, rare = sorted((close, distant), key=lambda at: (-len(at), at[0]))
    return _match(rare[0], usual, close, distant)


def _match(
    place: Place, related: list[Place], close: list[Place], distant: list[Place]
) -> Match:
    values = {"tu": str(len(close)), "vous": str(len(distant))}
    index, start, end = place
    return Match(start, end, values, (), None, tuple(related[: _MOST - 1]), index)
