"""A past participle where an infinitive must stand: « peut mangé », « pour réparé »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.french import ADVERB, PARTICIPLE, chars, lemmas, only, reading
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_FORM = f"(?P<form>[{chars(PARTICIPLE, ~PARTICIPLE & 0x7F)}])"
_PAIR = re.compile(
    rf"(?P<head>[Ms\x80-\xff]) (?:[R{only(ADVERB)}] )?(?:c )?{_FORM}(?=[ .,])"
)
_GOING = frozenset("va vais vas vont allez allons allait allaient faut faudra".split())
_PREPOSITIONS = frozenset({"pour", "sans"})
# « afin de réparé »: before « de » a deed is announced.
_ANNOUNCING = frozenset(
    "afin avant besoin envie peur droit possibilité intention permet permettent décidé"
    " essayé choisi refusé accepté".split()
)
_NOUNS = frozenset("devoir pouvoir vouloir".split())


def make() -> PassageCheck:
    """Return a check that marks the governing word and the participle."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for head, form in read.places(_PAIR, "head", "form"):
        if not _governs(read, head) or view.cased[read.spans[form].start].isupper():
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


def _governs(read: Reading, head: int) -> bool:
    word = read.words[head]
    if word in {"de", "d'"}:
        return bool(head) and read.words[head - 1] in _ANNOUNCING
    if word in _PREPOSITIONS:  # not « 0 » pour désactivé
        return not head or read.shape[2 * head - 1] == " "
    return read.shape[2 * head] == "M" or word in _GOING
