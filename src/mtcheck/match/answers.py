"""Which words of a text its translation answers, by a lexicon or by their look.

A word of the target can answer one word of the source. Where two ask for the same one,
neither is sure of it: they are `SHARED`.
"""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.kinship import keys, target_keys
from mtcheck.match.memo import Memo
from mtcheck.match.renderings import (
    PAIRS,
    SAYS,
    all_stems,
    content_of,
    meanings,
    stems_of,
)
from mtcheck.match.view import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.match.view import PassageView


_SAME = "="
"""Before a word that is itself the answer."""


class State(IntEnum):
    """What became of a word that says something."""

    ANSWERED = 0
    SHARED = 1
    """What answers it may answer another word instead."""
    UNANSWERED = 2
    """The lexicon has renderings of it, and none of them is there."""
    UNKNOWN = 3
    """The lexicon does not have it, and nothing looks like it."""


class Told(NamedTuple):
    """A word of the source that says something, and what became of it."""

    start: int
    end: int
    state: State


class _Asked(NamedTuple):
    """A word of the source, and what in the target answers it."""

    start: int
    end: int
    answers: frozenset[str]
    is_known: bool


def has_lexicon(view: PassageView) -> bool:
    """Whether a passage is told from English in a language with a lexicon."""
    return view.source is not None and _is_pair(view.source_lang, view.lang)


@cache
def _is_pair(source_lang: str | None, lang: str | None) -> bool:
    is_english = (source_lang or "en").split("-")[0] == "en"
    return is_english and (lang or "").split("-")[0] in PAIRS


@once
def told(view: PassageView) -> tuple[Told, ...]:
    """What became of each word of the source that says something, in order."""
    asked = _asked(view)
    if all(word.answers for word in asked):
        return tuple(Told(word.start, word.end, State.ANSWERED) for word in asked)
    demand = Counter(answer for word in asked for answer in word.answers)
    # An answer is there once at least, but for a part of a word, which counts as none.
    wanted = frozenset(
        it for it, many in demand.items() if many > 1 or it.startswith(_SAME)
    )
    supply = _supply(view, wanted)
    return tuple(
        Told(word.start, word.end, _state(word, supply, demand)) for word in asked
    )


@once
def foretold(view: PassageView) -> tuple[Told, ...]:
    """The same the other way: which words of the target the source asks for."""
    if view.source is None:
        return ()
    wish = _wish(view.source, (view.lang or "").split("-")[0])
    return tuple(
        Told(*place, _wanted(word, wish))
        for place, word in zip(view.words, view.word_texts, strict=True)
        if wish.says[word]
    )


def without_answer(view: PassageView) -> int:
    """How many words of the source have no answer; cheaper than to know which share one."""
    return sum(not word.answers for word in _asked(view))


def most_without_answer(view: PassageView) -> tuple[int, int]:
    """How many words of the source the lexicon has no answer to, and how many there are.

    Of words that say something; cheaper still, and some may be shown as they are.
    """
    if view.source is None:
        return 0, 0
    known = meanings((view.lang or "").split("-")[0])
    words = [*filter(SAYS.__getitem__, view.source.word_texts)]
    told = _stems(view)
    return sum(known[word].stems.isdisjoint(told) for word in words), len(words)


@once
def _stems(view: PassageView) -> frozenset[str]:
    """The stems of the words of a passage."""
    stems = stems_of((view.lang or "").split("-")[0])
    return frozenset().union(*map(stems.__getitem__, view.vocabulary))


class _Wish(NamedTuple):
    """What a source asks of its translation."""

    stems: frozenset[str]
    keys: frozenset[str]
    words: frozenset[str]
    says: Memo[bool]
    stems_of: Memo[frozenset[str]]
    ever: frozenset[str]
    """The stems that any word of a source could ask for."""


def _wish(source: PassageView, lang: str) -> _Wish:
    wanted = [*map(meanings(lang).__getitem__, source.vocabulary)]
    return _Wish(
        frozenset().union(*(meaning.stems for meaning in wanted)),
        frozenset().union(*(meaning.keys for meaning in wanted)),
        source.whole_words,
        content_of(lang),
        stems_of(lang),
        all_stems(lang),
    )


def _wanted(word: str, wish: _Wish) -> State:
    stems = wish.stems_of[word]
    if word in wish.words or not stems.isdisjoint(wish.stems):
        return State.ANSWERED
    if not wish.keys.isdisjoint(keys((word, *word.split("-")))):
        return State.ANSWERED
    return State.UNKNOWN if stems.isdisjoint(wish.ever) else State.UNANSWERED


@once
def _asked(view: PassageView) -> Sequence[_Asked]:
    source = view.source
    if source is None:
        return ()
    lang = (view.lang or "").split("-")[0]
    known = meanings(lang)
    stems, says = _stems(view), SAYS
    shown, words = target_keys(view), view.whole_words
    found = []
    for place, word in zip(source.words, source.word_texts, strict=True):
        if says[word]:
            meaning = known[word]
            answers = meaning.stems & stems
            if not meaning.keys.isdisjoint(shown):
                answers |= _marked(meaning.keys & shown)
            same = word if word in words else word.removesuffix("s")
            if same in words:
                answers |= {f"{_SAME}{same}"}
            found.append(_Asked(*place, answers, bool(meaning.stems)))
    return found


def _marked(shown: Iterable[str]) -> frozenset[str]:
    """Keys, told apart from stems."""
    return frozenset(f"#{key}" for key in shown)


def _supply(view: PassageView, wanted: frozenset[str]) -> Counter[str]:
    """How many words of the target give each of some answers."""
    offers = _offers((view.lang or "").split("-")[0])
    supply = Counter(dict.fromkeys(wanted, 0))
    for offered in map(offers.__getitem__, view.word_texts):
        if not offered.isdisjoint(wanted):
            supply.update(offered & wanted)
    return supply


@cache
def _offers(lang: str) -> Memo[frozenset[str]]:
    """What each word of a target may answer by."""
    stems = stems_of(lang)

    def offers(word: str) -> frozenset[str]:
        shown = _marked(keys((word, *word.split("-"))))
        return stems[word] | shown | {f"{_SAME}{word}"}

    return Memo(offers)


def _state(word: _Asked, supply: Counter[str], demand: Counter[str]) -> State:
    if not word.answers:
        return State.UNANSWERED if word.is_known else State.UNKNOWN
    if any(supply.get(it, 1) >= demand[it] for it in word.answers):
        return State.ANSWERED
    return State.SHARED
