"""Names that changed places with another, or that a pair of names lost."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from mtcheck import english
from mtcheck.match.capitals import (
    are_alike,
    capitals,
    gained,
    is_first,
    is_mere_name,
    is_shown,
)
from mtcheck.match.expressions import compiled
from mtcheck.match.kept_names import is_translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.match.view import PassageView

_AND = compiled(r",? (?:and|&|or) ")
_VERB = compiled(
    r" (?:(?:has|have|had|just|also|finally|narrowly|easily|later) )*(?P<verb>[a-z]{3,})"
    r"(?: (?:its|his|her|their|the) (?:rival|neighbour|neighbor))? "
)
_ACTIVE = frozenset(
    """
    beat beats beaten defeated defeats thrashed thrashes crushed crushes outplayed edged
    knocked bought buys acquired acquires sued sues accused accuses fired fires hired
    hires dismissed sacked succeeded succeeds replaced replaces overtook overtakes
    defeated eliminated eliminates broke breaks outscored outsold hosts hosted
    congratulated congratulates praised praises criticised criticises criticized blames
    blamed invited invites interviewed interviews married marries kissed kisses killed
    kills shot shoots stabbed attacked attacks called calls rang phoned phones emailed
    visited visits followed follows taught teaches trained trains coached coaches
    supported supports backed backs endorsed endorses owes owed paid pays lent thanked
    thanks mentored hugged helped helps saved saves rescued rescues arrested tackled
    invaded invades supplies supplied sponsors funds funded founded nominated appointed
    """.split()
)
"""Verbs whose subject and object are no more the same when they change places."""
_TURNED = {
    "fr": r"\b(?:par|contre|devant|face|été|est|sont|s'est|battu par|inclin\w+|perd\w*|fut|étai\w+"
    r"|chez|auprès|grâce|de la part|reçu|derrière)\b",
    "de": r"\b(?:von|durch|gegen|wurde\w*|wird|werden|worden|unterl\w+|verlor\w*|bei|nach)\b",
    "es": r"\b(?:por|contra|ante|fue|sido|frente|perdi\w*|ser|cayó|de manos)\b",
    "it": r"\b(?:da|dal|dalla|contro|stat\w|viene|venne|perso|sconfitt\w|fu)\b",
    "pt": r"\b(?:por|pelo|pela|contra|foi|sido|perde\w*|frente|diante)\b",
    "nl": r"\b(?:door|van|tegen|werd|wordt|worden|geworden|verlo\w+|bij)\b",
}
"""What tells that the other name acts, after all."""


class Role(NamedTuple):
    """Where the second name of the source stands first, and both are named."""

    start: int
    end: int
    first: str
    second: str


def swapped(view: PassageView) -> Iterator[Role]:
    """The pairs of names around a verb that changed places."""
    source, lang = view.source, (view.lang or "").split("-")[0]
    if source is None or lang not in _TURNED or _ACTIVE.isdisjoint(source.vocabulary):
        return
    found = capitals(source)
    for first, second in itertools.pairwise(found):
        verb = _VERB.fullmatch(source.cased, first.end, second.start)
        if verb is None or verb["verb"] not in _ACTIVE:
            continue
        place = _turned(view, first.text, second.text, lang)
        if place is not None:
            yield Role(*place, first.text, second.text)


def _turned(
    view: PassageView, first: str, second: str, lang: str
) -> tuple[int, int] | None:
    """Where the second name acts upon the first, if each stands there once."""
    text = view.cased
    if text.count(first) != 1 or text.count(second) != 1:
        return None
    start, end = text.index(second), text.index(first)
    if start > end:
        return None
    # Behind the first name « par », and the like, would make it the one that acts.
    between = text[start + len(second) : end].lower()
    if compiled(_TURNED[lang]).search(between) or len(between.split()) > 9:
        return None
    if "," in between or "." in between or between[:1] != " ":
        return None
    before = text[:start].rstrip().lower()
    if before.endswith((" par", " von", " por", " da", " door", " a", " de", " à")):
        return None
    return start, end + len(first)


def missing(view: PassageView) -> Iterator[tuple[str, int]]:
    """The full names joined to another by « and » that the target lost, with the other's end."""
    source = view.source
    if source is None or " and " not in source.cased:
        return
    runs = list(_runs(source))
    for (one, one_end), (other, other_end) in itertools.pairwise(runs):
        joined = source.cased[one_end : other_end - len(other)]
        if not _AND.fullmatch(joined):
            continue
        for lost, kept in ((other, one), (one, other)):
            place = _end_of(view, kept)
            if place and not _is_shown_at_all(view, lost):
                yield lost, place


def _runs(view: PassageView) -> Iterator[tuple[str, int]]:
    """The stretches of two or three capitalised words, each with its end."""
    found = [
        name
        for name in capitals(view)
        if not (name.text.lower() in english.FUNCTION and is_first(view, name))
    ]
    at = 0
    while at < len(found):
        stop = at
        while (
            stop + 1 < len(found)
            and view.cased[found[stop].end : found[stop + 1].start] == " "
        ):
            stop += 1
        yield view.cased[found[at].start : found[stop].end], found[stop].end
        at = stop + 1


def _end_of(view: PassageView, name: str) -> int:
    return view.cased.index(name) + len(name) if name in view.cased else 0


def _is_shown_at_all(view: PassageView, name: str) -> bool:
    """Whether a text has a word of a name, or the name may be told in other words."""
    words = name.split()
    if len(words) < 2 or not any(is_mere_name(word) for word in words):
        return True
    if any(is_translated(w.lower()) or is_shown(view, w[:5]) for w in words):
        return True
    # A name that is misspelt is not lost.
    return any(are_alike(w, new.text) for w in words for new in gained(view))
