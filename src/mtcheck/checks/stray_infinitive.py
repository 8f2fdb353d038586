"""An infinitive where the sentence wants another form: « une pompe qui filtrer »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    INFINITIVE,
    NOUN,
    OTHER,
    PARTICIPLE,
    chars,
    lemmas,
    only,
    reading,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_FORM = f"(?P<form>[{only(INFINITIVE)}])"
_QUALITY = f"[{chars(ADJECTIVE | PARTICIPLE, OTHER | ADVERB | FINITE)}]"
_THING = f"[{chars(NOUN, INFINITIVE | OTHER)}]"
_HEADS = f"[{chars(NOUN | ADJECTIVE | PARTICIPLE, INFINITIVE | OTHER)}]"
_PATTERNS = {
    "auxiliary": shape(rf"(?P<head>[EH]) (?:[R{only(ADVERB)}] )?(?:c )?{_FORM}"),
    "relative": shape(rf"{_HEADS} (?P<head>q) (?:n )?(?:c )?{_FORM}"),
    "subject": shape(
        rf"(?<![^.!?;])(?P<head>[Dd]) {_THING} (?:{_QUALITY} |s {_THING} )?"
        rf"(?:n )?(?:c )?{_FORM}"
    ),
    "preposition": shape(rf"(?P<head>[s\x80-\xff]) (?:c )?{_FORM}"),
}
_PREPOSITIONS = frozenset(
    "avec dans sur sous chez vers contre pendant durant depuis malgré selon avant"
    " après".split()
)
# « c'est mentir », « vouloir, c'est pouvoir »
_POINTING = frozenset("c' ç' ce cela ça qu'".split())
_INFINITIVES = compiled(f"[{chars(INFINITIVE)}]")
_BEHIND_AFTER = frozenset(
    "avoir être manger boire dîner souper déjeuner dire réfléchir".split()
)
_ASKING = frozenset(
    "savoir demander dire choisir décider chercher voir comprendre ignorer".split()
)


def make(*, after: str = "auxiliary") -> PassageCheck:
    """Return a check that marks the governing word up to the infinitive.

    `after` is auxiliary, relative (« qui »), subject or preposition.
    """
    pattern = _PATTERNS[after]
    is_right = _RIGHT[after]

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for head, form in read.places(pattern, "head", "form"):
            if is_right(view, read, head, form):
                continue
            # « cliquez sur Se connecter » names a label.
            inside = read.spans[head + 1 : form + 1]
            if not any(view.cased[span.start].isupper() for span in inside):
                yield _match(view, read, head, form)

    return where([pattern], check)


def _match(view: PassageView, read: Reading, head: int, form: int) -> Match:
    return Match(
        read.spans[head].start,
        read.spans[form].end,
        values={
            "head": view.raw[slice(*read.spans[head])],
            "verb": view.raw[slice(*read.spans[form])],
        },
    )


def _after_auxiliary(view: PassageView, read: Reading, head: int, _form: int) -> bool:
    """Whether it is « c'est mentir », « agir est choisir », or « A noter »."""
    if not _POINTING.isdisjoint(read.words[max(0, head - 2) : head]):
        return True
    if _INFINITIVES.search(read.shape, max(0, 2 * head - 6), 2 * head):
        return True
    if view.cased[read.spans[head].start].isupper():
        return True
    return head > 0 and read.shape[2 * head - 2] in "Ds" and read.words[head] != "a"


def _after_qui(_view: PassageView, read: Reading, head: int, _form: int) -> bool:
    """Whether it is no « qui », or one that asks: « il ne sait qui croire »."""
    asks = bool(_ASKING & lemmas(read.words[head - 1], "v"))
    return read.words[head] != "qui" or asks


def _after_subject(_view: PassageView, _read: Reading, _head: int, _form: int) -> bool:
    return False


def _after_preposition(_view: PassageView, read: Reading, head: int, form: int) -> bool:
    word = read.words[head]
    if word not in _PREPOSITIONS:
        return True
    return word == "après" and not _BEHIND_AFTER.isdisjoint(
        read.words[head + 1 : form + 1]
    )


_RIGHT = {
    "auxiliary": _after_auxiliary,
    "relative": _after_qui,
    "subject": _after_subject,
    "preposition": _after_preposition,
}
