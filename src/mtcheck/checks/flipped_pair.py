"""Finds the contrary of what the source says: « increase » told as « baisse ».

Each pair has two poles with their words in both languages. There is a fault where the
source has words of one pole alone, and the target words of the other alone.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.negation import negations, restricts
from mtcheck.match.wordpairs import WORD_PAIRS, clue, clues
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LONGEST = 50  # words of a source; in longer ones a contrary says the same thing


class _Words(NamedTuple):
    """Whole words and beginnings of words."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    def have(self, word: str) -> bool:
        """Whether a word is one of them."""
        return word in self.whole or (bool(self.stems) and word.startswith(self.stems))


class _Pole(NamedTuple):
    """The words of one pole, in English and in the target language."""

    english: frozenset[str]
    own: _Words
    weak: _Words
    """Words that may say it: they spare, and are no fault themselves."""

    def has(self, word: str) -> bool:
        """Whether a word of the target may belong to this pole."""
        return self.own.have(word) or self.weak.have(word)


class _Pair(NamedTuple):
    poles: tuple[_Pole, _Pole]
    either: frozenset[str]
    """Words of the source beside which nothing is decided."""


def make(*, pairs: Sequence[str], lang: str = "fr") -> PassageCheck:
    """A check of pairs such as ``win|won: <gagner> ; lose|lost: <perdre>``.

    ``<lemma>`` stands for every form, where `lang` has a lexicon, ``stem*`` for any
    ending; a word behind ``-`` only spares what else would be a fault. A third part,
    ``but: …``, names words of the source that leave the pair undecided.
    """
    known = _Pairs([_pair(text, lang) for text in pairs], lang)
    return WORD_PAIRS.where(
        (__name__, tuple(pairs), lang), known.words, known.contraries, known.look
    )


def _pair(text: str, lang: str) -> _Pair:
    parts = [part.split(": ", 1) for part in text.split(" ; ")]
    first, second = (_pole(english, target, lang) for english, target in parts[:2])
    but = parts[2][1] if len(parts) > 2 else ""
    return _Pair((first, second), frozenset(but.split("|")))


def _pole(english: str, target: str, lang: str) -> _Pole:
    words = target.split("|")
    return _Pole(
        frozenset(english.split("|")),
        _words((word for word in words if word[0] != "-"), lang),
        _words((word[1:] for word in words if word[0] == "-"), lang),
    )


def _words(words: Iterable[str], lang: str) -> _Words:
    listed = tuple(words)
    forms = (f for word in listed if word[-1] != "*" for f in _forms(word, lang))
    stems = tuple(word[:-1] for word in listed if word[-1] == "*")
    return _Words(frozenset(forms), stems)


def _forms(word: str, lang: str) -> frozenset[str]:
    known = lexicon(lang)
    if not word.startswith("<") or known is None:
        return frozenset({word})
    return known.forms(word[1:-1])


class _Pairs:
    """The pairs by the English words of either pole."""

    def __init__(self, pairs: Sequence[_Pair], lang: str) -> None:
        self._lang = lang
        self._by_english: dict[str, list[tuple[_Pair, int]]] = defaultdict(list)
        for pair in pairs:
            for side, pole in enumerate(pair.poles):
                for word in pole.english:
                    self._by_english[word].append((pair, side))
        self._english = frozenset(self._by_english)

    @cached_property
    def _by_piece(self) -> Mapping[str, Sequence[str]]:
        """The English words by a piece of each."""
        found = defaultdict(list)
        for word in sorted(self._english):
            found[clue(word)].append(word)
        return found

    def words(self) -> Iterable[str]:
        """A piece of each English word of a pole."""
        return self._by_piece

    def contraries(self, piece: str) -> frozenset[str]:
        """Pieces of what says the contrary of English words; none if any word may."""
        poles = [
            pair.poles[1 - side].own
            for word in self._by_piece[piece]
            for pair, side in self._by_english[word]
        ]
        if any(pole.stems for pole in poles):
            return frozenset()
        return clues(word for pole in poles for word in pole.whole)

    def look(self, view: PassageView) -> Iterator[Match]:
        """The words of a passage that say the contrary of its source."""
        source = view.source
        if source is None or self._english.isdisjoint(source.vocabulary):
            return
        if len(source.word_texts) > _LONGEST:
            return
        found = []
        for said in self._english & source.vocabulary:
            for pair, side in self._by_english[said]:
                at = _contrary(pair, side, view, source)
                if at >= 0 and not self._is_excused(view, at, source, said):
                    found.append(Match(*view.words[at], {"english": said}))
        yield from sorted(found, key=lambda m: (m.start, m.values["english"]))

    def _is_excused(
        self, view: PassageView, at: int, source: PassageView, said: str
    ) -> bool:
        """Whether either is a name that both sides have, or its sentence denies."""
        if said in view.vocabulary or view.word_texts[at] in source.vocabulary:
            return True
        theirs = source.words[source.word_texts.index(said)]
        return _denies(view, view.words[at], self._lang) or _denies(
            source, theirs, "en"
        )


def _contrary(pair: _Pair, side: int, view: PassageView, source: PassageView) -> int:
    """Which word of the target says the contrary of one pole of the source; or -1."""
    here, there = pair.poles[side], pair.poles[1 - side]
    said = here.english & source.vocabulary
    if len(said) != 1 or not there.english.isdisjoint(source.vocabulary):
        return -1
    if not pair.either.isdisjoint(source.vocabulary):
        return -1
    if any(map(here.has, view.vocabulary)):
        return -1
    places = [at for at, word in enumerate(view.word_texts) if there.own.have(word)]
    return places[0] if len(places) == 1 else -1


def _denies(view: PassageView, word: Span, lang: str) -> bool:
    start, end = view.sentence_at(word.start)
    inside = Span(word.start - start, word.end - start)
    if restricts(view.folded[start:end], lang):
        return True
    return any(
        Span(*found.span()) != inside
        for found in negations(view.folded[start:end], lang)
    )
