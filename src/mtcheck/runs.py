"""Stretches of another language left inside a text.

Function words decide: « which » stands in no French sentence, and a few such words
with none of the text's own between them are a clause that nobody translated.
langidentify is asked only about short stretches in which one was seen.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck import english
from mtcheck.everyday import foreign_words, own_words
from mtcheck.lang import FUNCTION_WORDS
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.traits import trait
from mtcheck.match.view import BLANK, WORD, once
from mtcheck.tongues import are_foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtcheck.match.view import PassageView
    from mtcheck.model import Span

_BREAK = compiled(rf"[.!?…:;()\[\]{{}}«»“”„‹›\"|*_<>=/\\\n{BLANK}–—•]")
_CLOSING = {"«": "»", "“": "”", "„": "“", "‹": "›", "(": ")", "[": "]"}
_TRANSLATED = compiled(r"[?!.*_\"»]{0,4}\s?\([^()]{4,}\)")  # its translation follows
_CONTEXT = 2000  # characters; no quotation mark counts from farther away
_LEAST_PASSAGE = 5  # words; a shorter passage is a name or a button
_LEAST_OTHER = 5  # the same of a sentence where the language could be any
_LEAST_MARKERS = 2  # different small words of a language other than English
_LEAST_ALONE = 6  # words, of a sentence with one of them
_LEAST_KNOWN = 2  # words of a short stretch that English has
_SHORT = 6  # words, of a title in running text
_GAP = 2  # words in a row that may be of either language, inside a stretch


class ForeignRun(NamedTuple):
    """A stretch of a passage in another language."""

    start: int
    end: int
    lang: str
    whole: bool
    """Whether nothing of the passage was translated."""


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    kind: str
    """``S`` English function word that the text's language lacks, ``e`` English,
    ``b`` a word of both, ``u`` in no list, ``t`` a word of the text's language alone,
    ``T`` a function word of it."""
    is_lower: bool


@once
def foreign_runs(view: PassageView) -> tuple[ForeignRun, ...]:
    """The stretches of `view` in another language, in text order."""
    if view.lang is None:
        return ()
    lang, words = view.lang.partition("-")[0], view.vocabulary
    if _suspicious(lang).isdisjoint(words):
        return ()
    if lang != "en" and not marker_words(lang).isdisjoint(words):
        runs = _english_runs(view.cased, view.folded, lang)
        if runs:
            return runs
    if _other_markers(lang).isdisjoint(words):
        return ()
    return tuple(_other(view, lang))


@cache
def marker_words(lang: str, foreign: str = "en") -> frozenset[str]:
    """Function words of `foreign` that are no words of `lang`, as far as known."""
    own, known = FUNCTION_WORDS.get(lang), lexicon(lang)
    if own is None:
        return frozenset()
    if foreign == "en":
        own |= english.HOMOGRAPHS.get(lang, frozenset())
    theirs = english.FUNCTION if foreign == "en" else FUNCTION_WORDS[foreign]
    return frozenset(
        word
        for word in theirs - own
        if known is None or not known.knows(word.rstrip("'"))
    )


@lru_cache(maxsize=64)
def _english_runs(cased: str, folded: str, lang: str) -> tuple[ForeignRun, ...]:
    return tuple(_english(cased, _tokens(cased, folded, lang), lang))


@cache
def _suspicious(lang: str) -> frozenset[str]:
    """The words of which a passage has one that has a stretch of another language."""
    english_ones = marker_words(lang) if lang != "en" else frozenset[str]()
    return english_ones | _other_markers(lang)


@cache
def _other_markers(lang: str) -> frozenset[str]:
    others = FUNCTION_WORDS.keys() - {lang, "en"}
    return frozenset().union(*(_markers(lang, other) for other in others))


def _tokens(cased: str, folded: str, lang: str) -> list[_Token]:
    kind_of = _kinds(lang)
    return [
        _Token(*m.span(), m[0], kind_of(m[0]), cased[m.start()].islower())
        for m in WORD.finditer(folded)
    ]


@cache
def _kinds(lang: str) -> Callable[[str], str]:
    """What tells the kind of a word in a text in `lang`."""
    known, strong = lexicon(lang), marker_words(lang)
    own = FUNCTION_WORDS[lang] - english.FUNCTION
    both = FUNCTION_WORDS[lang] | english.HOMOGRAPHS.get(lang, frozenset())

    def kind(word: str) -> str:
        if word in strong:
            return "S"
        if word in own or (known is not None and word.endswith("'")):
            return "T"
        is_known = word in both or (known is not None and known.knows(word))
        if word in english.FUNCTION or word in english.COMMON:
            return "b" if is_known else "e"
        return "t" if is_known else "u"

    return kind


def _english(cased: str, tokens: list[_Token], lang: str) -> Iterator[ForeignRun]:
    if _is_whole(tokens) and not _is_quotation(cased):
        yield ForeignRun(tokens[0].start, tokens[-1].end, "en", whole=True)
        return
    for part in _parts(cased, tokens):
        for run in _stretches(part, has_lexicon=lexicon(lang) is not None):
            if _is_subject(run, part):
                continue
            if _is_english(run, lang) and not is_set_apart(
                cased, run[0].start, run[-1].end, lang
            ):
                yield ForeignRun(run[0].start, run[-1].end, "en", whole=False)


def _is_whole(tokens: Sequence[_Token]) -> bool:
    """Whether the passage holds English and no word of the text's language."""
    kinds = "".join(token.kind for token in tokens)
    if len(tokens) < _LEAST_PASSAGE or kinds.count("S") < 2 or "T" in kinds:
        return False
    return 3 * kinds.count("t") <= len(kinds) and not _is_title(tokens)


