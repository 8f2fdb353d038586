"""Finds an item that a list of the target lacks: « two carrots, one leek and a bay leaf ».

Sentence by sentence, both are cut at their commas and at the last "and". Where the
pieces agree in length far better without one of them, and nothing on the other side
looks like that one, it was left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.alignment import Languages, cost
from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.match.kinship import content, keys
from mtcheck.match.length import is_known
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_AND = {
    "en": "and|or|nor", "fr": "et|ou|ni|ainsi que", "de": "und|oder|sowie",
    "es": "y|e|o|u|ni", "pt": "e|ou|nem", "it": "e|ed|o|né", "nl": "en|of",
}  # fmt: skip
_CUTS = {
    lang: compiled(rf", (?P<last>(?:{words}) )?| (?P<and>{words}) ")
    for lang, words in _AND.items()
}
_NO_LIST = compiled(
    r"[;:()–—\"“”«»?\ufffc]|\b(?:which|who|whose|that|because|if|when|but|although|while"
    r"|as|where|so|however|therefore|though|for example|for instance|including|such"
    r"|e\.g|i\.e|respectively)\b",
)
"""Marks and words of sentences whose commas set apart something else than items."""
_LEAST_ITEMS, _MOST_ITEMS = 4, 9
_LEAST_COMMAS = 2  # of a list of so many items; the last may have an "and" instead
_LAST = frozenset(_AND["en"].split("|"))
_MOST_WORDS = 6  # of an item
_LIKELIER, _LIKELIER_BY_FAR = 1.5, 3.0
"""How much likelier the lengths are without it, as a logarithm; more where the other
side has as many pieces, one of them before its list."""
_FITS = 5.0  # what the lengths of the others may cost at most
_WORD = compiled(r"[\w'-]+")


class _List(NamedTuple):
    """A sentence in pieces."""

    view: PassageView
    pieces: Sequence[Span]
    is_list: bool
    """Whether the pieces end like a list: a comma, then the last "and"."""

    @property
    def lengths(self) -> list[int]:
        return [max(1, end - start) for start, end in self.pieces]


def make() -> PassageCheck:
    """Return a check that marks the item before the one left out."""
    return Gated(_may_have_list, _check)


def _may_have_list(view: PassageView) -> bool:
    """Whether a source has commas enough, and a word to end a list with."""
    source = view.source
    return (
        source is not None
        and source.cased.count(", ") >= _LEAST_COMMAS
        and not _LAST.isdisjoint(source.whole_words)
    )


def _check(view: PassageView) -> Iterator[Match]:
    for theirs, ours in _sentences(view):
        at = _odd_one(theirs, ours)
        if at is not None:
            before = ours.pieces[min(at, len(ours.pieces)) - 1]
            item = theirs.view.cased[slice(*theirs.pieces[at])]
            yield Match(*before, {"item": item})


def _sentences(view: PassageView) -> Iterator[tuple[_List, _List]]:
    """The sentences of source and target that are lists, side by side."""
    source, lang = view.source, (view.lang or "").split("-")[0]
    if source is None or (view.source_lang or "en").split("-")[0] != "en":
        return
    if lang not in _AND or not is_known(lang) or ", " not in view.cased:
        return
    if len(source.sentences) != len(view.sentences):
        return
    for theirs, ours in zip(source.sentences, view.sentences, strict=True):
        if source.cased.count(", ", *theirs) < _LEAST_COMMAS:
            continue
        if not _NO_LIST.search(source.cased, *theirs):
            their = _cut(source, theirs, "en")
            if their.is_list:
                yield their, _cut(view, ours, lang)


def _cut(view: PassageView, sentence: Span, lang: str) -> _List:
    end = sentence.start + len(view.cased[slice(*sentence)].rstrip(" .!?"))
    cuts = list(_CUTS[lang].finditer(view.cased, sentence.start, end))
    starts = [sentence.start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    pieces = list(map(Span, starts, ends))
    return _List(view, pieces, _ends_as_list(cuts))


def _ends_as_list(cuts: Sequence[re.Match[str]]) -> bool:
    joins = [bool(cut["last"] or cut["and"]) for cut in cuts]
    return len(cuts) > 1 and joins.count(True) == 1 and joins[-1]


def _odd_one(longer: _List, shorter: _List) -> int | None:
    """The number of the item that only the longer of two lists has."""
    if not (longer.is_list and shorter.is_list):
        return None
    more, less = len(longer.pieces), len(shorter.pieces)
    if not _LEAST_ITEMS <= more <= _MOST_ITEMS or less not in {more - 1, more}:
        return None
    prices = {
        at: _price(longer, shorter, at)
        for at in range(1, more - 1)
        if _is_unmatched(longer, shorter, at)
    }
    at = min(prices, key=lambda number: prices[number], default=None)
    if at is None or prices[at] > _FITS:
        return None
    gain = _price(longer, shorter, None) - prices[at]
    return at if gain >= (_LIKELIER_BY_FAR if less == more else _LIKELIER) else None


def _price(longer: _List, shorter: _List, at: int | None) -> float:
    """What the lengths cost, laid side by side without one item of the longer list."""
    rest = [length for i, length in enumerate(longer.lengths) if i != at]
    return cost(rest, shorter.lengths, Languages("en", shorter.view.lang))


def _is_unmatched(longer: _List, shorter: _List, at: int) -> bool:
    """Whether nothing on the other side looks like an item, and it is one."""
    words = _WORD.findall(longer.view.folded[slice(*longer.pieces[at])])
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    shown = keys(part for word in shorter.view.word_texts for part in word.split("-"))
    own = content(words, longer.view.lang)
    return bool(own) and own.isdisjoint(shown)
