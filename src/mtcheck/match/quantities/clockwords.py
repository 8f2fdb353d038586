"""Times of day in words: « half past eight », « halb neun », « las ocho y media ».

German and Dutch count the half from the hour to come: « halb acht » is 7:30.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.numerals import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HALF_DAY = 720
"""Minutes: words seldom say whether it is before noon."""


class Told(NamedTuple):
    """A time in words, and where it stands."""

    start: int
    end: int
    minutes: int
    """Since noon or midnight."""
    has_minutes: bool
    """Whether more than the hour is told; a bare hour may be something else."""


class _Way(NamedTuple):
    """A way to tell the time: H is the hour and M are minutes in its form."""

    form: str
    minutes: int = 0
    sign: int = 0
    """What becomes of the minutes in words: they are added, or taken away."""


_EN_AT = "(?:at|by|from|till|until|before|after|around|about) (?:about )?"
_IT = "(?:le |l'|alle |all'|dalle |delle |dell')"
_WAYS = {
    "en": (
        _Way("half past H", 30),
        _Way("(?:a )?quarter (?:past|after) H", 15),
        _Way("(?:a )?quarter (?:to|before) H", -15),
        _Way("M (?:minutes )?past H", 0, 1),
        _Way("M minutes to H", 0, -1),
        _Way(_EN_AT + "M to H(?: o'clock)?(?= *[.,;:!?)]| *$)", 0, -1),
        _Way("H o'clock"),
    ),
    "fr": (
        _Way("H heures? et demie?", 30),
        _Way("H heures? (?:et |un )quart", 15),
        _Way("H heures? moins (?:le |un )?quart", -15),
        _Way("H heures? moins M", 0, -1),
        _Way("H heures? (?:et )?M", 0, 1),
        _Way("(?:à|vers|dès|avant|après|jusqu'à) H heures?"),
    ),
    "de": (
        _Way("M vor halb H", -30, -1),
        _Way("M nach halb H", -30, 1),
        _Way("halb H", -30),
        _Way("viertel (?:nach|über) H", 15),
        _Way("viertel vor H", -15),
        _Way("drei[ -]?viertel H", -15),
        _Way("M (?:minuten )?nach H", 0, 1),
        _Way("M (?:minuten )?vor H", 0, -1),
        _Way("H uhr M", 0, 1),
        _Way("H uhr"),
    ),
    "nl": (
        _Way("M (?:minuten )?voor half H", -30, -1),
        _Way("M (?:minuten )?over half H", -30, 1),
        _Way("half H", -30),
        _Way("kwart over H", 15),
        _Way("kwart voor H", -15),
        _Way("M (?:minuten )?over H", 0, 1),
        _Way("M (?:minuten )?voor H", 0, -1),
        _Way("H uur"),
    ),
    "es": (
        _Way("las? H y media", 30),
        _Way("las? H y cuarto", 15),
        _Way("las? H menos cuarto", -15),
        _Way("las? H menos M", 0, -1),
        _Way("las? H y M", 0, 1),
        _Way("(?:a|sobre|desde|hasta) las? H"),
    ),
    "it": (
        _Way(_IT + "H e mezz[ao]", 30),
        _Way(_IT + "H e (?:un )?quarto", 15),
        _Way(_IT + "H e tre quarti", 45),
        _Way(_IT + "H meno (?:un )?quarto", -15),
        _Way(_IT + "H meno M", 0, -1),
        _Way(_IT + "H e M", 0, 1),
        _Way("(?:alle |all'|dalle |dall')H"),
    ),
    "pt": (
        _Way("H (?:horas? )?e meia", 30),
        _Way("H (?:horas? )?e (?:um )?quarto", 15),
        _Way("(?:um )?quarto para (?:as|a) H", -15),
        _Way("H menos (?:um )?quarto", -15),
        _Way("M para (?:as|a) H", 0, -1),
        _Way("H horas? e M", 0, 1),
        _Way("[àa]s H e M", 0, 1),
        _Way("às H(?: horas?)?"),
    ),
}
"""The longer form first."""
_CUES = {
    "en": "past o'clock quarter minutes",
    "fr": "heure heures",
    "de": "halb uhr viertel dreiviertel vor nach",
    "nl": "half kwart uur over voor",
    "es": "media cuarto menos las la",
    "it": "mezza mezzo quarto meno alle all' dalle le l'",
    "pt": "meia quarto para às horas",
}
"""A word that every way has one of."""
_MINUTES = frozenset({5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55})
_JOINED = {
    "en": "{}-five", "fr": "{}-cinq", "es": "{} y cinco", "pt": "{} e cinco"
}  # fmt: skip
"""How 25, 35 … are written where they are more than a word."""
_GOES_ON = r"(?! (?:et|moins|y|menos|e|meno|minutes?|\d))"
"""What follows a bare hour only if it is not one."""
_FEMININE = {
    "fr": {"une": 1}, "es": {"una": 1}, "it": {"una": 1}, "pt": {"uma": 1, "duas": 2}
}  # fmt: skip
_FULL_DAY = 24


def told(folded: str, lang: str) -> list[Told]:
    """The times of day that a text tells in words, in text order."""
    found: list[Told] = []
    if not any(cue in folded for cue in _cues(lang)):
        return found
    for form, way in _forms(lang):
        for match in form.finditer(folded):
            if all(match.end() <= t.start or match.start() >= t.end for t in found):
                minutes = _hours(lang)[match["h"]] * 60 + way.minutes
                if way.sign:
                    minutes += way.sign * _minute_words(lang)[match["m"]]
                is_full = way.minutes == way.sign == 0
                found.append(Told(*match.span(), minutes % HALF_DAY, not is_full))
    return sorted(found)


@cache
def _cues(lang: str) -> Sequence[str]:
    return _CUES.get(lang, "").split()


@cache
def _hours(lang: str) -> Mapping[str, int]:
    words = {w: n for w, n in lexicon(lang).joining.items() if 1 <= n <= _FULL_DAY}
    return words | _FEMININE.get(lang, {}) | {str(n): n for n in range(1, 25)}


@cache
def _minute_words(lang: str) -> Mapping[str, int]:
    words = {w: n for w, n in lexicon(lang).joining.items() if n in _MINUTES}
    joined = _JOINED.get(lang)
    tens = {w: n for w, n in words.items() if joined and n % 10 == 0 and n > 10}
    return {**words, **{joined.format(w): n + 5 for w, n in tens.items() if joined}}


@cache
def _forms(lang: str) -> Sequence[tuple[re.Pattern[str], _Way]]:
    hours, minutes = _one_of(_hours(lang)), _one_of(_minute_words(lang))
    return [(_form(way, hours, minutes), way) for way in _WAYS.get(lang, ())]


def _one_of(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _form(way: _Way, hours: str, minutes: str) -> re.Pattern[str]:
    text = re.sub(r"\bH\b", f"(?P<h>{hours})", way.form)
    text = re.sub(r"\bM\b", f"(?P<m>{minutes})", text)
    guard = _GOES_ON if way.minutes == way.sign == 0 else ""
    return compiled(rf"(?<![\w.,:'-])(?:{text})(?![\w-]|[.,:]\d){guard}")
