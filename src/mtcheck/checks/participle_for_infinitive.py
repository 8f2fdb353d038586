"""A past participle where an infinitive must stand: « peut mangé », « pour réparé »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import ADVERB, PARTICIPLE, chars, lemmas, only, reading
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_FORM = f"(?P<form>[{chars(PARTICIPLE, ~PARTICIPLE & 0x7F)}])"
_PAIR = shape(
    rf"(?P<head>[Ms\x80-\xff]) (?:[R{only(ADVERB)}] )?(?:c )?{_FORM}(?=[ .,])"
    rf"(?: (?P<object>[Dd]))?"
)
_GOING = frozenset("va vais vas vont allez allons allait allaient faut faudra".split())
_PREPOSITIONS = frozenset({"pour", "sans"})
# « afin de réparé »: before « de » a deed is announced.
_ANNOUNCING = frozenset(
    "afin avant besoin envie peur droit possibilité intention permet permettent décidé"
    " essayé choisi refusé accepté".split()
)
# « le texte qu'il doit augmenté d'une page », « il le veut publié »
_OPENERS = frozenset("que qu' dont où quoi".split())
# « il passe pour cultivé », « laissé pour mort »
_TAKING = frozenset("passer tenir laisser prendre compter donner".split())


def make() -> PassageCheck:
    """Return a check that marks the governing word and the participle."""
    return where([_PAIR], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for head, form, whole in read.places(_PAIR, "head", "form", "object"):
        if (
            not _governs(read, head, has_object=whole >= 0)
            or view.cased[read.spans[form].start].isupper()
        ):
            continue
        start = read.spans[head].start
        kept = view.raw[start : read.spans[form].start]
        wanted = sorted(lemmas(read.words[form], "k"))
        yield Match(
            start,
            read.spans[form].end,
            values={
                "head": view.raw[slice(*read.spans[head])],
                "verb": view.raw[slice(*read.spans[form])],
            },
            suggestions=tuple(kept + lemma for lemma in wanted),
        )


def _governs(read: Reading, head: int, *, has_object: bool) -> bool:
    """Whether an infinitive must follow; other words than modals need an object, too."""
    word, before = read.words[head], read.words[max(0, head - 3) : head]
    if read.shape[2 * head] == "M":
        clause = read.words[read.clause_start(head) : head]
        return not word.startswith(("vou", "veu")) and _OPENERS.isdisjoint(clause)
    if not has_object or (head and read.shape[2 * head - 1] != " "):
        return False
    if word in {"de", "d'"}:
        return bool(before) and before[-1] in _ANNOUNCING
    if word in _PREPOSITIONS:
        return not any(_TAKING & (lemmas(w, "v") | lemmas(w, "k")) for w in before)
    return word in _GOING and "en" not in before
