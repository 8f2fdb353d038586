"""Words of an English source that stand in the target as well, in lower case.

Not names, which have capitals, nor terms that the language has borrowed: its texts know
those. Two words in a row are proof where each is rare in the language; a word alone
must be all but unheard of.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mtcheck.english import FUNCTION, LOANS, usage
from mtcheck.match.gated import Gated
from mtcheck.match.memo import Memo
from mtcheck.match.traits import trait
from mtcheck.match.view import BLANK
from mtcheck.model import Match
from mtcheck.runs import foreign_runs, is_set_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

OWN, FUNCTIONAL, RARE, CLEAR, STRANGE = range(5)
"""How a word looks to a language: none of the suspects; English grammar; rarer here than
in English; much rarer; unheard of."""
_RARE, _CLEAR, _STRANGE = (1.0, 3.8), (1.1, 2.95), (2.2, 1.9)
"""How much commoner in English than here, at least, and how common here, at most, as
powers of ten."""
_OWN_LEAD = 0.8  # the first of the two, for a word that both languages have
_JOINED = 0.8  # the first of the two, for each part of a compound
_GLUE = frozenset(":;,.!?")  # no space behind them: part of a command or a name
_AROUND = frozenset(" ,;:.!?()…")


def make(*, pick: str = "run") -> PassageCheck:
    """A check of a ``run`` of words, or of a word ``alone``."""
    least = {"run": CLEAR, "alone": STRANGE}[pick]

    def look(view: PassageView) -> Iterator[Match]:
        lang = (view.lang or "").split("-")[0]
        looks = _looks(lang)
        if view.source is None or lang == "en":
            return
        lower = {view.word_texts[at] for at in _SUSPECT.lower_places(view)}
        shared = lower & view.source.vocabulary
        if not any(looks[word] >= least for word in shared):
            return
        suspects = {word for word in view.vocabulary if looks[word] >= least}
        for stretch in _copied(view):
            first, last = _trimmed(view, *stretch, looks)
            texts = view.word_texts[first : last + 1]
            if suspects.isdisjoint(texts) or OWN in map(looks.__getitem__, texts):
                continue
            is_run = last > first or "-" in texts[0]
            if not is_run and _is_term(texts[0], view):
                continue
            if is_run == (pick == "run") and _is_prose(view, first, last, lang):
                yield Match(view.words[first].start, view.words[last].end)

    return Gated(_SUSPECT.is_in, look)


def _is_term(word: str, view: PassageView) -> bool:
    """Whether a word is a loan of the trade, or what a parameter is called."""
    if word in LOANS:
        return True
    both = (view.cased, view.source.cased) if view.source else ()
    return bool(both) and all(re.match(rf"{word}\s?:", text) for text in both)


@cache
def _looks(lang: str) -> Memo[int]:
    """How each word looks to `lang`, a compound like the most usual of its parts."""

    def lead(word: str) -> float:
        found = usage(word, lang)
        return found.english - found.here if found and not found.is_own else 0.0

    def look(word: str) -> int:
        if "-" in word:
            parts = word.split("-")
            return max(
                min(map(look, parts)), OWN if min(map(lead, parts)) < _JOINED else RARE
            )
        if word in FUNCTION:
            return FUNCTIONAL
        found = usage(word, lang)
        if found is None:
            return OWN
        ahead = found.english - found.here
        if found.is_own:
            return RARE if ahead >= _OWN_LEAD else OWN
        for level, (apart, here) in (
            (STRANGE, _STRANGE),
            (CLEAR, _CLEAR),
            (RARE, _RARE),
        ):
            if ahead >= apart and found.here <= here:
                return level
        return OWN

    return Memo(look)


_SUSPECT = trait(lambda word, lang: lang != "en" and _looks(lang)[word] >= CLEAR)


def _trimmed(
    view: PassageView, first: int, last: int, looks: Memo[int]
) -> tuple[int, int]:
    """A stretch without the English grammar at its edges."""
    while first < last and looks[view.word_texts[first]] == FUNCTIONAL:
        first += 1
    while first < last and looks[view.word_texts[last]] == FUNCTIONAL:
        last -= 1
    return first, last


def _copied(view: PassageView) -> Iterator[tuple[int, int]]:
    """The first and last word of each stretch that stands so in the source, too."""
    source = view.source
    if source is None:
        return
    theirs = source.word_texts
    pairs = set(pairwise(theirs))
    texts, at = view.word_texts, 0
    while at < len(texts):
        last = at
        if texts[at] in source.vocabulary and _is_lower(view, at):
            while (
                last + 1 < len(texts)
                and texts[last : last + 2] in pairs
                and view.gaps[last + 1] == " "
                and _is_lower(view, last + 1)
            ):
                last += 1
            yield at, last
        at = last + 1


def _is_lower(view: PassageView, at: int) -> bool:
    start, end = view.words[at]
    return view.cased[start:end].islower()


def _is_prose(view: PassageView, first: int, last: int, lang: str) -> bool:
    """Whether it stands in running text, among words that were translated."""
    start, end = view.words[first].start, view.words[last].end
    before, after = view.gaps[first], view.gaps[last + 1]
    if not {*before, *after} <= _AROUND:
        return False
    is_end = last + 1 == len(view.word_texts)
    if before[-1:] in _GLUE or (after[-1:] in _GLUE and not is_end):
        return False
    if (
        is_set_apart(view.cased, start, end, lang)
        or BLANK in view.cased[start - 2 : end + 2]
    ):
        return False
    beside = [at for at in (first - 1, last + 1) if 0 <= at < len(view.word_texts)]
    theirs = view.source.vocabulary if view.source else frozenset()
    if not beside or any(
        view.word_texts[at] in theirs and not _is_lower(view, at) for at in beside
    ):
        return False
    return not any(run.start <= start < run.end for run in foreign_runs(view))
