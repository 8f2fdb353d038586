"""Finds what was not translated at all: empty targets, copies of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck import english
from mtcheck.lang import FUNCTION_WORDS
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.kinship import plain
from mtcheck.model import Match, Span
from mtcheck.runs import is_set_apart, marker_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LEAST_RUN = 5  # words in a row; fewer may be a name
_LEAST_ODD = 2  # of them, that the target's language does not have
_RUN = bytes([True] * _LEAST_RUN)
"""So many words in a row that the source has, too."""
_SET_APART = compiled(r"[«»“”„\"*_`()\[\]]")
_LEAST_PLAIN = 2  # words in lower case of a segment that should differ


def make(*, pick: str = "same") -> PassageCheck:
    """A check of ``empty`` targets, of the ``same`` text, or of a ``run`` of words."""
    return {"empty": _empty, "same": _same, "run": _run}[pick]


def _empty(view: PassageView) -> Iterator[Match]:
    if view.raw.strip() or view.passage.source is None:
        return
    source = view.source
    if source and any(word.rstrip("'").isalpha() for word in source.word_texts):
        yield Match(0, len(view.raw))


def _same(view: PassageView) -> Iterator[Match]:
    source = view.passage.source
    if source is None or source.content.strip() != view.raw.strip():
        return
    if _is_same_language(view) or not view.words:
        return
    if _is_foreign(view, range(len(view.words)), _LEAST_PLAIN):
        yield Match(view.words[0].start, view.words[-1].end)


def _run(view: PassageView) -> Iterator[Match]:
    source = view.source
    if source is None or _RUN not in bytes(
        map(source.vocabulary.__contains__, view.word_texts)
    ):
        return
    is_little = len(source.vocabulary & view.vocabulary) < _LEAST_RUN - 1
    if is_little or _is_same_language(view):
        return
    theirs = source.word_texts
    fives = set(zip(*(theirs[at:] for at in range(_LEAST_RUN)), strict=False))
    ours = list(zip(*(view.word_texts[at:] for at in range(_LEAST_RUN)), strict=False))
    if fives.isdisjoint(ours) or source.folded.strip() == view.folded.strip():
        return
    for first, last in _stretches([five in fives for five in ours]):
        if _is_left(view, range(first, last)):
            span = Span(view.words[first].start, view.words[last - 1].end)
            yield Match(*span)


def _stretches(hits: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first word and the end of each run of words that stand in the source."""
    at = 0
    while at < len(hits):
        if not hits[at]:
            at += 1
            continue
        end = at
        while end < len(hits) and hits[end]:
            end += 1
        yield at, end - 1 + _LEAST_RUN
        at = end


def _is_left(view: PassageView, words: range) -> bool:
    start, end = view.words[words[0]].start, view.words[words[-1]].end
    if _SET_APART.search(view.cased, start, end):
        return False
    if is_set_apart(view.cased, start, end, (view.lang or "").split("-")[0]):
        return False
    return _is_foreign(view, words, _LEAST_RUN - 1)


def _is_same_language(view: PassageView) -> bool:
    own, theirs = (view.lang or "").split("-")[0], (view.source_lang or "en")
    return own == theirs.split("-")[0]


def _is_foreign(view: PassageView, words: range, least: int) -> bool:
    """Whether words are prose of another language than the target's."""
    texts = [view.word_texts[at] for at in words]
    low = [
        text
        for at, text in zip(words, texts, strict=True)
        if text.isalpha() and view.cased[view.words[at].start].islower()
    ]
    if len(low) < least or 2 * len(low) < len(texts):
        return False
    return len(_odd(low, view)) >= min(_LEAST_ODD, len(low) - 1)


def _odd(words: Sequence[str], view: PassageView) -> set[str]:
    """Those words that the target's language does not have, as far as known."""
    lang = (view.lang or "").split("-")[0]
    theirs = (view.source_lang or "en").split("-")[0]
    strong = marker_words(lang, theirs) if theirs in FUNCTION_WORDS else frozenset()
    odd = strong & set(words)
    if theirs == "en":
        odd |= english.english_words(words, lang)
        known = lexicon(lang)
        if known is not None:
            odd |= {
                w for w in words if w in english.COMMON and not known.knows(plain(w))
            }
    return set(odd)
