"""A small word that is not elided before a vowel: « la entreprise », « que il »."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import reading
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_SMALL = frozenset("le la de que je me te se ne ce si lorsque puisque jusque".split())
_INITIALS = frozenset("aàâeéèêëiîïoôuùûœh")
_LETTER = compiled(r"[\x80-\xff]")  # a word of an open class in a shape

# The h of these is mute; that of any other word may be aspirated.
_MUTE_H = frozenset(
    "habitant habitants habitation habitations habitude habitudes harmonie hebdomadaire"
    " hectare hectares herbe herbes héritage hésitation heure heures heureux heureuse"
    " hier histoire histoires historique historiques hiver hommage homme hommes honneur"
    " honnête hôpital hôpitaux horaire horaires horizon horizons horloge horreur hôtel"
    " hôtels huile huiles humain humaine humains humaines humanité humeur humidité humour"
    " hydrogène hygiène hypothèse hypothèses hébergement hébergeur hélicoptère hésiter"
    " habiter habiller hériter".split()
)
# No elision before these, or none when the word itself is meant.
_NO_ELISION = frozenset(
    "onze onzième onzièmes oui ouistiti ouistitis ouate uhlan uhlans ululement iode un une"
    " ex euh ah eh oh hé ouf ouah ou et à".split()
)
_ONLY_BEFORE = {
    "que": frozenset("il ils elle elles on un une".split()),
    "lorsque": frozenset("il ils elle elles on un une".split()),
    "puisque": frozenset("il ils elle elles on un une".split()),
    "jusque": frozenset("à au aux en ici alors".split()),
    "si": frozenset({"il", "ils"}),
    "ce": frozenset({"est", "était", "étaient"}),
}


def make() -> PassageCheck:
    """Return a check that marks both words and elides the first."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    words = read.words
    if _SMALL.isdisjoint(words):
        return
    for i in compress(count(), map(_SMALL.__contains__, words[:-1])):
        if words[i + 1][0] in _INITIALS and _must_elide(view, read, i):
            apostrophe = "’" if "’" in view.raw else "'"
            start, end = read.spans[i].start, read.spans[i + 1].end
            stem = view.raw[start : read.spans[i].end - 1]
            kept = view.raw[read.spans[i + 1].start : end]
            yield Match(start, end, suggestions=(stem + apostrophe + kept,))


def _must_elide(view: PassageView, read: Reading, index: int) -> bool:  # noqa: PLR0911 - one exception a line
    word, following = read.words[index], read.words[index + 1]
    if read.shape[2 * index + 1] != " ":
        return False
    span = read.spans[index]
    if span.end == read.spans[index + 1].start:
        return False
    if view.cased[read.spans[index + 1].start].isupper():
        return False
    if word in _ONLY_BEFORE:
        return following in _ONLY_BEFORE[word]
    if following in _NO_ELISION or len(following) < 2:
        return False
    if following[0] == "h":
        return following in _MUTE_H
    return bool(_LETTER.match(read.shape, 2 * index + 2)) or _is_verb(word, read, index)


def _is_verb(word: str, read: Reading, index: int) -> bool:
    """Whether an auxiliary follows a pronoun that is always elided before it."""
    return word in {"je", "me", "te", "se", "ne"} and read.shape[2 * index + 2] in "EH"
