"""The same source passage, translated in two ways in one document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.sameness import (
    is_same_wording,
    passage_key,
    whole_place,
    words_of,
)
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_FEWEST_WORDS = 2  # one word alone is translated by what stands around it
_MOST = 6
_FORM = compiled(r"[._\[](?:zero|one|two|few|many|other|\d+)\]?\Z")
"""The end of a key that tells a form of a plural: forms differ by right."""
_LETTERS = compiled(r"[^\W\d_]{2}")


def make() -> DocumentCheck:
    """A check that yields one match a source passage, silent without a source."""
    return _Check()


class _Check:
    """Holds the translations of each source passage."""

    def __init__(self) -> None:
        self._targets: dict[str, list[PassageView]] = defaultdict(list)

    def see(self, view: PassageView) -> None:
        """Note a passage under its source."""
        source = view.passage.source
        if source is not None:
            self._targets[passage_key(source.content)].append(view.afresh())

    def close(self) -> Iterator[Match]:
        """Yield the first translation of each source that departs from the one before."""
        for source, views in self._targets.items():
            if len(views) > 1 and len(words_of(source)) >= _FEWEST_WORDS:
                yield from _departure(views)


def _departure(views: Sequence[PassageView]) -> Iterator[Match]:
    told = [view for view in views if _LETTERS.search(view.prose)]
    for view in told:
        if _key(view) == _key(told[0]):
            continue
        if not is_same_wording(view.prose, told[0].prose, view.lang):
            places = [whole_place(other) for other in told if other is not view]
            _, start, end = whole_place(view)
            values = {"first": told[0].prose.strip()}
            yield Match(start, end, values, (), (), tuple(places[:_MOST]), view.index)
            return


def _key(view: PassageView) -> str:
    """The key of a text without the form of a plural; what has no key is apart."""
    base, forms = _FORM.subn("", view.passage.id)
    return base if forms else f"{view.index}"
