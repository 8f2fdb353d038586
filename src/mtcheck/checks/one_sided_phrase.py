"""Finds a phrase that only one side has: lost from the source, or new in the target.

By a bilingual lexicon, none of its words has an answer on the other side, which is too
short by about that phrase.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from mtcheck.match.answers import (
    State,
    foretold,
    has_lexicon,
    most_without_answer,
    told,
    without_answer,
)
from mtcheck.match.beside import Beside, beside
from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.match.length import deviation
from mtcheck.match.stretches import Sentence, is_short, unanswered, words_needed
from mtcheck.match.view import once
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.answers import Told
    from mtcheck.match.view import PassageView

_OPENING = {
    "en": r"[,;:–—(]|\b(?:in|on|at|by|for|with|from|to|of|about|after|before|during|over"
    r"|under|into|onto|through|throughout|without|within|between|against|among|across"
    r"|via|as|than|because|although|though|if|unless|until|while|when|where|which|who"
    r"|whose|that|and|or|but|so|since|including|such|depending|despite|towards?|around"
    r"|behind|beside|near|like|upon|due|thanks|according|instead|rather|only|even"
    r"|especially|particularly|both|either|whenever|wherever|whether|except|unlike"
    r"|beyond|above|below|inside|outside|along|off|once|just)\b",
    "es": r"[,;:–—(]|\b(?:a|al|ante|bajo|con|contra|de|del|desde|durante|en|entre|hacia"
    r"|hasta|mediante|para|por|según|sin|sobre|tras|y|e|o|u|ni|pero|sino|que|quien|quienes"
    r"|cuyo|cuya|donde|cuando|mientras|si|como|porque|aunque|pues|así|antes|después|luego"
    r"|además|incluso|sobre todo|especialmente|gracias|debido|excepto|salvo)\b",
    "fr": r"[,;:–—(]|\b(?:à|au|aux|avec|chez|contre|dans|de|des|du|en|entre|envers|hors"
    r"|par|parmi|pendant|devant|derrière|jusque|pour|sans|selon|sous|sur|vers|via|dès"
    r"|depuis|après|avant|durant|malgré|outre|sauf|grâce|afin|ainsi|autour|près|lors|et"
    r"|ou|ni|mais|or|donc|car|que|qui|dont|où|lequel|laquelle|lesquels|lesquelles|si"
    r"|comme|quand|lorsque|puisque|quoique|tandis|alors|parce|notamment|surtout|même"
    r"|tout)\b|\b(?:d|qu|lorsqu|puisqu|jusqu)'",
    "pt": r"[,;:–—(]|\b(?:a|ao|aos|à|às|com|contra|de|do|da|dos|das|desde|durante|em|no|na"
    r"|nos|nas|num|numa|entre|até|mediante|para|por|pelo|pela|pelos|pelas|segundo|sem"
    r"|sobre|sob|após|e|ou|nem|mas|que|quem|cujo|cuja|onde|quando|enquanto|se|como|porque"
    r"|embora|pois|assim|antes|depois|além|inclusive|especialmente|graças|devido|exceto"
    r"|salvo)\b",
}
"""What parts phrases, and the words that open one."""
_VERBS = {
    "en": r"[).]|\b(?:will|would|can|could|may|might|must|shall|should|is|are|was|were"
    r"|has|have|had|do|does|did)\b",
    "es": r"[).]|\b(?:se|no|es|son|era|eran|fue|fueron|será|serán|ha|han|había|habían|puede"
    r"|pueden|debe|deben|está|están)\b",
    "fr": r"[).]|\b(?:il|elle|ils|elles|on|nous|vous|se|ne|est|sont|était|étaient|sera"
    r"|seront|a|ont|avait|avaient|peut|peuvent|doit|doivent)\b",
    "pt": r"[).]|\b(?:não|é|são|era|eram|foi|foram|será|serão|tem|têm|há|havia|pode|podem"
    r"|deve|devem|está|estão|ele|ela|eles|elas|você)\b",
}
"""What a phrase ends before: the verb of the sentence, the end of a bracket."""
_BEGINS = {lang: compiled(words) for lang, words in _OPENING.items()}
_STOPS = {lang: compiled(f"{words}|{_VERBS[lang]}") for lang, words in _OPENING.items()}
_QUOTED_WORD = compiled(r"[«»“”\"]|'\w+'")
_ABBREVIATION = compiled(
    r"\b(?:[A-Za-z]\.){2,}|\b[A-Z][A-Z0-9]{1,5}\b|\d(?:bn|tn|[mks])\b"
)
_MOST_SHARED = 1.0  # what words that share an answer may weigh together
_SPELT_OUT = 8  # words
_LOOSE = {State.UNANSWERED: 1, State.UNKNOWN: 2}
_LONGEST = 600  # characters of a text; in longer ones too many words answer by chance
_LEAST_SCORE = {
    "lost": {"fr": 10.0, "es": 9.6, "pt": 8.8},
    "added": {"fr": 9.0, "es": 9.0, "pt": 8.6},
}
"""By language, as tried on translations by people."""
_QUOTED = 70


def make(*, pick: str = "lost") -> PassageCheck:
    """A check of phrases ``lost`` from the source or ``added`` to the target."""
    return {
        "lost": Gated(_short_pairs, _lost),
        "added": Gated(_long_pairs, _added),
    }[pick]


def _lost(view: PassageView) -> Iterator[Match]:
    source, lang = view.source, (view.lang or "").split("-")[0]
    if source is None:
        return
    for theirs, ours, deviates in _short_pairs(view):
        least = _LEAST_SCORE["lost"][lang]
        needed = words_needed(deviates, least) - _MOST_SHARED
        if most_without_answer(view)[0] < needed or without_answer(view) < needed:
            continue
        sentence = Sentence(
            span=theirs,
            starts=[each.start for each in source.sentences],
            words=_inside(told(view), theirs),
            seams=partial(_seams, source, "en"),
            off=partial(_short_by, theirs.end - theirs.start, ours, view.lang),
            loose=partial(_unanswered_in, foretold, view, ours),
        )
        stretch = unanswered(sentence, least)
        if stretch is not None:
            phrase = _shown(source.cased[stretch.start : stretch.end])
            yield Match(*_last_word(view, ours), {"phrase": phrase})


def _added(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "").split("-")[0]
    for theirs, ours, _ in _long_pairs(view):
        sentence = Sentence(
            span=ours,
            starts=[each.start for each in view.sentences],
            words=_inside(foretold(view), ours),
            seams=partial(_seams, view, lang),
            off=partial(_long_by, theirs.end - theirs.start, ours, view.lang),
            loose=partial(_loose_in_source, view, theirs),
        )
        stretch = unanswered(sentence, _LEAST_SCORE["added"][lang])
        if stretch is not None and not _explains(view, stretch.start, stretch.end):
            yield Match(*_trimmed(view, stretch.start, stretch.end))


def _explains(view: PassageView, start: int, end: int) -> bool:
    """Whether a stretch gives a title in the other language, or explains a bracket."""
    text = view.cased
    if _QUOTED_WORD.search(text, start, end):
        return True
    is_open = text.count("(", start, end) != text.count(")", start, end)
    return is_open or text[end : end + 2].lstrip().startswith("(")


@once
def _pairs(view: PassageView) -> Sequence[Beside]:
    """The sentences side by side, or the whole where there are not as many of them."""
    source = view.source
    if source is None or not has_lexicon(view):
        return ()
    if max(len(source.raw), len(view.raw)) > _LONGEST:
        return ()
    if len(source.sentences) == len(view.sentences):
        return beside(view)
    theirs, ours = Span(0, len(source.raw)), Span(0, len(view.raw))
    if not theirs.end or not ours.end:
        return ()
    return (Beside(theirs, ours, _short_by(theirs.end, ours, view.lang, 0)),)


def _short_pairs(view: PassageView) -> Sequence[Beside]:
    """Those of which the translation is too short."""
    return [pair for pair in _pairs(view) if is_short(pair.off)]


def _long_pairs(view: PassageView) -> Sequence[Beside]:
    """Those of which it is too long."""
    return [pair for pair in _pairs(view) if is_short(-pair.off)]


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
    return sum(_LOOSE.get(word.state, 0) for word in _inside(words(view), span))


def _loose_in_source(view: PassageView, span: Span) -> int:
    """The same of the source, whose abbreviations the target may spell out at length."""
    text = view.source.cased if view.source else ""
    shown = frozenset(_ABBREVIATION.findall(view.cased))
    short = [a for a in _ABBREVIATION.findall(text, *span) if a not in shown]
    return _unanswered_in(told, view, span) + _SPELT_OUT * len(short)


def _seams(
    view: PassageView, lang: str, begin: int, end: int
) -> tuple[Sequence[int], Sequence[int]]:
    """Where, between two places, a phrase may begin, and where one may end."""
    return tuple(  # type: ignore[return-value]
        [match.start() for match in signs[lang].finditer(view.folded, begin, end)]
        for signs in (_BEGINS, _STOPS)
    )


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
