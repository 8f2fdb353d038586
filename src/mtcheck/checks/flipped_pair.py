"""Finds the contrary of what the source says: « increase » told as « baisse ».

Each pair has two poles with their words in both languages. There is a fault where the
source has words of one pole alone, and the target words of the other alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.negation import negations
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LONGEST = 50  # words of a source; in longer ones a contrary says the same thing


class _Pole(NamedTuple):
    """The words of one pole, in English and in French."""

    english: frozenset[str]
    french: frozenset[str]


class _Pair(NamedTuple):
    poles: tuple[_Pole, _Pole]
    either: frozenset[str]
    """Words of the source beside which nothing is decided."""


def make(*, pairs: Sequence[str]) -> PassageCheck:
    """A check of pairs such as ``win|won: <gagner> ; lose|lost: <perdre>``.

    ``<lemma>`` stands for every form; a third part, ``but: …``, names words of the
    source that leave the pair undecided.
    """
    return _Pairs([_pair(text) for text in pairs])


def _pair(text: str) -> _Pair:
    parts = [part.split(": ", 1) for part in text.split(" ; ")]
    first, second = (_pole(*part) for part in parts[:2])
    but = parts[2][1] if len(parts) > 2 else ""
    return _Pair((first, second), frozenset(but.split("|")))


def _pole(english: str, french: str) -> _Pole:
    forms = (form for word in french.split("|") for form in _forms(word))
    return _Pole(frozenset(english.split("|")), frozenset(forms))


def _forms(word: str) -> frozenset[str]:
    known = lexicon("fr")
    if not word.startswith("<") or known is None:
        return frozenset({word})
    return known.forms(word[1:-1])


class _Pairs:
    """The pairs by the French words of either pole."""

    def __init__(self, pairs: Sequence[_Pair]) -> None:
        self._by_word: dict[str, list[tuple[_Pair, int]]] = defaultdict(list)
        for pair in pairs:
            for side, pole in enumerate(pair.poles):
                for word in pole.french:
                    self._by_word[word].append((pair, side))
        self._words = frozenset(self._by_word)
        self._english = frozenset().union(*(p.english for x in pairs for p in x.poles))

    def __call__(self, view: PassageView) -> Iterator[Match]:
        source = view.source
        if source is None or self._words.isdisjoint(view.vocabulary):
            return
        if len(source.word_texts) > _LONGEST or self._english.isdisjoint(
            source.vocabulary
        ):
            return
        for at, word in enumerate(view.word_texts):
            for pair, side in self._by_word.get(word, ()):
                said = _said(pair, side, view, source)
                if said and not _is_denied(view, at, source, said):
                    yield Match(*view.words[at], {"english": said})


def _said(pair: _Pair, side: int, view: PassageView, source: PassageView) -> str:
    """The English word of the other pole, if the target says the contrary of it."""
    here, there = pair.poles[side], pair.poles[1 - side]
    theirs = there.english & source.vocabulary
    if len(theirs) != 1 or not here.english.isdisjoint(source.vocabulary):
        return ""
    if not there.french.isdisjoint(view.vocabulary):
        return ""
    if sum(word in here.french for word in view.word_texts) != 1:
        return ""
    if not pair.either.isdisjoint(source.vocabulary):
        return ""
    return min(theirs)


def _is_denied(view: PassageView, at: int, source: PassageView, said: str) -> bool:
    """Whether the sentence of either word denies something."""
    ours = view.sentence_at(view.words[at].start)
    theirs = source.sentence_at(source.words[source.word_texts.index(said)].start)
    return bool(
        negations(view.folded[slice(*ours)], "fr")
        or negations(source.folded[slice(*theirs)], "en")
    )
