"""A word or a phrase of a language that is not the text's: « Por favor », « bis Montag ».

Two words in a row that this language lacks are enough, or a set phrase; with a source
that has no such word, one word of daily life is. Two English words in a row that the
source has, too, were left alone by an engine.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mtcheck import english
from mtcheck.english import usage
from mtcheck.lang import NAMES
from mtcheck.match.foreign_phrases import (
    POLITE,
    is_english_alone,
    phrases,
    strong_words,
    telling_words,
    words_of,
)
from mtcheck.match.gated import Gated
from mtcheck.match.traits import trait
from mtcheck.match.view import BLANK
from mtcheck.model import Match
from mtcheck.runs import foreign_runs, is_set_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LANGUAGES = frozenset({"fr", "de", "es", "it", "pt", "nl", "en"})
_STARTS = trait(lambda word, lang: lang in _LANGUAGES and word in phrases(lang))
_STRONG = trait(lambda word, lang: lang in _LANGUAGES and word in strong_words(lang))
_NEXT = frozenset({" ", ""})
_EDGE = frozenset("/\\_=:#@*`[]{}<>|()«»\"“”„&'")
_ENDS = frozenset(".!?…:\n")
_GRAMMAR = english.FUNCTION | POLITE
_ENGLISH = trait(
    lambda word, lang: (
        lang in _LANGUAGES - {"en"}
        and word in _GRAMMAR
        and is_english_alone(word, lang)
    )
)
_SUSPECT = trait(
    lambda word, lang: (
        lang in _LANGUAGES
        and (
            word in strong_words(lang)
            or word in telling_words(lang)
            or (lang != "en" and word in _GRAMMAR and is_english_alone(word, lang))
        )
    )
)
"""All that this check finds has such a word, and little else has."""
# Latin of science and law, and the keys of a keyboard, which keep their names.
_LATIN = frozenset(
    "vivo vitro situ silico utero absentia memoriam extremis loco toto medias".split()
)
_KEYS = frozenset("page up down left right arrow home end print caps lock".split())
_LONGEST = 5  # words; a longer stretch is another rule's
_LEAST = 4  # words of a passage, so that it is more than a name


def make() -> PassageCheck:
    """Return a check that marks the words."""
    return Gated(_SUSPECT.is_in, _check)


def _check(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "").split("-")[0]
    if len(view.word_texts) < _LEAST:
        return
    done = -1
    for first, last, language in sorted(_found(view, lang)):
        if first > done and _is_prose(view, first, last, lang):
            done = last
            start, end = view.words[first].start, view.words[last].end
            yield Match(start, end, {"language": NAMES[language]})


def _found(view: PassageView, lang: str) -> Iterator[tuple[int, int, str]]:
    yield from _phrases(view, lang)
    yield from _words(view, lang)
    if view.source is not None and (view.source_lang or "en").startswith("en"):
        yield from _copied(view, lang)


def _phrases(view: PassageView, lang: str) -> Iterator[tuple[int, int, str]]:
    texts = view.word_texts
    for at in _STARTS.places(view):
        for words, language in phrases(lang)[texts[at]]:
            end = at + len(words)
            if texts[at:end] == words and _is_foreign(view, at, end, lang, language):
                yield at, end - 1, language
                break


def _is_foreign(view: PassageView, at: int, end: int, lang: str, language: str) -> bool:
    """Whether a phrase is no chance meeting of the text's own words."""
    words = view.word_texts[at:end]
    ours = words_of(lang)
    if all(word in ours for word in words):
        return False
    if not all(gap in _NEXT for gap in view.gaps[at + 1 : end]):
        return False
    if language == "en":
        return sum(is_english_alone(word, lang) for word in words) >= min(2, len(words))
    return True


def _words(view: PassageView, lang: str) -> Iterator[tuple[int, int, str]]:
    texts = view.word_texts
    strong = strong_words(lang)
    for at in _STRONG.places(view):
        for language in sorted(strong[texts[at]]):
            first, last = _stretch(view, at, words_of(language))
            others = [
                i for i in range(first, last + 1)
                if i != at and texts[i] not in words_of(lang) and _is_sure(texts[i], lang)
            ]  # fmt: skip
            alone = language != "en" and _is_new(view, texts[at])
            if others:
                yield min(at, *others), max(at, *others), language
                break
            if alone and _is_word(view, at, language):
                yield at, at + view.word_texts[at].endswith("'"), language
                break


