"""Finds a country, people or town of the source that became another one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.kinship import plain
from mtcheck.match.wordlists import WordList, beginnings
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LANGUAGES = ("fr", "de", "es", "it", "pt", "nl")
_IN = compiled(r"\b(?:in|from|to|around|near|at|of|for|through|via|outside) \Z")
_TOWN = compiled(
    r"(?<=[a-zà-ÿ,;] )(?:à|a|de|en|près de|vers|pour|depuis|in|da|di|ad|em|para|desde|naar|uit"
    r"|van|nabij|bei|nach|aus|von|intorno a|por) (?P<name>[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:-[\w]+)*)"
    r"(?! [A-Z])(?![\w'])"
)
_HOMES = {
    "fr": {"France"}, "de": {"Germany", "Austria", "Switzerland"}, "es": {"Spain"},
    "it": {"Italy"}, "pt": {"Portugal", "Brazil"}, "nl": {"Netherlands", "Belgium"},
}  # fmt: skip
"""Where those who read a language live: examples are moved there."""
_SETTINGS = frozenset("locale language languages keyboard currency postcode".split())
_QUOTED = compiled(
    r"(?<![\w'])['\"‘“«](?=[^'\"’”»]{0,60}[\d/_|])[^'\"’”»]{1,60}['\"’”»](?!\w)"
)
"""An example of something to type, with figures or signs in it."""
_SHOWN = 4  # letters of the English name that show it in any language, at least
_LEAST = 5  # letters of an adjective


class _Place(NamedTuple):
    number: int
    english: re.Pattern[str]
    words: tuple[str, ...]
    own: dict[str, WordList]


def make(*, places: Sequence[str]) -> PassageCheck:
    """A check of places such as ``Austria|Austrian = autrich* ; österreich* ; …``."""
    return _Places([_place(number, line) for number, line in enumerate(places)])


def _place(number: int, line: str) -> _Place:
    english, own = line.split(" = ")
    lists = own.split(" ; ")
    if len(lists) != len(_LANGUAGES):
        raise ValueError(line)
    words = tuple(english.split("|"))
    pattern = compiled(rf"(?<![\w-])(?:{english})(?:'s?)?(?![\w-])")
    told = {
        lang: WordList(f"{text}|{plain(text)}", lang)
        for lang, text in zip(_LANGUAGES, lists, strict=True)
    }
    return _Place(number, pattern, words, told)


class _Places:
    """The places by their English words, and by their words in each language."""

    def __init__(self, places: Sequence[_Place]) -> None:
        self._by_english: dict[str, list[_Place]] = defaultdict(list)
        self._by_key: dict[str, dict[str, list[_Place]]] = {
            lang: defaultdict(list) for lang in _LANGUAGES
        }
        for place in places:
            for word in {word.split()[-1].lower() for word in place.words}:
                self._by_english[word].append(place)
            for lang, words in place.own.items():
                for key in sorted(words.keys):
                    self._by_key[lang][key].append(place)
        self._english = frozenset(self._by_english)

    def __call__(self, view: PassageView) -> Iterable[Match]:
        source = view.source
        if source is None or self._english.isdisjoint(source.whole_words):
            return ()
        return self._changed(view, source)

    def _changed(self, view: PassageView, source: PassageView) -> Iterator[Match]:
        lang = (view.lang or "").split("-")[0]
        if lang not in _LANGUAGES:
            return
        named = self._named(source)
        lost = [place for place in named if not _shows(view, place, lang)]
        if len(lost) != 1 or not named or _is_quoted(source, lost[0]):
            return
        numbers = {place.number for place in named}
        for place in self._told(view, lang):
            found = place.own[lang].places(view.folded)
            if place.number in numbers or not found:
                continue
            if not _is_new(source, found[0].group(), lost[0]):
                continue
            if _is_moved_home(source, place, lang):
                continue
            if _is_name(view, found[0]) or _may_be_people(
                source, lost[0], place, found[0]
            ):
                yield Match(*found[0].span(), {"place": lost[0].words[0]})
                return
        stranger = _stranger(view, source, lost[0])
        if stranger is not None:
            yield Match(*stranger.span("name"), {"place": lost[0].words[0]})

    def _named(self, source: PassageView) -> list[_Place]:
        """The places that an English text names."""
        found = {
            place.number: place
            for word in self._english & source.whole_words
            for place in self._by_english[word]
            if place.english.search(source.cased)
        }
        return [found[number] for number in sorted(found)]

    def _told(self, view: PassageView, lang: str) -> list[_Place]:
        table = self._by_key[lang]
        found = {
            place.number: place
            for key in beginnings(view) & table.keys()
            for place in table[key]
        }
        return [found[number] for number in sorted(found)]


def _shows(view: PassageView, place: _Place, lang: str) -> bool:
    """Whether a text has a place, in its own language or in English."""
    if place.own[lang].is_in(view.folded) or place.english.search(view.cased):
        return True
    name = plain(place.words[0])
    start, most = name[: max(_SHOWN, len(name) - 1)], len(name) + 1
    return any(
        len(word) <= most and plain(word).startswith(start) for word in view.whole_words
    )


def _is_quoted(source: PassageView, place: _Place) -> bool:
    """Whether a place is part of an example in quotation marks."""
    return any(place.english.search(m.group()) for m in _QUOTED.finditer(source.cased))


def _is_moved_home(source: PassageView, place: _Place, lang: str) -> bool:
    """Whether an example of a setting was moved to the reader's own country."""
    return place.words[0] in _HOMES[lang] and not _SETTINGS.isdisjoint(
        source.whole_words
    )


def _is_new(source: PassageView, word: str, lost: _Place) -> bool:
    """Whether nothing in the source, but the lost name, begins like a word."""
    start = plain(word)[:_SHOWN]
    names = {part.lower() for name in lost.words for part in name.split()}
    return not any(
        plain(other).startswith(start) for other in source.whole_words - names
    )


def _stranger(
    view: PassageView, source: PassageView, lost: _Place
) -> re.Match[str] | None:
    """The one name that stands where a place should, and the source has not."""
    said = lost.english.search(source.cased)
    # Countries are told in many ways, by their regions too.
    if (
        said is None
        or len(lost.words) > 1
        or not _IN.search(source.cased[: said.start()])
    ):
        return None
    known = lexicon(view.lang)
    found = [
        m
        for m in _TOWN.finditer(view.cased)
        if _is_new(source, m["name"], lost)
        and plain(m["name"]) not in source.haystack
        and not (known and known.knows(m["name"].lower()))
    ]
    return found[0] if len(found) == 1 else None


def _is_name(view: PassageView, found: re.Match[str]) -> bool:
    """Whether a word has a capital that no sentence gave it, nor German."""
    start = found.start()
    is_first = any(place.start == start for place in view.sentences)
    return view.cased[start].isupper() and not is_first


def _may_be_people(
    source: PassageView, lost: _Place, told: _Place, found: re.Match[str]
) -> bool:
    """Whether both may be peoples: the source says « Swedish », not « Sweden »."""
    said = lost.english.search(source.cased)
    is_people = said is not None and said.group().removesuffix("'s") != lost.words[0]
    return is_people and len(told.words) > 1 and len(found.group()) >= _LEAST
