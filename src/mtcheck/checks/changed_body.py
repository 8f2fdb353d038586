"""Finds an organisation, a court or a ministry of the source that became another one."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.wordlists import WordList, beginnings
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_EITHER = compiled(r"\[\w(\w)\]")
_WORD = compiled(r"[^\W\d_]{3,}")
_SMALL = frozenset("the for and".split())
_LONGEST = 400  # characters of a source; a longer one may name a body in other words


class _Body(NamedTuple):
    """A body, its English names, and those of each language."""

    number: int
    english: re.Pattern[str]
    words: frozenset[str]
    """One of them stands in every text that names it."""
    own: dict[str, WordList]


def make(*, bodies: Sequence[str]) -> PassageCheck:
    """A check of lines such as ``World Bank ; fr banque mondiale ; de weltbank``."""
    return _Bodies(bodies)


def _body(number: int, line: str) -> _Body:
    english, *own = line.split(" ; ")
    plain = _EITHER.sub(r"\1", english).lower()
    names = frozenset(_WORD.findall(plain)) - _SMALL
    told = dict(part.split(" ", 1) for part in own)
    return _Body(
        number,
        compiled(rf"(?<![\w-])(?:{english})(?![\w-])"),
        names,
        {lang: WordList(text, lang) for lang, text in told.items()},
    )


class _Bodies:
    """The bodies by a word of their English names."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = tuple(lines)

    @cached_property
    def _all(self) -> Sequence[_Body]:
        """Made when there is a source: without one nothing is looked up."""
        return [_body(number, line) for number, line in enumerate(self._lines)]

    @cached_property
    def _by_word(self) -> dict[str, list[_Body]]:
        found = defaultdict(list)
        for body in self._all:
            for word in body.words:
                found[word].append(body)
        return found

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._by_word)

    def __call__(self, view: PassageView) -> Iterable[Match]:
        source = view.source
        if source is None or self._words.isdisjoint(source.whole_words):
            return ()
        return self._changed(view, source) if len(source.raw) <= _LONGEST else ()

    def _changed(self, view: PassageView, source: PassageView) -> Iterator[Match]:
        lang = (view.lang or "").split("-")[0]
        named = self._named(source)
        lost = [body for body in named if lang in body.own and not _is_told(body, view)]
        if len(lost) != 1:
            return
        numbers = {body.number for body in named}
        begun = beginnings(view)
        new = [
            found[0]
            for body in self._all
            if lang in body.own
            and body.number not in numbers
            and not body.own[lang].keys.isdisjoint(begun)
            and (found := body.own[lang].places(view.folded))
            and not body.english.search(source.cased)
            and not _is_accounted_for(found[0].group(), source, named, lang)
        ]
        if len(new) == 1:
            name = lost[0].english.search(source.cased)
            yield Match(*new[0].span(), {"body": name[0] if name else ""})

    def _named(self, source: PassageView) -> list[_Body]:
        found = {
            body.number: body
            for word in self._words & source.whole_words
            for body in self._by_word[word]
            if body.english.search(source.cased)
        }
        return [found[number] for number in sorted(found)]


def _is_accounted_for(
    text: str, source: PassageView, named: Sequence[_Body], lang: str
) -> bool:
    """Whether the source has the very words, or a body that goes by them as well."""
    if text in source.folded.replace(".", ""):
        return True
    return any(lang in body.own and body.own[lang].is_in(text) for body in named)


def _is_told(body: _Body, view: PassageView) -> bool:
    """Whether a text has a body by any of its names."""
    lang = (view.lang or "").split("-")[0]
    return body.own[lang].is_in(view.folded) or bool(body.english.search(view.cased))