def _is_new(view: PassageView, word: str) -> bool:
    """Whether there is a source, and it has no such word."""
    return view.source is not None and word not in view.source.whole_words


def _is_sure(word: str, lang: str) -> bool:
    return word in _lacking(lang)


@cache
def _lacking(lang: str) -> frozenset[str]:
    from mtcheck.everyday import languages_of  # noqa: PLC0415 - a table of its own

    return frozenset(languages_of(lang)) | frozenset(strong_words(lang))


def _is_word(view: PassageView, at: int, language: str) -> bool:
    """Whether a word alone is no name: in lower case, or as German writes nouns."""
    start = view.words[at].start
    if view.cased[start].islower():
        return True
    if at == 0 or not _ENDS.isdisjoint(view.gaps[at]):
        return True
    return language == "de" and view.gaps[at] == " "


def _stretch(view: PassageView, at: int, words: frozenset[str]) -> tuple[int, int]:
    texts, first, last = view.word_texts, at, at
    while first and texts[first - 1] in words and view.gaps[first] in _NEXT:
        first -= 1
    while (
        last + 1 < len(texts)
        and texts[last + 1] in words
        and view.gaps[last + 1] in _NEXT
    ):
        last += 1
    return first, last


def _copied(view: PassageView, lang: str) -> Iterator[tuple[int, int, str]]:
    """Two English words in a row that the source has so, one of them of grammar."""
    texts, source = view.word_texts, view.source
    pairs: set[tuple[str, str]] | None = None
    for at in _ENGLISH.places(view):
        if source is None or texts[at] not in source.vocabulary:
            continue
        pairs = pairs if pairs is not None else _pairs(source)
        first, last = at, at
        while (
            first
            and texts[first - 1 : first + 1] in pairs
            and _is_more(view, first, lang)
        ):
            first -= 1
        while texts[last : last + 2] in pairs and _is_more(view, last + 1, lang):
            last += 1
        # Where the source goes on word for word, a title or a citation does.
        goes_on = first and texts[first - 1 : first + 1] in pairs
        words = set(texts[first : last + 1])
        is_meant = bool(words & _LATIN) or words <= _KEYS
        if 1 < last - first + 1 <= _LONGEST and not goes_on and not is_meant:
            yield first, last, "en"


def _pairs(source: PassageView) -> set[tuple[str, str]]:
    """Words of the source that stand side by side in one sentence."""
    pairs = pairwise(source.word_texts)
    return {
        pair
        for gap, pair in zip(source.gaps[1:], pairs, strict=False)
        if _ENDS.isdisjoint(gap)
    }


def _is_more(view: PassageView, at: int, lang: str) -> bool:
    """Whether the words before and behind a gap belong to one stretch of English."""
    return view.gaps[at] == " " and all(
        _is_english(view.word_texts[i], lang) for i in (at - 1, at)
    )


def _is_english(word: str, lang: str) -> bool:
    return word in english.FUNCTION or usage(word, lang) is not None


def _is_prose(view: PassageView, first: int, last: int, lang: str) -> bool:
    """Whether the words stand in running text: no name, no quotation, no code."""
    start, end = view.words[first].start, view.words[last].end
    before, after = view.gaps[first], view.gaps[last + 1]
    if not _EDGE.isdisjoint(before[-2:] + after[:2]) or BLANK in before + after:
        return False
    opens = first == 0 or not _ENDS.isdisjoint(before)
    inside = range(first + 1 if opens else first, last + 1)
    capitals = [at for at in inside if not view.cased[view.words[at].start].islower()]
    if capitals and not all(_has_capital(view, at, lang) for at in capitals):
        return False
    is_second = first == 1 or not _ENDS.isdisjoint(view.gaps[first - 1])
    beside = [first - 1] * (not opens and not is_second) + [last + 1] * (
        after in {" ", ", "}
    )
    for at in beside if lang != "de" else ():
        if 0 <= at < len(view.words) and view.cased[view.words[at].start].isupper():
            return False
    if is_set_apart(view.cased, start, end, lang):
        return False
    return not any(run.start <= start < run.end for run in foreign_runs(view))


def _has_capital(view: PassageView, at: int, lang: str) -> bool:
    """Whether the word is one that German or English writes so: « Montag », « May »."""
    word = view.word_texts[at]
    return any(word in strong_words(lang) and word in words_of(x) for x in ("de", "en"))
