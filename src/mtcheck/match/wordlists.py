"""Lists of words and phrases that rules are given as text: ``at least|minim*``.

A phrase is an expression, in which ``*`` stands for any ending; behind ``-`` it is a
weak one; ``<lemma>`` is every form of a word, where the lexicon knows the language.
Phrases are matched in folded text.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Kept, Memo
from mtcheck.match.view import once

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from mtcheck.match.view import PassageView

_KEY = 4  # letters


class WordList:
    """The words of one list in one language."""

    def __init__(self, text: str, lang: str) -> None:
        """Take the list as a rule gives it."""
        phrases = [phrase for phrase in text.strip().split("|") if phrase]
        self._lang = lang
        self._own = [phrase for phrase in phrases if phrase[0] != "-"]
        self._weak = [phrase[1:] for phrase in phrases if phrase[0] == "-"]

    @Kept
    def keys(self) -> frozenset[str]:
        """Words and beginnings of words, one of which every text with a phrase holds."""
        known = lexicon(self._lang)
        return frozenset(
            _key(form)
            for phrase in self._own
            for form in (
                known.forms(phrase.strip("<>"))
                if known and phrase[0] == "<"
                else [phrase]
            )
        )

    @Kept
    def _strong(self) -> re.Pattern[str]:
        return _pattern(self._own, self._lang)

    @Kept
    def _any(self) -> re.Pattern[str]:
        return _pattern([*self._own, *self._weak], self._lang)

    def places(self, text: str) -> list[re.Match[str]]:
        """Where a folded text has a phrase that is not weak."""
        return list(self._strong.finditer(text))

    def is_in(self, text: str) -> bool:
        """Whether a folded text has any phrase, weak ones too."""
        return self._any.search(text) is not None

    def beginnings_of_phrases(self) -> list[tuple[str, str]]:
        """The word by which each phrase is found, and how the phrase begins, literally."""
        return [(_key(p), p.split("\\")[0].split("*")[0]) for p in self._own]


class Row(NamedTuple):
    """One line of a table: lists of words in English and in other languages."""

    english: tuple[WordList, ...]
    either: WordList | None
    """Words of the source beside which nothing is decided."""
    others: dict[str, tuple[WordList, ...]]


def row(text: str) -> Row:
    """A line such as ``en hot / cold / but cool ; fr chaud* / froid* ; de heiß / kalt``."""
    parts = dict(part.strip().split(" ", 1) for part in text.split(" ; "))
    english = parts.pop("en").split(" / ")
    but = [part[4:] for part in english if part.startswith("but ")]
    poles = tuple(WordList(p, "en") for p in english if not p.startswith("but "))
    others = {
        lang: tuple(WordList(pole, lang) for pole in told.split(" / "))
        for lang, told in parts.items()
    }
    if any(len(lists) != len(poles) for lists in others.values()):
        raise ValueError(text)
    return Row(poles, WordList(but[0], "en") if but else None, others)


class Table:
    """Rows, found by the words of a source and of its translation."""

    def __init__(self, rows: Sequence[str]) -> None:
        """Take the rows as a rule gives them."""
        self._by_key: dict[str, list[tuple[str, int, Row]]] = defaultdict(list)
        for place, line in enumerate(map(row, rows)):
            for key, start in line.english[0].beginnings_of_phrases():
                self._by_key[key].append((start, place, line))
        self._keys = frozenset(self._by_key)

    def may_speak(self, source: PassageView) -> bool:
        """Whether a source has a word by which rows are found."""
        return not self._keys.isdisjoint(source.whole_words)

    def rows(self, view: PassageView, source: PassageView) -> list[Row]:
        """The rows that could speak of a passage, in their order.

        The source must have a word of the first list, which has no open endings, the
        target one of the last.
        """
        lang, ours = (view.lang or "").split("-")[0], None
        found: dict[int, Row] = {}
        for key in self._keys & source.whole_words:
            for start, place, line in self._by_key[key]:
                lists = line.others.get(lang)
                if lists is None or start not in source.folded:
                    continue
                ours = ours or beginnings(view)
                if not lists[-1].keys.isdisjoint(ours):
                    found[place] = line
        return [found[place] for place in sorted(found)]


@once
def beginnings(view: PassageView) -> frozenset[str]:
    """The words of a passage, and what each begins with."""
    return frozenset().union(*map(_STARTS.__getitem__, view.whole_words))


def _starts(word: str) -> frozenset[str]:
    return frozenset((word, word[:2], word[:3], word[:_KEY]))


_STARTS: Memo[frozenset[str]] = Memo(_starts)


def _key(phrase: str) -> str:
    words: list[str] = compiled(r"[^\W\d_]+\*?").findall(phrase)
    longest = max(words, key=len)
    return longest if longest[-1] != "*" else longest[:-1][:_KEY]


def _pattern(phrases: Iterable[str], lang: str) -> re.Pattern[str]:
    forms = [form for phrase in phrases for form in _forms(phrase, lang)]
    if not forms:
        return compiled(r"(?!)")
    alternatives = "|".join(sorted(forms, key=len, reverse=True))
    return compiled(rf"(?<![\w-])(?:{alternatives})(?!\w)")


def _forms(phrase: str, lang: str) -> list[str]:
    known = lexicon(lang)
    if phrase.startswith("<"):
        lemma = phrase.strip("<>")
        return sorted(known.forms(lemma)) if known else [lemma]
    return [phrase.replace("*", r"\w*")]
