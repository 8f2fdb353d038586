"""Finds a clause of the source that nothing in the target answers to.

Each sentence is held against its counterpart, where both texts have as many. If the
target is too short, the stretch between two seams of the source is sought without which
the lengths agree. Translators condense, so much must be missing, unless the stretch is
a condition and the target has fewer of those than the source.
"""

from __future__ import annotations

from itertools import combinations
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

_SEAM = compiled(
    r"[,;:–—(]? (?:(?:or|and|but|even|only) )?(?:if|unless|provided(?: that)?|as long as"
    r"|except (?:when|if|where|for)|in case|because|although|though|so that|while|until"
    r"|which|who|whose|where|before|after|without|but|and|or)\b|[,;:–—(] "
)
_CONDITION = compiled(
    r"[,;:–—(]? (?:(?:or|and|but|even|only) )?(?:if|unless|provided(?: that)?|as long as"
    r"|except (?:when|if|where|for)|in case)\b"
)
_CONDITIONS = {
    lang: compiled(rf"(?<!\w)(?:{words})(?!\w)")
    for lang, words in {
        "fr": "si|s'ils?|sinon|à moins|sauf|hormis|excepté|pourvu|à condition|sous réserve"
        "|sous condition|tant que|en cas|au cas|lorsqu[e']|quand|dès|une fois|moyennant"
        "|à défaut|faute|éventuel\\w*|pour autant|dans la mesure|où|selon|dont|en",
        "de": "wenn|falls|sofern|ob|solange|sobald|soweit|außer|es sei denn|vorausgesetzt"
        "|voraussetzung|bedingung|im fall\\w*|bei|sonst|sollten?|ausgenommen|insofern"
        "|ohne|nur|andernfalls|ansonsten|bis",
        "es": "si|a menos|salvo|excepto|siempre|a condición|mientras|en caso|cuando|con tal"
        "|a no ser|sin|de lo contrario|una vez|al|menos",
        "pt": "se|caso|salvo|exceto|desde que|a menos|contanto|enquanto|quando|a não ser"
        "|sem|sempre|uma vez|ao|senão|sob condição|condição",
        "it": "se|qualora|salvo|tranne|purché|a meno|condizione|a patto|sempre che|finché"
        "|caso|quando|eccetto|altrimenti|ove|anche|una volta|senza|fino",
        "nl": "als|indien|tenzij|mits|behalve|zolang|wanneer|zodra|geval|bij|voorwaarde"
        "|mocht\\w*|of|anders|zonder|tenzij|ook al",
    }.items()
}
"""What renders an English condition, and what it may be recast as."""

_TOO_SHORT = -1.2  # standard deviations of a sentence's length
_EXPLAINED = -1.2, 1.8  # the same without the clause
_LEAST, _LEAST_WORDS = 18, 4  # of a clause
_MOST = 0.75  # of its sentence
_MOST_SEAMS = 12
_LEAST_KEYS = 2
_GAIN_OF_CONDITION, _GAIN = 2.0, 6.5
"""By how much, as a logarithm, the lengths must be likelier without the clause."""
_QUOTED = 70


class _Clause(NamedTuple):
    gain: float
    text: str
    is_condition: bool


def make() -> PassageCheck:
    """Return a check that marks the last word of a sentence that lost a clause."""
    return Gated(_short_sentences, _check)


def _short_sentences(view: PassageView) -> Sequence[Beside]:
    """The sentences that are too short, beside those of the source."""
    return [pair for pair in beside(view) if pair.off <= _TOO_SHORT]


def _check(view: PassageView) -> Iterator[Match]:
    source = view.source
    if source is None:
        return
    # No sentence is too short where the whole is longer than usual.
    if deviation(len(source.raw), len(view.raw), "en", view.lang) > 0:
        return
    for pair in _short_sentences(view):
        clause = _lost(view, source, pair)
        if clause is not None:
            start, end = pair.ours
            inside = [word for word in view.words if start <= word.start < end]
            if inside:
                yield Match(*inside[-1], {"clause": _shown(clause.text)})


def _lost(view: PassageView, source: PassageView, pair: Beside) -> _Clause | None:
    """The clause of a sentence that is most likely lost."""
    length = pair.ours.end - pair.ours.start
    text = source.cased[slice(*pair.theirs)].rstrip(" .!?")
    found = [
        clause
        for clause in _clauses(text, length, pair.off, view.lang)
        if _is_missing(view, source, text, clause)
    ]
    return max(found, default=None)


def _clauses(
    text: str, target: int, before: float, lang: str | None
) -> Iterator[_Clause]:
    """The stretches between two seams whose loss would explain a short target."""
    seams = [match.start() for match in _SEAM.finditer(text, 1)][:_MOST_SEAMS]
    for start, end in combinations([*seams, len(text)], 2):
        clause = text[start:end]
        if not _LEAST <= len(clause) <= _MOST * len(text):
            continue
        if len(clause.split()) < _LEAST_WORDS:
            continue
        after = deviation(len(text) - len(clause), target, "en", lang)
        gain = (before * before - after * after) / 2
        is_condition = _CONDITION.match(clause) is not None
        least = _GAIN_OF_CONDITION if is_condition else _GAIN
        if _EXPLAINED[0] <= after <= _EXPLAINED[1] and gain >= least:
            yield _Clause(gain, clause, is_condition)


def _is_missing(
    view: PassageView, source: PassageView, sentence: str, clause: _Clause
) -> bool:
    """Whether the target shows no word of a clause, nor the condition that it is."""
    shown = keys(view.word_texts)
    rest = _content(sentence.replace(clause.text, " ", 1))
    own = _content(clause.text) - rest
    if len(own) < _LEAST_KEYS or not own.isdisjoint(shown):
        return False
    if clause.gain >= _GAIN and not rest.isdisjoint(shown):
        return True
    return clause.is_condition and _has_fewer_conditions(view, source)


def _has_fewer_conditions(view: PassageView, source: PassageView) -> bool:
    words = _CONDITIONS.get((view.lang or "").split("-")[0])
    if words is None:
        return False
    theirs = len(_CONDITION.findall(f" {source.folded}"))
    return len(words.findall(view.folded)) < theirs


def _content(text: str) -> frozenset[str]:
    words: Sequence[str] = compiled(r"[\w'-]+").findall(text.lower())
    return content(words)


def _shown(clause: str) -> str:
    text = " ".join(clause.split()).lstrip(",;:–—( ")
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
