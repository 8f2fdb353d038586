"""Finds a phrase that only one side has: lost from the source, or new in the target.

By a bilingual lexicon, none of its words has an answer on the other side, which is too
short by about that phrase.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from mtcheck.match.answers import State, foretold, has_lexicon, told
from mtcheck.match.expressions import compiled
from mtcheck.match.length import deviation
from mtcheck.match.stretches import Sentence, is_short, unanswered
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.answers import Told
    from mtcheck.match.view import PassageView

_SEAMS = {
    "en": compiled(
        r"[,;:–—()]|\b(?:in|on|at|by|for|with|from|to|of|about|after|before|during|over"
        r"|under|into|onto|through|throughout|without|within|between|against|among"
        r"|across|via|as|than|because|although|though|if|unless|until|while|when|where"
        r"|which|who|whose|that|and|or|but|so|since|including|such|depending|despite"
        r"|towards?|around|behind|beside|near|like|upon|due|thanks|according|instead"
        r"|rather|only|even|especially|particularly|both|either|will|would|can|could|may"
        r"|might|must|shall|should|is|are|was|were|has|have|had|do|does|did)\b"
    ),
    "fr": compiled(
        r"[,;:–—()]|\b(?:à|au|aux|avec|chez|contre|dans|de|des|du|en|entre|envers|hors"
        r"|par|parmi|pendant|devant|derrière|jusque|pour|sans|selon|sous|sur|vers|via|dès|depuis|après|avant"
        r"|durant|malgré|outre|sauf|grâce|afin|ainsi|autour|près|lors|et|ou|ni|mais|or"
        r"|donc|car|que|qui|dont|où|lequel|laquelle|lesquels|lesquelles|si|comme|quand"
        r"|lorsque|puisque|quoique|tandis|alors|parce|notamment|surtout|même|y|tout|il"
        r"|elle|ils|elles|on|nous|vous|se|ne|est|sont|était|étaient|sera|seront|a|ont"
        r"|avait|avaient|peut|peuvent|doit|doivent)\b"
        r"|\b(?:d|qu|lorsqu|puisqu|jusqu)'"
    ),
}
"""What parts phrases, and the words that open one."""
_ABBREVIATION = compiled(
    r"\b(?:[A-Za-z]\.){2,}|\b[A-Z][A-Z0-9]{1,5}\b|\d(?:bn|tn|[mk])\b"
)
_SPELT_OUT = 4  # words
_LONGEST = 600  # characters of a text; in longer ones too many words answer by chance
_LEAST_SCORE = {"lost": 9.8, "added": 8.8}
_QUOTED = 70


def make(*, pick: str = "lost") -> PassageCheck:
    """A check of phrases ``lost`` from the source or ``added`` to the target."""
    return {"lost": _lost, "added": _added}[pick]


def _lost(view: PassageView) -> Iterator[Match]:
    source = view.source
    for theirs, ours in _pairs(view):
        off = partial(_short_by, theirs.end - theirs.start, ours, view.lang)
        if source is not None and is_short(off(0)):
            loose = partial(_unanswered_in, foretold, view, ours)
            words = _inside(told(view), theirs)
            seams = partial(_seams, source, "en")
            stretch = unanswered(Sentence(theirs, words, seams, off, loose))
            if stretch is not None and stretch.score >= _LEAST_SCORE["lost"]:
                phrase = _shown(source.cased[stretch.start : stretch.end])
                yield Match(*_last_word(view, ours), {"phrase": phrase})


def _added(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "").split("-")[0]
    for theirs, ours in _pairs(view):
        off = partial(_long_by, theirs.end - theirs.start, ours, view.lang)
        if is_short(off(0)):
            loose = partial(_loose_in_source, view, theirs)
            words = _inside(foretold(view), ours)
            seams = partial(_seams, view, lang)
            stretch = unanswered(Sentence(ours, words, seams, off, loose))
            if stretch is not None and stretch.score >= _LEAST_SCORE["added"]:
                yield Match(*_trimmed(view, stretch.start, stretch.end))


def _pairs(view: PassageView) -> Iterator[tuple[Span, Span]]:
    """The sentences side by side; the whole where they are not as many."""
    source = view.source
    if source is None or not has_lexicon(view):
        return
    if max(len(source.raw), len(view.raw)) > _LONGEST:
        return
    theirs, ours = source.sentences, view.sentences
    if len(theirs) != len(ours):
        theirs, ours = (Span(0, len(source.raw)),), (Span(0, len(view.raw)),)
    for their, our in zip(theirs, ours, strict=True):
        if their.end > their.start and our.end > our.start:
            yield their, our


def _short_by(source: int, target: Span, lang: str | None, without: int) -> float:
    """How much too long a target is, had the source so many characters less."""
    return deviation(max(1, source - without), target.end - target.start, "en", lang)


def _long_by(source: int, target: Span, lang: str | None, without: int) -> float:
    """How much too long a source is, had the target so many characters less."""
    return -deviation(source, max(1, target.end - target.start - without), "en", lang)


def _inside(words: Sequence[Told], span: Span) -> Sequence[Told]:
    starts = [word.start for word in words]
    return words[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _unanswered_in(
    words: Callable[[PassageView], Sequence[Told]], view: PassageView, span: Span
) -> int:
    return sum(word.state > State.SHARED for word in _inside(words(view), span))


def _loose_in_source(view: PassageView, span: Span) -> int:
    """The same of the source, whose abbreviations the target may spell out at length."""
    text = view.source.cased if view.source else ""
    shown = frozenset(_ABBREVIATION.findall(view.cased))
    short = [a for a in _ABBREVIATION.findall(text, *span) if a not in shown]
    return _unanswered_in(told, view, span) + _SPELT_OUT * len(short)


def _seams(view: PassageView, lang: str, begin: int, end: int) -> Sequence[int]:
    found = _SEAMS[lang].finditer(view.folded, begin, end)
    return [match.start() for match in found]


def _last_word(view: PassageView, sentence: Span) -> Span:
    inside = [w for w in view.words if sentence.start <= w.start < sentence.end]
    return inside[-1] if inside else sentence


def _trimmed(view: PassageView, start: int, end: int) -> Span:
    """A stretch without the signs and spaces at its edges."""
    text = view.cased[start:end]
    lead = len(text) - len(text.lstrip(",;:–—() "))
    return Span(start + lead, start + len(text.rstrip(",;:–—() .")))


def _shown(phrase: str) -> str:
    text = " ".join(phrase.split()).strip(",;:–—() ")
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
