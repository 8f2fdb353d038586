"""Finds a clause at the end of a sentence that nothing in the source answers to.

The target must be too long by about that clause, and the source a single clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.beside import beside
from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.match.kinship import content, keys
from mtcheck.match.length import deviation
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.beside import Beside
    from mtcheck.match.view import PassageView
    from mtcheck.model import Span

_SIGN = compiled(r"[,;:–—()]")
_CLAUSE = compiled(r"(?:,| [–—-]) [^,;:–—()«»\"“”.!?\d]{16,110}[.!?]?\Z")
_JOINED = compiled(
    r"[,;:–—()\"“”'‘/]| -|\b(?:and|but|or|while|because|although|though|which|who|whose|where|that"
    r"|when|if|as|so|since|regardless|including|before|after|until|what|how|whether|to be"
    r"|being|below|above|here|whenever|wherever|unless|with|without|instead|plus|than|like"
    r"|once|by \w+ing)\b"
)
"""What gives a source a second clause, so that a translator may part it off."""
_FRONTED = compiled(
    r"(?:si|quand|lorsqu\w+|pour|afin|en|se|quando|quanto|per|para|cuando|cuanto|al|wenn"
    r"|falls|um|als|indien|wanneer|om|voor|bij|bei|mit|met)\b"
)
"""What opens a sentence with a clause, so that what follows the comma is the main one."""
_COMPLEMENT = compiled(
    r"\W*(?:(?:in|an|auf|mit|von|über|durch|für|aus|nach|bei|zu|unter) )?"
    r"(?:d(?:ie|er|as|en|em|essen|eren|enen|ass|aß)|welche[mnrs]?|um|wenn|sobald|ob|falls"
    r"|indem|damit|bevor|nachdem|weil|sodass|so dass|sich|"
    r"waar\w*|dat|zodat|om|als|zodra|wanneer|ook)\b"
)
"""What opens a clause that German and Dutch need where English has a phrase."""
_UNFINISHED = compiled(
    r"\b(?:zu|te) \w+n\Z"
    r"|[^,] (?:die|dat|das|der|den|wat|waar\w*|dass|weil|wenn|als|omdat|wanneer) [^,]*\Z"
)
"""What a comma closes in German and Dutch, so that the main clause goes on behind it."""
_LINKED = compiled(
    r"\W*(?:situé\w*|placé\w*|via|à l'aide|au moyen|à partir|grâce|pour|afin|dans|sur|sous"
    r"|a través|através|mediante|por medio|por meio|para|situad\w+|tramite|attraverso|per"
    r"|posto|posta|posti|poste|situat\w|mithilfe|über|durch|door|met|ge\w+[td]|ge\w+en)\b"
)
"""What opens a phrase that only spells out a preposition of the source, if it is short."""
_SHORT = 30  # characters
_RELATIVE = compiled(r"\W*(?:dont|qui|que|qu'|où|che|cui|quem|cuj\w+|cuy\w+|quien)\b")
_INFINITIVE = compiled(
    r"\bto (?!the\b|an?\b|this|that|my|your|his|her|its|our|their)\w+"
)
"""« the name to print »: what a relative clause renders."""
_TOO_LONG = 0.5  # standard deviations of a sentence's length
_TOO_LONG_WITH_COMMAS = 1.6
"""The same in languages that set a comma before every clause."""
_COMMAS = frozenset(("de", "nl"))
_EXPLAINED = -1.8, 1.1  # the same without the clause
_LEAST_WORDS = 3
_LEAST, _MOST = 32, 140  # characters of a source


class _Found(NamedTuple):
    start: int
    end: int


def make() -> PassageCheck:
    """Return a check that marks the clause; silent without an English source."""
    return Gated(_long_sentences, _check)


def _long_sentences(view: PassageView) -> Sequence[Beside]:
    """The sentences that are too long, beside those of a source of some words."""
    most = _TOO_LONG_WITH_COMMAS if (view.lang or "")[:2] in _COMMAS else _TOO_LONG
    return [
        pair
        for pair in beside(view)
        if pair.off >= most and _LEAST <= pair.theirs.end - pair.theirs.start <= _MOST
    ]


def _check(view: PassageView) -> Iterator[Match]:
    source = view.source
    if source is None:
        return
    for theirs, ours, _ in _long_sentences(view):
        found = _added(view, source, theirs, ours)
        if found is not None:
            yield Match(*found)


def _added(
    view: PassageView, source: PassageView, theirs: Span, ours: Span
) -> _Found | None:
    said, text = source.cased[slice(*theirs)], view.cased[slice(*ours)]
    clause = _CLAUSE.search(text)
    if clause is None or _JOINED.search(said.lower()) or len(_SIGN.findall(text)) > 1:
        return None
    before, own = text[: clause.start()].lower(), clause.group().lower()
    if _belongs(before, own, view.lang) or _is_spelt_out(said, own):
        return None
    if not _is_explained(len(said), clause.start(), view.lang):
        return None
    words = compiled(r"[\w'-]+").findall(clause.group().lower())
    if len(words) < _LEAST_WORDS or _is_told(said, words):
        return None
    start = ours.start + clause.start() + 2
    return _Found(start, ours.start + clause.end())


def _belongs(before: str, clause: str, lang: str | None) -> bool:
    """Whether what stands before a clause would be no whole sentence without it."""
    if (lang or "")[:2] in _COMMAS and (
        _COMPLEMENT.match(clause) or _UNFINISHED.search(before)
    ):
        return True
    return _FRONTED.match(before) is not None


def _is_spelt_out(said: str, clause: str) -> bool:
    """Whether a clause may be what a preposition or an infinitive became."""
    if len(clause) < _SHORT and _LINKED.match(clause):
        return True
    return bool(_RELATIVE.match(clause) and _INFINITIVE.search(said.lower()))


def _is_explained(source: int, without: int, lang: str | None) -> bool:
    """Whether a sentence is not too long without its clause."""
    after = deviation(source, without, "en", lang)
    return _EXPLAINED[0] <= after <= _EXPLAINED[1]


def _is_told(said: str, words: list[str]) -> bool:
    """Whether the source shows a word of a clause."""
    theirs = content(compiled(r"[\w'-]+").findall(said.lower()))
    return not theirs.isdisjoint(keys(words))
