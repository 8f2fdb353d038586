"""Times of day and dates in the ways that languages write them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.digits import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CLOCK = compiled(
    r"""
    (?<![\d.,:/$€£])(?P<hour>[01]?\d|2[0-4])
    (?:
      (?P<sep>:|\ ?h(?:eures?|rs?)?\ ?|\ (?:uhr|uur)\ )(?P<minute>[0-5]\d)(?![\d:%])
      (?:\ ?(?P<half>[ap])(?:m\b|\.\ ?m\b\.?))?
    | (?:[.](?P<minute2>[0-5]\d))?\ ?(?P<half2>[ap])(?:m\b|\.\ ?m\b\.?)
    | (?:(?<=alle\ \d\d)|(?<=alle\ \d)|(?<=ore\ \d\d)|(?<=las\ \d\d)|(?<=las\ \d))
      [.](?P<minute4>[0-5]\d)(?!\.?\d|,\d|\ ?[%€$])
    | [.:](?P<minute3>[0-5]\d)\ (?:uhr|uur|heures|h)\b
    )(?!\w)
    """,
    re.VERBOSE,
)
"""A time of day with minutes or with am, pm; over folded text."""

_EVENING = {
    "en": ("afternoon", "evening", "night", "p.m", "pm", "p. m"),
    "fr": ("après-midi", "soir", "nuit", " pm"),
    "de": ("nachmittag", "abend", "nacht"),
    "es": ("tarde", "noche", "p. m", "p.m", " pm"),
    "it": ("pomeriggio", "sera", "notte"),
    "pt": ("tarde", "noite"),
    "nl": ("middag", "avond", "nacht"),
}
_TWELVE = frozenset({"en"})
"""The languages whose times may leave out am and pm."""


def is_late(folded: str, lang: str) -> bool:
    """Whether some word says that a time may be after noon."""
    return any(word in folded for word in _EVENING.get(lang, ()))


def times(found: re.Match[str], lang: str, *, late: bool) -> tuple[str, ...]:
    """The values of a time that `CLOCK` has found, the likeliest first."""
    hour = int(found["hour"])
    told = (found[f"minute{at}"] for at in ("", "2", "3", "4"))
    minute = int(next(filter(None, told), 0))
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


@cache
def month_names(lang: str) -> tuple[str, ...]:
    """The names of the months in full."""
    return tuple(_MONTHS.get(lang, "").split()[:12])


_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute morgen",
    "es": "lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi domani",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"
    " ontem hoje amanhã",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag morgen",
}


@cache
def weekdays(lang: str) -> tuple[str, ...]:
    """The words of a language that tell a day."""
    return tuple(_WEEKDAYS.get(lang, "").split())


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


NUMERIC = compiled(
    r"(?<![\w/.-])(?:(?P<y>(?:1[5-9]|20)\d\d)(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)"
    r"|(?P<a>\d\d?)(?:[-/.](?P<b>\d\d?)[-/.](?P<z>(?:1[5-9]|20)\d\d)|/(?P<c>\d\d?)/\d\d))(?![\d/-]|\.\d)"
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
        elif not found["z"]:
            continue  # the year may be any of the three
        else:
            day, month = int(found["a"]), int(found["b"])
            is_sure = lang not in _TWELVE
            if month > 12 and lang in _TWELVE:
                day, month, is_sure = month, day, True
            elif day > 12:
                is_sure = True
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Day(*found.span(), day, month, is_sure)


_BEFORE = compiled(
    r"(?<![\d.,-])(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|[.ºª°])?(?: of| de| d')? (?:the )?\Z"
)
_AFTER = compiled(
    r"\.?,? (?:the |de |del |do |of )?(?:(?P<year>(?:1[5-9]|20)\d\d)\b"
    r"|(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%:a-z]|[.,]\d))"
)
_NEAR = 12


def _in_words(folded: str, lang: str) -> Iterator[Day]:
    known = months(lang)
    for name in known:
        at = folded.find(name)
        while at >= 0:
            end = at + len(name)
            if not folded[end : end + 1].isalpha():
                yield from _around(folded, at, end, known[name])
            at = folded.find(name, end)


def _around(folded: str, start: int, end: int, month: int) -> Iterator[Day]:
    """The date that the name of a month at this place belongs to."""
    before = _BEFORE.search(folded[max(0, start - _NEAR) : start])
    after = _AFTER.match(folded, end)
    if before:
        begin = start - (min(start, _NEAR) - before.start())
        yield Day(begin, end, int(before["day"]), month, is_sure=True)
    elif after and not folded[start - 1 : start].isalpha():
        day = int(after["day"]) if after["day"] else None
        yield Day(start, after.end(), day, month, is_sure=True)
