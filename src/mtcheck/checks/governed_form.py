"""A finite verb where a modal or a preposition wants an infinitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADVERB,
    FINITE,
    lemmas,
    only,
    persons,
    reading,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_FORM = f"(?P<verb>[{only(FINITE)}])"
_PATTERNS = {
    "modal": shape(rf"(?P<head>M) (?:[R{only(ADVERB)}] )?(?:c ){{0,2}}{_FORM}"),
    "auxiliary": shape(rf"(?P<head>[EH]) (?:[R{only(ADVERB)}] )?{_FORM}"),
    "preposition": shape(rf"(?P<head>s) (?:c ){{0,2}}{_FORM}"),
}
_PREPOSITIONS = frozenset("de d' à pour sans".split())
_STRONG = frozenset({"nous", "vous", "lui"})

# Behind these a clause may end in a bare verb: « ce qu'elle peut change ».
_OPENERS = frozenset("que qu' dont où quoi comme tel telle tels telles si s'".split())
_NOUNS = frozenset({"est", "as", "aura", "sommes"})


def make(*, after: str = "modal") -> PassageCheck:
    """Return a check that marks the governing word and the finite form.

    `after` is the kind of governing word: modal, auxiliary or preposition.
    """
    pattern = _PATTERNS[after]
    right = _after_preposition if after == "preposition" else _after_verb

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for head, verb in read.places(pattern, "head", "verb"):
            if _is_capital(view, read, verb) or _is_capital(view, read, head):
                continue
            if not right(read, head, verb):
                yield _match(view, read, head, verb, after)

    return where([pattern], check)


def _match(view: PassageView, read: Reading, head: int, verb: int, after: str) -> Match:
    start, end = read.spans[head].start, read.spans[verb].end
    kept = view.raw[start : read.spans[verb].start]
    wanted = () if after == "auxiliary" else sorted(lemmas(read.words[verb], "v"))
    return Match(
        start,
        end,
        values={
            "head": view.raw[slice(*read.spans[head])],
            "verb": view.raw[slice(*read.spans[verb])],
        },
        suggestions=tuple(kept + lemma for lemma in wanted),
    )


def _is_capital(view: PassageView, read: Reading, index: int) -> bool:
    return view.cased[read.spans[index].start].isupper()


def _after_preposition(read: Reading, head: int, verb: int) -> bool:
    """Whether the finite form may stand behind what looks like a preposition."""
    between = read.words[head + 1 : verb]
    return (
        read.words[head] not in _PREPOSITIONS
        or len(read.words[verb]) < 3
        or not _STRONG.isdisjoint(between)
    )


def _after_verb(read: Reading, head: int, verb: int) -> bool:
    """Whether the clause of the first verb may be over before the second."""
    words = read.words
    if words[head] in _NOUNS and head and read.shape[2 * head - 2] in "Dds":
        return True
    if _may_be_adjective(words[head], words[verb]):
        return True
    if not any(person[0] == "3" for person in persons(words[verb])):
        return False
    return not _OPENERS.isdisjoint(words[read.clause_start(head) : head])


def _may_be_adjective(head: str, form: str) -> bool:
    """Whether the form can be an adjective or participle that the lexicon lacks."""
    if form == "dus":
        return True
    return form.endswith("ent") and "p" not in {p[1] for p in persons(head)}