def _is_quotation(cased: str) -> bool:
    return cased[:1] in "«“„\"'" and cased.rstrip(" .!?,")[-1:] in "»”“\"'"


def _parts(cased: str, tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """The tokens between marks that no clause reaches across."""
    part: list[_Token] = []
    for token in tokens:
        if part and _BREAK.search(cased, part[-1].end, token.start):
            yield part
            part = []
        part.append(token)
    if part:
        yield part


def _stretches(part: list[_Token], *, has_lexicon: bool) -> Iterator[list[_Token]]:
    """From the first to the last English word of each group that may be English."""
    run: list[_Token] = []
    since = 0  # words since the last that is surely English
    for token in part:
        sure = token.kind in "Seb" or (has_lexicon and _is_unknown(token))
        since = 0 if sure else since + 1
        if token.kind == "T" or since > _GAP:
            yield from _trimmed(run, has_lexicon=has_lexicon)
            run = []
        else:
            run.append(token)
    yield from _trimmed(run, has_lexicon=has_lexicon)


def _is_unknown(token: _Token) -> bool:
    return token.kind == "u" and token.is_lower and len(token.text) > 1


def _begins_title(token: _Token) -> bool:
    return not token.is_lower and token.kind in "Seb"


def _trimmed(run: list[_Token], *, has_lexicon: bool) -> Iterator[list[_Token]]:
    inside = [
        index
        for index, token in enumerate(run)
        if token.kind in "Se" or (has_lexicon and _is_unknown(token))
    ]
    if not inside:
        return
    first, last = inside[0], inside[-1]
    # « out of the box »: words of both languages belong to it on these terms.
    if first and run[first - 1].text in english.FUNCTION:
        first -= 1
    if last + 1 < len(run) and run[last + 1].kind == "b":
        last += 1
    yield run[first : last + 1]


def _is_english(run: Sequence[_Token], lang: str) -> bool:
    strong = {token.text for token in run if token.kind == "S"}
    if not strong or _is_title(run):
        return False
    sure = sum(token.kind in "Seb" for token in run)
    if lexicon(lang) is not None:
        sure += sum(_is_unknown(token) for token in run)
    if len(strong) >= 2 and len(run) >= 4 and sure >= 3:
        return True
    if len(run) < 3 or 2 * sure < len(run):
        return False
    if lexicon(lang) is not None:  # unknown to it: a name as likely as English
        return sum(token.kind in "Seb" for token in run) >= _LEAST_KNOWN
    return are_foreign([token.text for token in run], lang, "en")


def _is_subject(run: Sequence[_Token], part: Sequence[_Token]) -> bool:
    """Whether a short stretch with a capital goes straight on: « Let it be a plu »."""
    if len(run) > _SHORT or run[-1] is part[-1]:
        return False
    before = part.index(run[0]) - 1
    return not run[0].is_lower or (before >= 0 and _begins_title(part[before]))


def _is_title(run: Sequence[_Token]) -> bool:
    """Whether capitals say that this is the name of a work or of a body."""
    content = [
        token
        for token in run
        if token.text not in english.FUNCTION and not token.text[0].isdigit()
    ]
    lower = sum(token.is_lower for token in content)
    if not content:
        return len(run) < 3 or not all(token.is_lower for token in run[1:])
    return 2 * lower <= len(content)


def is_set_apart(cased: str, start: int, end: int, lang: str) -> bool:
    """Whether quotation marks, brackets or emphasis say that it is meant so.

    They do where they hold no word of the text's own language besides.
    """
    before = cased[max(0, start - _CONTEXT) : start]
    after = cased[end : end + _CONTEXT]
    own = FUNCTION_WORDS.get(lang, frozenset()) - english.FUNCTION
    for left, right in _enclosures(before, after):
        inside = WORD.findall(f"{before[left:]} {after[:right]}".lower())
        if own.isdisjoint(inside):
            return True
    return _TRANSLATED.match(after) is not None


def _enclosures(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Where each pair of marks that is open between the two begins and ends."""
    for opening, closing in _CLOSING.items():
        left, right = before.rfind(opening), after.find(closing)
        if left > before.rfind(closing) and right >= 0:
            yield left, right
    thin = before.replace("**", "").count("*")
    odd = {
        '"': before.count('"'),
        "*": before.count("**") % 2 or thin,
        "_": before.count("_"),
    }
    for mark, count in odd.items():
        if count % 2 and mark in after:
            yield before.rfind(mark), after.find(mark)


def _other(view: PassageView, lang: str) -> Iterator[ForeignRun]:
    """The sentences in a third language; the passage, if all of them are."""
    doubtful = list(_doubtful(view))
    if not doubtful:
        return
    tokens = _tokens(view.cased, view.folded, lang)
    found = []
    for start, end in doubtful:
        inside = [token for token in tokens if start <= token.start < end]
        found += [(inside, best) for best in _third(inside, lang)]
    languages = {best for _, best in found}
    if not found or len(languages) > 1:
        return
    whole = sum(len(inside) for inside, _ in found) == len(tokens)
    if whole and not _is_quotation(view.cased):
        yield ForeignRun(tokens[0].start, tokens[-1].end, found[0][1], whole=True)
        return
    for inside, best in found:
        first, last = inside[0].start, inside[-1].end
        if not is_set_apart(view.cased, first, last, lang):
            yield ForeignRun(first, last, best, whole=False)


def _doubtful(view: PassageView) -> Iterator[Span]:
    """The sentences without a small word that the text's own language alone has."""
    own = iter([view.words[at].start for at in _OWN_ALONE.places(view)])
    place = next(own, -1)
    for sentence in view.sentences:
        while 0 <= place < sentence.start:
            place = next(own, -1)
        if not sentence.start <= place < sentence.end:
            yield sentence


@cache
def _own_alone(lang: str) -> frozenset[str]:
    others = FUNCTION_WORDS.keys() - {lang, "en"}
    mine = FUNCTION_WORDS.get(lang, frozenset())
    return mine.intersection(*(_own(lang, other) for other in others))


_OWN_ALONE = trait(lambda word, lang: word in _own_alone(lang))


def _third(tokens: Sequence[_Token], lang: str) -> Iterator[str]:
    """The language of a sentence, if it is a third one."""
    found = {token.text for token in tokens}
    if len(tokens) < _LEAST_OTHER:
        return
    rest = sorted(FUNCTION_WORDS.keys() - {lang, "en"})
    best = max(rest, key=lambda other: len(_markers(lang, other) & found))
    strong = len(_markers(lang, best) & found)
    least = 1 if len(tokens) >= _LEAST_ALONE else _LEAST_MARKERS
    # German nouns have capitals, whether in a title or not.
    if best != "de" and _is_title(tokens):
        return
    if strong < least or not _own(lang, best).isdisjoint(found):
        return
    if are_foreign([token.text for token in tokens], lang, best):
        yield best


@cache
def _markers(lang: str, foreign: str) -> frozenset[str]:
    """Small words of `foreign` that `lang` has not, and English neither.

    A letter alone may be a numeral or an initial. To ask about a word in vain is slow,
    as the library then reads its tables.
    """
    found = marker_words(lang, foreign) - own_words(lang) | foreign_words(lang, foreign)
    return frozenset(w for w in found - english.FUNCTION if len(w.rstrip("'")) > 1)


@cache
def _own(lang: str, foreign: str) -> frozenset[str]:
    """Function words of `lang` that `foreign` has not."""
    return (
        FUNCTION_WORDS.get(lang, frozenset())
        - FUNCTION_WORDS[foreign]
        - own_words(foreign)
    )
