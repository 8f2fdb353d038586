"""The country whose French a text is written in; None unless something shows it.

Words and signs that one country has and the others have not are added up; a name
such as Montréal is no sign, for papers of every country speak of it. What is not
clear stays plain ``fr``, whose policy accepts the usage of all.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE = 50_000  # code points; later ones do not change who wrote a text
_ENOUGH = 4  # points; no word of the tables but one has them alone
_SPACES = re.compile("[\u00a0\u202f\u2009\u2007\t\n\r]")

# Points a word is worth, and the words: whole ones, once each however often they come.
_WORDS = {
    "fr-CA": {
        3: "magasiner|magasinage|clavarder|clavardage|pourriel|pourriels|infolettre"
        "|infolettres|baladodiffusion|téléphones cellulaires",
        2: "fin de semaine|fins de semaine|cégep|cégeps|téléphone cellulaire|balado"
        "|balados|traversier|traversiers|tuque|chandail de hockey|congédiement",
        1: "courriel|courriels|stationnement|stationnements|rabais|dépanneur|breuvage"
        "|breuvages|bienvenue aux dames|$ ca|$ can",
    },
    "fr-CH": {
        4: "huitante",
        3: "natel|conseillère fédérale|conseiller fédéral",
        2: "septante|nonante|votation|votations|conseil fédéral|suisse romande",
        1: "chf|romandie|alémanique|alémaniques|chancellerie fédérale",
    },
    "fr-BE": {
        3: "échevin|échevins|échevine|échevinat",
        2: "septante|nonante|bourgmestre|bourgmestres|chicons|communes à facilités",
        1: "gsm|kot|kots|région wallonne|fédération wallonie-bruxelles",
    },
}
_POINTS = {
    word: [
        (country, points)
        for country, table in _WORDS.items()
        for points, words in table.items()
        if word in words.split("|")
    ]
    for table in _WORDS.values()
    for words in table.values()
    for word in words.split("|")
}
_SWISS_GROUPS = re.compile(r"(?<![\w.,'’])[1-9]\d{0,2}(?:['’]\d{3})+(?![\w'’])")
_SWISS_PRICE = re.compile(r"\bfr\. ?\d+(?:\.\d\d|\.[-–—])|\d\.(?:\d\d|[-–—]) fr\.")
_HIGH = re.compile(r"\w(?P<space> ?)[;!?](?=\s|\Z)")
_COLON = re.compile(r"\w(?P<space> ?):(?=\s|\Z)")
_HABIT = 4  # places that make one


def country(texts: Iterable[str]) -> str | None:
    """``fr-CA``, ``fr-CH`` or ``fr-BE`` for French texts that show it, else None."""
    sample = _SPACES.sub(" ", _sample(texts).lower())
    points = Counter[str]()
    for found, worth in _signs(sample):
        points[found] += worth
    ranked = points.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    winner, most = ranked[0]
    return winner if len(ranked) == 1 or most >= 2 * ranked[1][1] else None


def _sample(texts: Iterable[str]) -> str:
    held, size = [], 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= _SAMPLE:
            break
    return "\n".join(held)[:_SAMPLE]


def _signs(sample: str) -> Iterable[tuple[str, int]]:
    for word, worth in _POINTS.items():
        # Most words are nowhere, which "in" finds out sooner than an expression.
        if word in sample and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sample):
            yield from worth
    if len(set(_SWISS_GROUPS.findall(sample))) > 1:
        yield "fr-CH", 3
    if _SWISS_PRICE.search(sample):
        yield "fr-CH", 2
    if _spaces_like_canada(sample):
        yield "fr-CA", 2


def _spaces_like_canada(sample: str) -> bool:
    """Whether colons have a space before them, always, and high signs never."""
    high = [found["space"] for found in _HIGH.finditer(sample)]
    colons = [found["space"] for found in _COLON.finditer(sample)]
    is_habit = min(len(high), len(colons)) >= _HABIT
    return is_habit and not any(high) and all(colons)
