"""Finds a negation that stands on one side alone, in short sentences that pair up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.kinship import kinship, source_keys, target_keys
from mtcheck.match.negation import hints_at_negation, negations
from mtcheck.match.view import WORD
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LONGEST = 32  # words; a longer sentence has other ways to deny
_LEAST = 4
_MOST_SENTENCES = 6
_TURN = compiled(
    r"\b(?:only|until|no matter|doubt|wait|at least|longer|sooner|help|wonder|forget|whether"
    r"|less|unlike|or not|or without|if not|not if|mind|worry|problem|why not|exception|unusual"
    r"|uncommon|mention|secret|hesitate|miss|too|enough|no better|better than|what not|get it"
    r"|nothing but|no fewer|without a doubt|but)\b"
)
"""What makes of an English negation a turn of speech that is told without one."""
_INNOCENT = compiled(
    r"\b(?:avant|moins qu[e']|sans|hésitez|oubliez|manqu\w+|n'est-ce pas|pas qu[e']"
    r"|pourquoi|pas seul\w*|pas uniquement|encore|toujours|dépit|peu|de peur|empêch\w*)\b"
)
"""French negations that render no « not »."""


class _Sentence(NamedTuple):
    """A sentence of the target, and that of the source that it translates."""

    source: str
    target: str
    place: Span
    source_cased: str


def make(*, pick: str = "lost") -> PassageCheck:
    """A check of English to French: negations ``lost``, or ``added``."""
    return {"lost": _lost, "added": _added}[pick]


def _lost(view: PassageView) -> Iterator[Match]:
    source = view.source
    if source is None or not negations(source.folded, "en"):
        return
    for sentence in _sentences(view, source):
        theirs = list(negations(sentence.source, "en"))
        if len(theirs) != 1 or _is_name(sentence, theirs[0]):
            continue
        if sentence.source.startswith("no ") or sentence.source.endswith("?"):
            continue
        if _TURN.search(sentence.source):
            continue
        if not hints_at_negation(sentence.target, "fr") and _belong(view):
            yield Match(*_words(view, sentence.place), {"english": theirs[0][0]})


def _added(view: PassageView) -> Iterator[Match]:
    source = view.source
    if source is None or not negations(view.folded, "fr"):
        return
    for sentence in _sentences(view, source):
        ours = negations(sentence.target, "fr")
        if len(ours) != 1 or _INNOCENT.search(sentence.target):
            continue
        if not hints_at_negation(sentence.source, "en") and _belong(view):
            start, end = ours[0].span()
            yield Match(sentence.place.start + start, sentence.place.start + end)


def _sentences(view: PassageView, source: PassageView) -> Iterator[_Sentence]:
    """The short sentences of both sides in pairs, where there are as many of each."""
    if (
        len(view.sentences) != len(source.sentences)
        or len(view.sentences) > _MOST_SENTENCES
    ):
        return
    for ours, theirs in zip(view.sentences, source.sentences, strict=True):
        texts = source.folded[slice(*theirs)], view.folded[slice(*ours)]
        if all(_LEAST <= len(WORD.findall(text)) <= _LONGEST for text in texts):
            yield _Sentence(*texts, ours, source.cased[slice(*theirs)])


def _is_name(sentence: _Sentence, found: re.Match[str]) -> bool:
    """Whether a negation is part of a name or a button: « the No Function menu »."""
    before = sentence.source_cased[: found.start()].strip(" \"'“‘(*")
    return sentence.source_cased[found.start()].isupper() and before != ""


def _words(view: PassageView, place: Span) -> Span:
    inside = [w for w in view.words if place.start <= w.start and w.end <= place.end]
    return Span(inside[0].start, inside[-1].end) if inside else place


def _belong(view: PassageView) -> bool:
    """Whether the two sides show anything in common."""
    return kinship(source_keys(view), target_keys(view)).shown > 0
