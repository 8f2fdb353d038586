"""Sentences of an English source beside those of its translation, and their lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.length import deviation, is_known
from mtcheck.match.view import once

if TYPE_CHECKING:
    from mtcheck.match.view import PassageView
    from mtcheck.model import Span


class Beside(NamedTuple):
    """A sentence of the source, its translation, and how much too long that is."""

    theirs: Span
    ours: Span
    off: float
    """In standard deviations; below 0 it is too short."""


@once
def beside(view: PassageView) -> tuple[Beside, ...]:
    """The sentences side by side; none where there are not as many of them.

    Nor where nothing is known of the lengths of a language, or the source is not English.
    """
    source, lang = view.source, view.lang
    if source is None or not is_known(lang) or not _is_english(view.source_lang):
        return ()
    theirs, ours = source.sentences, view.sentences
    if len(theirs) != len(ours):
        return ()
    return tuple([_beside(*pair, lang) for pair in zip(theirs, ours, strict=True)])


def _is_english(lang: str | None) -> bool:
    return lang in {None, "en"} or (lang or "en").split("-")[0] == "en"


def _beside(theirs: Span, ours: Span, lang: str | None) -> Beside:
    off = deviation(theirs.end - theirs.start, ours.end - ours.start, "en", lang)
    return Beside(theirs, ours, off)
