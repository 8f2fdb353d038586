"""*Avoir* with a participle in the plural or the feminine and no object before it.

« Les échantillons ont renvoyés au laboratoire »: either *été* was lost, or the
participle must not agree. Where an object stands before (« les lettres qu'il a
envoyées », « il les a vues »), it agrees by right; any sign of one excuses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    NOUN,
    PARTICIPLE,
    chars,
    parts,
    reading,
    slots,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_DONE = f"[{chars(PARTICIPLE, ADVERB)}]"
_PAIR = shape(
    rf"(?P<before>[P\x80-\xff]) (?:n )?(?P<has>H)"
    rf" (?:R |[{chars(ADVERB, NOUN)}] )?(?P<done>{_DONE})"
)
_OBJECTS = frozenset(
    "que qu' les la le l' nous vous me m' te t' se s' en combien quel quelle quels quelles"
    " laquelle lesquels lesquelles tant plus moins autant trop peu beaucoup dont tous"
    " toutes".split()
)
_STOPS = frozenset(".;:!?")
_FEW = 30  # words back to the beginning of a sentence, at most


def make() -> PassageCheck:
    """Return a check that marks the auxiliary and the participle."""
    return where([_PAIR], _check)


def _check(view: PassageView) -> Iterator[Match]:
    if (view.lang or "").split("-")[0] != "fr":
        return
    read = reading(view)
    for found in _PAIR.expression.finditer(read.shape):
        has, done = found.start("has") // 2, found.start("done") // 2
        if not _agrees(read.words[done]):
            continue
        if _has_object(read, has) or not _has_subject(read, found.start("before") // 2):
            continue
        start, end = read.spans[has].start, read.spans[done].end
        if view.cased[read.spans[done].start].islower():
            yield Match(start, end)


def _agrees(word: str) -> bool:
    """Whether a participle can be nothing but plural or feminine."""
    if parts(word) & FINITE:
        return False
    found = slots(word, "k")
    return bool(found) and all(
        slot.number == "p" or slot.gender == "f" for slot in found
    )


def _has_subject(read: Reading, at: int) -> bool:
    """Whether the word before is a noun, or a pronoun of the third person."""
    word = read.words[at]
    if read.shape[2 * at] == "P":
        return word in {"il", "elle", "ils", "elles", "on"}
    return bool(parts(word) & (NOUN | ADJECTIVE))


def _has_object(read: Reading, has: int) -> bool:
    """Whether anything before in the sentence may be the object of the participle."""
    at = has - 1
    for _ in range(_FEW):
        if at < 0 or read.shape[2 * at + 1] in _STOPS:
            return False
        word = read.words[at]
        if word in _OBJECTS and not _is_article(read, at):
            return True
        at -= 1
    return True


def _is_article(read: Reading, at: int) -> bool:
    """Whether a word that may be an object stands before a noun: « les élèves »."""
    word = read.words[at]
    if word not in {"le", "la", "les", "l'", "tous", "toutes", "en"}:
        return False
    following = at + 1
    if following >= len(read.words):
        return False
    if word in {"tous", "toutes"}:
        return True
    letter = read.shape[2 * following]
    is_verb = letter in "HEMnc" or not parts(read.words[following]) & ~(FINITE)
    return not is_verb
