"""Finds "X or X": two words of the source that became one in the translation."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_CONJUNCTIONS = {
    "fr": frozenset(("ou", "et")),
    "en": frozenset(("or", "and")),
    "de": frozenset(("oder", "und")),
    "es": frozenset(("o", "u", "y", "e")),
    "it": frozenset(("o", "e", "ed")),
    "pt": frozenset(("ou", "e")),
    "nl": frozenset(("of", "en")),
}
_LITTLE = frozenset(
    """
    le la les l' un une des de du d' au aux à ce cet cette ces son sa ses leur
    leurs nos notre vos votre mon ma mes ton ta tes en par pour dans sur avec sans
    the a an of to in his her its their our your for with der die das den dem des
    ein eine einen einem einer zu zum zur von vom im am in mit für el los las del
    al una su sus con por para il lo gli i del della dei delle dello al alla un
    uno di da nel nella con per o os as do da dos das um uma na em com het van
    voor met op
    """.split()
)
_SET_PHRASES = frozenset(
    """
    encore toujours mieux plus moins beaucoup jamais oui non bien très loin tant
    trop années ans jours mois siècles heures fois milliers millions centaines
    dizaines tonnes semaines kilomètres pages ceci cela tel telle tels telles
    untel deux trois quatre cinq two three both jour nuit fin vrai faux blanc
    chose more again years hours days miles thousands millions hundreds over less
    through better on up down round worse mehr immer wieder nach tage jahre
    stunden durch über weiter besser aber weniger más años días horas menos veces
    miles venga dale siempre più anni giorni ore meno sempre volte mai ancora
    avanti mais anos dias horas menos vezes sempre muito meer jaren dagen uren
    minder steeds door weer verder
    """.split()
)
_LONGEST = 3
_SAID_APART = frozenset(
    "entre between zwischen tussen tra fra soit a avait hay".split()
)


def make() -> PassageCheck:
    """A check that yields the first X, the conjunction and the second X."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    conjunctions = _CONJUNCTIONS.get((view.lang or "")[:2])
    if conjunctions is None:
        return
    texts = view.word_texts
    if conjunctions.isdisjoint(view.vocabulary):
        return
    for at in compress(count(), map(conjunctions.__contains__, texts)):
        if 0 < at < len(texts) - 1:
            second = at + 1
            while (
                second < len(texts) - 1 and texts[second] in _LITTLE and second - at < 3
            ):
                second += 1
            # A pair ends on the same word, however many words it has.
            for size in range(1, _LONGEST + 1):
                last = second + size - 1
                if last < len(texts) and texts[last] == texts[at - 1]:
                    yield from _pair(view, at, second, size)
                    break


def _pair(view: PassageView, at: int, second: int, size: int) -> Iterator[Match]:
    texts = view.word_texts
    first = at - size
    if first < 0 or texts[first:at] != texts[second : second + size]:
        return
    words = texts[first:at]
    if not all(w.rstrip("'").isalpha() for w in words) or _is_meant(view, at, words):
        return
    start, end = view.words[first].start, view.words[second + size - 1].end
    text = view.cased[start:end]
    is_plain = all(c.isalnum() or c in " '-" for c in text)
    if is_plain and not _is_extended(view, second + size):
        yield Match(start, end, {"word": view.raw[start : view.words[at - 1].end]})


def _is_meant(view: PassageView, at: int, words: tuple[str, ...]) -> bool:
    """Whether the language says it twice on purpose, or the words are names."""
    if len(words) == 1 and (len(words[0]) < 4 or words[0] in _LITTLE):
        return True
    if words[-1] in _SET_PHRASES:
        return True
    start, end = view.words[at - len(words)].start, view.words[at - 1].end
    if not view.cased[start:end].islower() and len(words) == 1:
        return True
    before = view.word_texts[max(0, at - len(words) - 2) : at - len(words)]
    return not _SAID_APART.isdisjoint(before)


def _is_extended(view: PassageView, after: int) -> bool:
    """Whether more words say how the second differs from the first."""
    if after >= len(view.words):
        return False
    between = view.cased[view.words[after - 1].end : view.words[after].start].strip(
        " *_"
    )
    return between[:1] not in tuple(".,;:!?)»”…")
