"""A word or two of a third language: neither the source's nor the target's.

Models that know many languages slip from one into its neighbour. A small word that the
target's language lacks is enough, if the source has no such word and it stands in
running text: not in a name, a quotation or a formula.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtcheck.everyday import EVERYDAY, languages_of, own_words
from mtcheck.lang import NAMES
from mtcheck.model import Match
from mtcheck.runs import foreign_runs, is_set_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LETTER = 1  # of a word like « y », which is a variable beside anything but words
_LEAST_BESIDE = 3


def make() -> PassageCheck:
    """Return a check that marks words of a language nobody asked for."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "").split("-")[0]
    foreign = languages_of(lang)
    found = view.vocabulary & foreign.keys()
    if not found or view.source is None:
        return
    source = (view.source_lang or "en").split("-")[0]
    found = frozenset(
        word for word in found - view.source.whole_words if source not in foreign[word]
    )
    if not found:
        return
    runs = foreign_runs(view)
    at = 0
    while at < len(view.word_texts):
        if view.word_texts[at] not in found:
            at += 1
            continue
        language = _language(view, at, foreign)
        first, last = _stretch(view, at, EVERYDAY[language] - own_words(lang))
        start, end = view.words[first].start, view.words[last].end
        in_run = any(run.start <= start < run.end for run in runs)
        if not in_run and _is_prose(view, first, last, lang):
            yield Match(start, end, {"language": NAMES[language]})
        at = last + 1


def _language(view: PassageView, at: int, foreign: dict[str, frozenset[str]]) -> str:
    """The language that has most of the words around."""
    near = view.word_texts[max(0, at - 2) : at + 3]
    votes = Counter(lang for word in near for lang in foreign.get(word, ()))
    own = sorted(foreign[view.word_texts[at]])
    return max(own, key=lambda lang: votes[lang])


def _stretch(view: PassageView, at: int, words: frozenset[str]) -> tuple[int, int]:
    """The first and the last word of those of one language around a place."""
    texts, first, last = view.word_texts, at, at
    while first and texts[first - 1] in words and view.gaps[first] == " ":
        first -= 1
    while last + 1 < len(texts) and texts[last + 1] in words and _joins(view, last):
        last += 1
    return first, last


def _joins(view: PassageView, at: int) -> bool:
    return view.gaps[at + 1] in {" ", ""}


def _is_prose(view: PassageView, first: int, last: int, lang: str) -> bool:
    """Whether the words stand between words in lower case, and are no citation."""
    places, gaps = view.words, view.gaps
    beside = [
        view.cased[places[at].start]
        for at in (first - 1, *range(first, last + 1), last + 1)
        if 0 <= at < len(places)
    ]
    if first == 0 or not all(letter.islower() for letter in beside):
        return False
    if gaps[first] not in {" ", ", ", "; "} or not _closes(gaps[last + 1]):
        return False
    if not _has_company(view, first, last):
        return False
    return not is_set_apart(view.cased, places[first].start, places[last].end, lang)


def _closes(gap: str) -> bool:
    return gap in {" ", ", ", "; "} or gap[:1] in {".", "!", "?"}


def _has_company(view: PassageView, first: int, last: int) -> bool:
    """Whether a lone letter has words on both sides, as no variable has."""
    texts = view.word_texts
    if last > first or len(texts[first]) > _LETTER:
        return True
    around: Sequence[str] = [*texts[first - 1 : first], *texts[first + 1 : first + 2]]
    return len(around) == 2 and all(len(word) >= _LEAST_BESIDE for word in around)
