"""A single English word in the middle of a sentence that is not English."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.english import RESIDUE
from mtcheck.lexicon import lexicon
from mtcheck.match.view import BLANK
from mtcheck.model import Match
from mtcheck.runs import foreign_runs, is_set_apart, marker_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView
    from mtcheck.model import Span

# What stands before a word cited as a word, a value, an identifier or a name.
_CITED = re.compile(
    rf"(?:[{BLANK}@#$%&\\/._=:*<>{{}}\[\]|'\"“«‘-]\s?"
    r"|\b(?:mots?|termes?|verbes?|valeurs?|param[eè]tres?|champs?|options?|commandes?"
    r"|attributs?|clés?|fonctions?|méthodes?|instructions?|opérateurs?|noms?|types?"
    r"|balises?|propriétés?|variables?|colonnes?|tables?|dit|dits|dite|dites|anglais)\s)$"
)
_AFTER = re.compile(rf"\s?[{BLANK}@#$%&\\/_=*<>{{}}\[\]|\"”»’'(-]|\.\w|:\S|\s?\(")


def make() -> PassageCheck:
    """The check, silent in languages whose words are not known."""
    return _check


@cache
def _words(lang: str | None) -> frozenset[str]:
    known = lexicon(lang)
    if known is None or lang is None or not marker_words(lang.split("-")[0]):
        return frozenset()
    return frozenset(word for word in RESIDUE if not known.knows(word))


def _check(view: PassageView) -> Iterator[Match]:
    words = _words(view.lang)
    if words.isdisjoint(view.vocabulary):
        return
    runs = foreign_runs(view)
    for at, (span, text) in enumerate(zip(view.words, view.word_texts, strict=True)):
        if text not in words or not view.cased[span.start].islower():
            continue
        if not any(run.start <= span.start < run.end for run in runs) and _is_alone(
            view, view.words, at
        ):
            yield Match(span.start, span.end)


def _is_alone(view: PassageView, spans: Sequence[Span], at: int) -> bool:
    """Whether the word stands among French words, not in a name or a citation."""
    start, end = spans[at]
    if _CITED.search(view.folded[max(0, start - 16) : start]):
        return False
    if _AFTER.match(view.folded, end) or is_set_apart(
        view.cased, start, end, (view.lang or "").split("-")[0]
    ):
        return False
    known = lexicon(view.lang)
    around = [spans[i] for i in (at - 1, at + 1) if 0 <= i < len(spans)]
    beside = [
        view.cased[s:e]
        for s, e in around
        if view.cased[min(e, end) : max(s, start)].isspace()
    ]
    if any(word[:1].isupper() for word in beside):
        return False
    return (
        known is not None
        and bool(beside)
        and all(known.knows(word.rstrip("'")) for word in beside)
    )
