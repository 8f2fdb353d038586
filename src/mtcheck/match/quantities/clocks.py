"""Times of day and dates in the ways that languages write them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.quantities.digits import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CLOCK = re.compile(
    r"""
    (?<![\d.,:/$€£])(?P<hour>[01]?\d|2[0-4])
    (?:
      (?P<sep>:|\ ?h(?:eures?|rs?)?\ ?|\ (?:uhr|uur)\ )(?P<minute>[0-5]\d)(?![\d:%])
      (?:\ ?(?P<half>[ap])\.?\ ?m\b\.?)?
    | (?:[.](?P<minute2>[0-5]\d))?\ ?(?P<half2>[ap])(?:m\b|\.\ ?m\b\.?)
    | [.:](?P<minute3>[0-5]\d)\ (?:uhr|uur|heures|h)\b
    )(?!\w)
    """,
    re.VERBOSE,
)
"""A time of day with minutes or with am, pm; over folded text."""

_EVENING = re.compile(
    r"après-midi|\bsoir|\bnuit|nachmittag|\babend|\bnachts?\b|\btarde\b|\bnoche\b"
    r"|pomeriggio|\bsera\b|\bnotte\b|\bnoite\b|middag|avond|afternoon|evening|night"
    r"|\bp\.? ?m\b"
)
_TWELVE = frozenset({"en"})
"""The languages whose times may leave out am and pm."""


def is_late(folded: str) -> bool:
    """Whether some word says that a time may be after noon."""
    return _EVENING.search(folded) is not None


def times(found: re.Match[str], lang: str, *, late: bool) -> tuple[str, ...]:
    """The values of a time that `CLOCK` has found, the likeliest first."""
    hour = int(found["hour"])
    minute = int(found["minute"] or found["minute2"] or found["minute3"] or 0)
    half = found["half"] or found["half2"]
    if half and hour <= 12:
        return (at(hour % 12 + (12 if half == "p" else 0), minute),)
    later = (at(hour + 12, minute),) if hour <= 12 and (late or lang in _TWELVE) else ()
    return (at(hour, minute), *later)


_MONTHS = {
    "en": "january february march april may june july august september october november"
    " december jan feb mar apr may jun jul aug sep oct nov dec",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre"
    " décembre janv févr mars avr mai juin juil août sept oct nov déc",
    "de": "januar februar märz april mai juni juli august september oktober november"
    " dezember jan feb mär apr mai jun jul aug sep okt nov dez",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre"
    " noviembre diciembre ene feb mar abr may jun jul ago sep oct nov dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre"
    " novembre dicembre gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro"
    " novembro dezembro jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "januari februari maart april mei juni juli augustus september oktober"
    " november december jan feb mrt apr mei jun jul aug sep okt nov dec",
}
_VARIANTS = {"en": "sept=9", "es": "setiembre=9", "de": "jänner=1", "fr": "aout=8"}


@cache
def months(lang: str) -> Mapping[str, int]:
    """The names of the months, folded, with their numbers."""
    names = _MONTHS.get(lang, "").split()
    known = {name: index % 12 + 1 for index, name in enumerate(names)}
    if lang in _VARIANTS:
        name, _, number = _VARIANTS[lang].partition("=")
        known[name] = int(number)
    return known


class Day(NamedTuple):
    """A date, and where it is written."""

    start: int
    end: int
    day: int | None
    month: int
    is_sure: bool
    """False where day and month may be the other way round."""

    def is_like(self, other: Day) -> bool:
        """Whether the two may be the same date."""
        if (self.day, self.month) == (other.day, other.month):
            return True
        is_loose = not (self.is_sure and other.is_sure)
        return is_loose and (self.day, self.month) == (other.month, other.day)

    def is_swapped(self, other: Day) -> bool:
        """Whether one is the other with day and month exchanged."""
        return (self.day, self.month) == (other.month, other.day)


NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y>(?:1[5-9]|20)\d\d)(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)"
    r"|(?P<a>\d\d?)(?P<t>[-/.])(?P<b>\d\d?)(?P=t)(?P<z>(?:1[5-9]|20)?\d\d))(?![\d/-]|\.\d)"
)
"""A date in figures alone."""


def days(folded: str, lang: str) -> list[Day]:
    """The dates with a month, in text order."""
    found = [*_in_figures(folded, lang), *_in_words(folded, lang)]
    return sorted(found)


def _in_figures(folded: str, lang: str) -> Iterator[Day]:
    for found in NUMERIC.finditer(folded):
        if found["y"]:
            day, month, is_sure = int(found["d"]), int(found["m"]), True
        elif len(found["z"]) < 4:
            continue  # « 1.2.34 » may be a version
        else:
            day, month = int(found["a"]), int(found["b"])
            is_sure = lang not in _TWELVE
            if month > 12 and lang in _TWELVE:
                day, month, is_sure = month, day, True
            elif day > 12:
                is_sure = True
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Day(*found.span(), day, month, is_sure)


@cache
def _worded(lang: str) -> re.Pattern[str]:
    names = "|".join(sorted(months(lang), key=len, reverse=True))
    day = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th|er|[.ºª°])?"
    return re.compile(
        rf"(?<![\d.,-]){day.format('d')}(?: of| de| d')? (?:the )?(?P<m>{names})\b"
        rf"|\b(?P<n>{names})\b\.? (?:the )?{day.format('e')}(?![\d%.,]*\d|[a-z])"
        rf"|\b(?P<o>{names})\b\.?,? (?:de |del |do |of )?(?P<y>(?:1[5-9]|20)\d\d)\b"
    )


def _in_words(folded: str, lang: str) -> Iterator[Day]:
    if lang not in _MONTHS:
        return
    for found in _worded(lang).finditer(folded):
        day = found["d"] or found["e"]
        name = found["m"] or found["n"] or found["o"]
        if day is None or 1 <= int(day) <= 31:
            number = int(day) if day else None
            yield Day(*found.span(), number, months(lang)[name], is_sure=True)
