"""English left all over a page: glued, capitalised, or in lower case among others.

A page is looked at only where its density of stray English words and of line breaks
lost inside words shows that an engine let such things pass. Its own names and words
are then suspect one by one: `mtcheck.residue` says how much.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.english import LANGUAGES, LOANS, english_words
from mtcheck.lexicon import lexicon
from mtcheck.match.view import BLANK, PassageView
from mtcheck.model import Match
from mtcheck.pieces import pieces
from mtcheck.residue import Place, score, suspect
from mtcheck.runs import foreign_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.model import Passage
    from mtcheck.pieces import Piece

_PROGRAM = re.compile(r"[`|{}]|\w_\w|\*\*|\w\(\)|\[!|</")
_RARELY = 10  # a text with more of a program than a tenth keeps names by right
_HUMP = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿœ].)")
_SEAM = re.compile(
    r"(?<![^\W\d])(?<![_.@#$%&=/\\:<>])(?P<head>[a-zß-öø-ÿœ]{3,})"
    r"(?P<tail>[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿœ]{2,})(?!\(|\.\w)"
)
_SENTENCE = re.compile(r"[!?…]|\.(?!\d)")
_TITLE = 15  # words at most
_ARTICLES = frozenset("le la les l un une des du d au aux ce cet cette ces".split())
_CONTENT = 4  # letters
_BEFORE = re.compile(rf"[«“„\"(\[*_@#&{BLANK}]\s?$")
_AFTER = re.compile(rf"\s?[»”\"*_@{BLANK}]|\.[a-z]")
_JOIN = re.compile(r"[ -]?")
_TWICE = 2  # a word counts no oftener
_LEAST_WORDS = 100  # no density is measured in fewer
_DENSITY = 3  # strays in 1,000 words
_ODDS = 0.0


def make(*, case: str) -> DocumentCheck:
    """The check for runs with a word in ``lower`` case, or for ``capital`` ones."""
    if case not in {"lower", "capital"}:
        raise ValueError(case)
    return _Page(is_lower=case == "lower")


class _Page:
    """Collects the signs of bad translation over a document, then its suspects."""

    def __init__(self, *, is_lower: bool) -> None:
        self._is_lower = is_lower
        self._lang = ""
        self._passages: list[tuple[int, Passage]] = []
        self._labels: dict[int, frozenset[str]] = {}
        self._programs = 0
        self._words = 0
        self._seams = 0
        self._strays: Counter[str] = Counter()

    def see(self, view: PassageView) -> None:
        """Note the English of a passage that is beyond doubt, and its lost breaks."""
        self._lang = (view.lang or "").split("-")[0]
        if self._lang not in LANGUAGES:
            return
        if _PROGRAM.search(view.raw):
            self._programs += 1
            return
        self._passages.append((view.index, view.passage))
        self._words += len(view.words)
        self._strays.update(_strays(view, self._lang))
        if _is_label(view, self._lang):
            self._labels[view.index] = _english_names(view, self._lang)
        if _HUMP.search(view.raw):
            self._seams += sum(_is_seam(m, self._lang) for m in _SEAM.finditer(view.cased))

    def close(self) -> Iterable[Match]:
        """The runs of English of this check's case."""
        signs = self._seams or self._strays or self._labels
        if not signs or self._programs * _RARELY > len(self._passages):
            return
        for index, passage in self._passages:
            view = PassageView(passage, index, self._lang)
            for run in _runs(view.cased, self._found(view)):
                if any(piece.is_lower for piece in run) == self._is_lower:
                    yield Match(run[0].start, run[-1].end, passage=index)

    def _found(self, view: PassageView) -> Iterator[Piece]:
        """The pieces of a passage that are rather English than not."""
        around = pieces(view.cased)
        is_title = _is_title(view)
        for at, piece in enumerate(around):
            found = suspect(piece.word, self._lang)
            if found is None or not self._is_suspicious(piece.word, view.index):
                continue
            if _is_left_alone(view, piece):
                continue
            place = Place(
                view.cased,
                around,
                at,
                found,
                is_title,
                self._counts[piece.text],
                not piece.is_lower and piece.word in self._counts,
            )
            if score(place) >= _ODDS:
                yield piece

    def _is_suspicious(self, word: str, index: int) -> bool:
        """Whether the page has enough of the kind besides `word` and its own title."""
        strays = self._seams - min(self._strays[word], _TWICE)
        strays += sum(min(count, _TWICE) for count in self._strays.values())
        titles = [names for at, names in self._labels.items() if at != index]
        strays += len(frozenset().union(*titles) - {word})
        return 1000 * strays >= _DENSITY * max(self._words, _LEAST_WORDS)

    @cached_property
    def _counts(self) -> Counter[str]:
        views = (PassageView(p, at, self._lang) for at, p in self._passages)
        return Counter(piece.text for view in views for piece in pieces(view.cased))


def _strays(view: PassageView, lang: str) -> Iterator[str]:
    """English words in lower case that the language hardly ever has."""
    words = english_words(view.vocabulary, lang) - LOANS
    if not words:
        return
    for span, word in zip(view.words, view.word_texts, strict=True):
        if word in words and view.cased[span.start].islower():
            if not _is_set_apart(view.cased, span.start, span.end):
                yield word


def _is_seam(found: re.Match[str], lang: str) -> bool:
    """Whether both sides of a capital inside a word are words."""
    known = lexicon(lang)
    return all(
        suspect(word, lang) or (known is not None and known.knows(word))
        for word in (found["head"], found["tail"].lower())
    )


def _is_title(view: PassageView) -> bool:
    return len(view.words) <= _TITLE and not _SENTENCE.search(view.cased)


def _is_label(view: PassageView, lang: str) -> bool:
    """Whether a passage names a thing, without an article, partly in the language."""
    known = lexicon(lang)
    return (
        known is not None
        and _is_title(view)
        and _ARTICLES.isdisjoint(view.vocabulary)
        and any(
            len(piece.word) >= _CONTENT
            and piece.is_lower
            and known.knows(piece.word)
            and not suspect(piece.word, lang)
            for piece in pieces(view.cased)
        )
    )


def _english_names(view: PassageView, lang: str) -> frozenset[str]:
    """The words with a capital that English alone has."""
    return frozenset(
        piece.word
        for piece in pieces(view.cased)
        if not piece.is_lower
        and (found := suspect(piece.word, lang))
        and not found.is_own
    )


def _is_set_apart(cased: str, start: int, end: int) -> bool:
    before = cased[max(0, start - 2) : start]
    return bool(_BEFORE.search(before) or _AFTER.match(cased, end))


def _is_left_alone(view: PassageView, piece: Piece) -> bool:
    """Whether it is an abbreviation, set apart, or part of a clause flagged as a whole."""
    if len(piece.text) > 1 and piece.text.isupper():
        return True
    return _is_set_apart(view.cased, piece.start, piece.end) or any(
        run.start <= piece.start < run.end for run in foreign_runs(view)
    )


def _runs(cased: str, found: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces in groups with nothing but a space, a hyphen or a seam between."""
    run: list[Piece] = []
    for piece in found:
        if run and not _JOIN.fullmatch(cased, run[-1].end, piece.start):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run
