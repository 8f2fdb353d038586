"""Finds a name of the source that the translation does not show, in any spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.kept_names import Name, shows, source_names
from mtcheck.match.kinship import keys, source_keys, target_keys
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LEAST_SHOWN = 1  # words in common, or the whole is another text
_LONG = 4  # letters of a word that may stand for a name


def make(*, pick: str = "plain") -> PassageCheck:
    """A check of ``plain`` names, or of ``mixed`` ones such as « WebAssembly »."""
    return lambda view: _lost(view, is_mixed=pick == "mixed")


def _lost(view: PassageView, *, is_mixed: bool) -> Iterator[Match]:
    source = view.source
    if source is None or not _is_english(view):
        return
    names = [n for n in source_names(source) if n.is_mixed is is_mixed]
    if not names or not view.word_texts:
        return
    has_pronoun = _stands_for_names(view, source)
    seen: set[str] = set()
    for name in names:
        if name.text in seen or shows(view, name):
            continue
        if has_pronoun and not name.is_mixed:
            continue
        seen.add(name.text)
        if source_keys(view) & target_keys(view):
            place = _stand_in(view, name, len(source.cased))
            yield Match(*place, {"name": name.text})


def _stands_for_names(view: PassageView, source: PassageView) -> bool:
    """Whether a pronoun that the source has not may stand for a name."""
    ours = _PRONOUNS.get((view.lang or "").split("-")[0], frozenset())
    return not ours.isdisjoint(view.vocabulary) and _ENGLISH.isdisjoint(
        source.vocabulary
    )


_ENGLISH = frozenset("he she it they him her them his their its".split())
_PRONOUNS = {
    lang: frozenset(words.split())
    for lang, words in {
        "fr": "il elle ils elles lui celui-ci celle-ci ceux-ci celui celle",
        "de": "er sie ihm ihn dieser diese dieses",
        "es": "él ella ellos ellas este esta",
        "it": "egli lei lui loro questi questo questa",
        "nl": "hij zij ze hem haar",
        "pt": "ele ela eles elas este esta",
    }.items()
}


def _is_english(view: PassageView) -> bool:
    own, theirs = (view.lang or "en").split("-")[0], view.source_lang or "en"
    return theirs.split("-")[0] == "en" and own not in _OTHER_LETTERS and own != "en"


_OTHER_LETTERS = frozenset("ar bg el fa he hi ja ka ko ru sr th uk zh".split())


def _stand_in(view: PassageView, name: Name, length: int) -> Span:
    """The word that most likely stands where the name should."""
    at = name.start / max(1, length) * len(view.raw)
    strange = [
        span
        for span, text in zip(view.words, view.word_texts, strict=True)
        if len(text) >= _LONG and not keys([text]) & source_keys(view)
    ]
    return min(strange or list(view.words), key=lambda span: abs(span.start - at))
