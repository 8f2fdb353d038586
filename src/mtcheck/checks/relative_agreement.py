"""A verb or attribute behind « qui » that does not agree with the noun before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    INFINITIVE,
    NOUN,
    OTHER,
    PARTICIPLE,
    chars,
    only,
    persons,
    reading,
    slots,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading, Slot
    from mtcheck.match.view import PassageView

_OTHERS = ADVERB | OTHER | INFINITIVE
_RELATIVE = shape(
    rf"(?P<det>[Dd]) (?P<noun>[{chars(NOUN, _OTHERS)}])"
    rf"(?: (?P<adj>[{chars(ADJECTIVE | PARTICIPLE)}]))?[ ,](?P<qui>q) (?:n )?(?:c )?"
    rf"(?P<verb>[EHM{only(FINITE)}])"
    rf"(?: (?:R )?(?P<attribute>[{chars(ADJECTIVE | PARTICIPLE, NOUN | _OTHERS)}]))?"
)
# Behind these the noun may belong to an earlier one, which « qui » takes up.
_JOINED = frozenset("sdDjqRn")
_BOUNDARIES = frozenset(".!?;:(")
_MERGED = frozenset({"du", "au", "aux", "des"})
_COLLECTIVES = frozenset(
    "plupart partie majorité minorité moitié dizaine douzaine vingtaine centaine millier"
    " nombre foule ensemble multitude série total type sorte genre un une seul seule"
    " premier première dernier dernière".split()
)


def make() -> PassageCheck:
    """Return a check that marks the noun up to the verb or the attribute."""
    return where([_RELATIVE], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    groups = ("det", "noun", "adj", "qui", "verb", "attribute")
    for det, noun, adj, qui, verb, attribute in read.places(_RELATIVE, *groups):
        if read.words[qui] != "qui" or not _stands_alone(view, read, det, noun):
            continue
        # Behind a comma, « qui » may take up any noun since the sentence began.
        is_first = not det or read.shape[2 * det - 1] in ".!?"
        if read.shape[2 * qui - 1] == "," and not is_first:
            continue
        last = _mismatch(read, _head(read, det, noun, adj), verb, attribute)
        if last >= 0:
            start, end = read.spans[det].start, read.spans[last].end
            yield Match(start, end, values={"noun": view.raw[slice(*read.spans[noun])]})


def _stands_alone(view: PassageView, read: Reading, det: int, noun: int) -> bool:
    if read.words[noun] in _COLLECTIVES or read.words[det] in _MERGED:
        return False
    if view.cased[read.spans[noun].start].isupper():
        return False
    if not det or read.shape[2 * det - 1] in _BOUNDARIES:
        return True
    before = read.words[det - 1]
    is_joined = read.shape[2 * det - 2] in _JOINED or before.startswith("tou")
    return read.shape[2 * det - 1] == " " and not is_joined


def _head(read: Reading, det: int, noun: int, adj: int) -> frozenset[Slot]:
    head = slots(read.words[noun], "n") & slots(read.words[det], "d")
    return head & slots(read.words[adj], "ak") if adj >= 0 else head


def _mismatch(read: Reading, head: frozenset[Slot], verb: int, attribute: int) -> int:
    """The word that does not agree; -1 if all do."""
    found = {person[1] for person in persons(read.words[verb]) if person[0] == "3"}
    if not head or not found:
        return -1
    if not found & {slot.number for slot in head}:
        return verb
    is_reflexive = read.shape[2 * verb - 2] == "c"  # « qui se sont cassé la jambe »
    if attribute < 0 or read.shape[2 * verb] != "E" or is_reflexive:
        return -1
    wanted = slots(read.words[attribute], "ak")
    return attribute if wanted and not head & wanted else -1
