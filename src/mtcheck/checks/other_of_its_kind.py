"""Finds a thing that became another of its kind: a dog told as a cat.

A table has kinds (colours, animals, relatives …), and the words of each member in seven
languages. There is a fault where a sentence of the source has a member that its
translation lacks, and that has another one, which the source lacks.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.wordlists import WordList, beginnings
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LANGUAGES = ("fr", "de", "es", "it", "pt", "nl")
_LONGEST = 320  # characters; in longer sentences one thing may stand for another
_HISSING = ("s", "x", "z", "ch", "sh")


class _Member(NamedTuple):
    """A member of a kind, by its number among all, and what it is called."""

    number: int
    kind: str
    english: frozenset[str]
    own: dict[str, WordList]


def make(*, rows: Sequence[str], but: Sequence[str]) -> PassageCheck:
    """A check of members such as ``animals / dog|puppy = chien* ; hund* ; …``.

    The lists are French, German, Spanish, Italian, Portuguese, Dutch, as `WordList`
    reads them; of English words the usual plural is known. Beside a phrase of `but`,
    which stands in the source, nothing is decided.
    """
    return _Kinds([_member(place, row) for place, row in enumerate(rows)], tuple(but))


def _member(number: int, row: str) -> _Member:
    kind, _, line = row.partition(" / ")
    english, _, own = line.partition(" = ")
    lists = own.split(" ; ")
    if len(lists) != len(_LANGUAGES):
        raise ValueError(row)
    words = english.split("|")
    told = dict(zip(_LANGUAGES, map(WordList, lists, _LANGUAGES), strict=True))
    return _Member(number, kind, frozenset([*words, *map(_plural, words)]), told)


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSING) else f"{word}s"


class _Kinds:
    """The members by their English words, and by their words in each language."""

    def __init__(self, members: Sequence[_Member], but: tuple[str, ...]) -> None:
        self._but = but
        self._by_english: dict[str, list[_Member]] = defaultdict(list)
        self._by_key: dict[str, dict[str, list[_Member]]] = {
            lang: defaultdict(list) for lang in _LANGUAGES
        }
        for member in members:
            for word in sorted(member.english):
                self._by_english[word].append(member)
            for lang, words in member.own.items():
                for key in sorted(words.keys):
                    self._by_key[lang][key].append(member)
        self._english = frozenset(self._by_english)

    def __call__(self, view: PassageView) -> Iterable[Match]:
        source = view.source
        if source is None or self._english.isdisjoint(source.vocabulary):
            return ()
        return self._others(view, source)

    def _others(self, view: PassageView, source: PassageView) -> Iterator[Match]:
        lang = (view.lang or "").split("-")[0]
        if lang not in _LANGUAGES:
            return
        if (view.source_lang or "en").split("-")[0] != "en":
            return
        lost = self._lost(source, view, lang)
        if not lost:
            return
        new = self._new(source, view, lang, {member.kind for member in lost})
        if not new or any(phrase in source.folded for phrase in self._but):
            return
        for theirs, ours in _sentences(source, view):
            yield from _exchanged(source.cased[slice(*theirs)], ours, lost, new)

    def _lost(self, source: PassageView, view: PassageView, lang: str) -> list[_Member]:
        """The members that the source names, and the target does not."""
        named = {
            member.number: member
            for word in self._english & source.vocabulary
            for member in self._by_english[word]
        }
        return [
            named[number]
            for number in sorted(named)
            if not named[number].own[lang].is_in(view.folded)
            and named[number].english.isdisjoint(view.vocabulary)
        ]

    def _new(
        self, source: PassageView, view: PassageView, lang: str, kinds: set[str]
    ) -> list[tuple[_Member, Span]]:
        """The members of some kinds that only the target names, and where."""
        table = self._by_key[lang]
        told = {
            member.number: member
            for key in beginnings(view) & table.keys()
            for member in table[key]
            if member.kind in kinds and member.english.isdisjoint(source.whole_words)
        }
        return [
            (told[number], Span(*place.span()))
            for number in sorted(told)
            for place in told[number].own[lang].places(view.folded)
            if place[0] not in source.folded
        ]


def _sentences(source: PassageView, view: PassageView) -> Iterator[tuple[Span, Span]]:
    """The sentences side by side, or the whole where there are not as many."""
    theirs, ours = source.sentences, view.sentences
    if len(theirs) != len(ours):
        theirs, ours = (Span(0, len(source.raw)),), (Span(0, len(view.raw)),)
    for their, our in zip(theirs, ours, strict=True):
        if their.end - their.start <= _LONGEST:
            yield their, our


def _exchanged(
    said: str, ours: Span, lost: Sequence[_Member], new: Sequence[tuple[_Member, Span]]
) -> Iterator[Match]:
    """The one new member of a kind in a sentence, where just one other was lost."""
    words = frozenset(compiled(r"[a-z]+(?:-[a-z]+)*").findall(said))
    inside = [(m, place) for m, place in new if ours.start <= place.start < ours.end]
    for kind in sorted({member.kind for member, _ in inside}):
        gone = [m for m in lost if m.kind == kind and not m.english.isdisjoint(words)]
        came = [(m, place) for m, place in inside if m.kind == kind]
        if len(gone) == len(came) == 1 and gone[0].number != came[0][0].number:
            english = min(gone[0].english & words)
            yield Match(*came[0][1], {"english": english})
