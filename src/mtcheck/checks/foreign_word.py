"""A single English word in the middle of a sentence that is not English.

``words: plain`` are words of every day that no writer would borrow; ``words: rare``
are all that texts in the language hardly ever use. Of those, a document that says
one often has made it a term of its own, and it is left alone.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.english import RESIDUE, english_words
from mtcheck.lang import FUNCTION_WORDS
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.view import BLANK
from mtcheck.model import Match
from mtcheck.runs import foreign_runs, is_set_apart
from mtcheck.signs import RARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView
    from mtcheck.model import Span

# What stands before a word cited as a word, a value, an identifier or a name.
_CITED = compiled(
    rf"(?:[{BLANK}@#$%&\\/._=:*<>{{}}\[\]|'\"“«‘-]\s?"
    r"|\b(?:mots?|termes?|verbes?|valeurs?|param[eè]tres?|champs?|options?|commandes?"
    r"|attributs?|clés?|fonctions?|méthodes?|instructions?|opérateurs?|noms?|types?|fichiers?|dossiers?|modules?"
    r"|balises?|propriétés?|variables?|colonnes?|tables?|dit|dits|dite|dites|anglais"
    r"|signifie|wort|begriff|palabra|término|parola|termine|palavra|termo|woord"
    r"|englisch|inglés|inglese|inglês|engels)\s)$"
)
_AFTER = compiled(rf"\s?[{BLANK}@#$%&\\/_=*<>{{}}\[\]|\"”»’'(-]|\. ?[a-z]|:\S|\s?\(")
_OFTEN = 3  # times in one document; a slip is made once or twice


def make(*, words: str = "plain", but: str = "") -> DocumentCheck:
    """The check for ``plain`` or for ``rare`` words, in all languages `but` one."""
    if words not in {"plain", "rare"}:
        raise ValueError(words)
    return _Words(is_plain=words == "plain", but=but)


class _Words:
    """Collects the places of each word over a document."""

    def __init__(self, *, is_plain: bool, but: str) -> None:
        self._is_plain = is_plain
        self._but = but
        self._counts: Counter[str] = Counter()
        self._found: list[tuple[str, Match]] = []

    def see(self, view: PassageView) -> None:
        """Note the English words of a passage that stand alone."""
        lang = (view.lang or "").split("-")[0]
        words = self._wanted(view, lang) if lang != self._but else frozenset[str]()
        if not words:
            return
        self._counts.update(word for word in view.word_texts if word in words)
        runs = foreign_runs(view)
        for at, (span, text) in enumerate(
            zip(view.words, view.word_texts, strict=True)
        ):
            if text not in words or not view.cased[span.start].islower():
                continue
            in_run = any(run.start <= span.start < run.end for run in runs)
            if not in_run and _is_alone(view, view.words, at):
                match = Match(span.start, span.end, passage=view.index)
                self._found.append((text, match))

    def _wanted(self, view: PassageView, lang: str) -> frozenset[str]:
        plain = _plain_words(lang)
        if self._is_plain:
            is_any = not plain.isdisjoint(view.vocabulary)
            return plain & view.vocabulary if is_any else frozenset()
        return RARE.words(view) - plain if RARE.is_in(view) else frozenset()

    def close(self) -> Iterable[Match]:
        """What was found, without the words that are terms here."""
        for word, match in self._found:
            if self._is_plain or self._counts[word] < _OFTEN:
                yield match


@cache
def _plain_words(lang: str) -> frozenset[str]:
    known = lexicon(lang)
    if known is None:
        return frozenset()
    return frozenset(word for word in RESIDUE if not known.knows(word))


def _is_alone(view: PassageView, spans: Sequence[Span], at: int) -> bool:
    """Whether the word stands among others' words, not in a name or a citation."""
    start, end = spans[at]
    lang = (view.lang or "").split("-")[0]
    if _CITED.search(view.folded[max(0, start - 16) : start]):
        return False
    if "+" in (view.cased[max(0, start - 1) : start], view.cased[end : end + 1]):
        return False  # « lost+found » is a name
    if _AFTER.match(view.folded, end) or is_set_apart(view.cased, start, end, lang):
        return False
    around = [spans[i] for i in (at - 1, at + 1) if 0 <= i < len(spans)]
    beside = [
        view.cased[s:e]
        for s, e in around
        if view.cased[min(e, end) : max(s, start)].isspace()
    ]
    if any(word[:1].isupper() for word in beside):
        return False
    return bool(beside) and all(_is_own(word.rstrip("'"), lang) for word in beside)


def _is_own(word: str, lang: str) -> bool:
    """Whether a neighbour belongs to the text's language."""
    known = lexicon(lang)
    if known is not None:
        return known.knows(word)
    return word in FUNCTION_WORDS[lang] or not english_words([word], lang)
