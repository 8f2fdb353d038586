"""Weekdays, months, seasons and parts of the day in words, held against the source.

A word of the source that the target has not, and one of the same kind that only the
target has, were taken for each other: one of each, or nothing is said.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtcheck.match.view import PassageView

_SURE = {
    "weekday": {
        "en": "monday tuesday wednesday thursday friday saturday sunday",
        "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "de": "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
        "es": "lunes martes miércoles jueves viernes sábado domingo",
        "it": "lunedì|lunedi martedì|martedi mercoledì|mercoledi giovedì|giovedi"
        " venerdì|venerdi sabato|sabati domenica|domeniche",
        "pt": "segunda-feira|segundas-feiras terça-feira|terças-feiras"
        " quarta-feira|quartas-feiras quinta-feira|quintas-feiras"
        " sexta-feira|sextas-feiras sábado domingo",
        "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    },
    "month": {
        "en": "january february march april may june july august september october"
        " november december",
        "fr": "janvier février mars avril mai juin juillet août|aout septembre octobre"
        " novembre décembre",
        "de": "januar|jänner februar märz april mai juni juli august september oktober"
        " november dezember",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre"
        " octubre noviembre diciembre",
        "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre"
        " ottobre novembre dicembre",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro"
        " novembro dezembro",
        "nl": "januari februari maart april mei juni juli augustus september oktober"
        " november december",
    },
    "season": {
        "en": "- summer autumn winter",
        "fr": "printemps - automne hiver",
        "de": "frühling|frühjahr sommer herbst winter",
        "es": "primavera verano otoño invierno",
        "it": "primavera estate autunno inverno",
        "pt": "primavera verão outono inverno",
        "nl": "lente|voorjaar zomer herfst|najaar winter",
    },
    "relative day": {
        "en": "yesterday tomorrow",
        "fr": "hier demain",
        "de": "gestern -",
        "es": "ayer -",
        "it": "ieri domani",
        "pt": "ontem amanhã",
        "nl": "gisteren -",
    },
    "part of the day": {
        "en": "morning evening",
        "fr": "matin|matinée soir|soirée",
        "de": "vormittag abend",
        "es": "- -",
        "it": "mattina|mattino|mattinata sera|serata",
        "pt": "manhã -",
        "nl": "ochtend avond",
    },
}
"""The words that surely name one, in order; variants behind a bar, a dash for none."""

_SHORT_MONTHS = (
    "jan feb|febr mar apr may|mai jun jul aug|ago sep|sept|set oct|okt|out nov"
    " dec|dez|dic|déc"
)
_PERHAPS = {
    "weekday": {
        "en": "mon tue|tues wed thu|thur|thurs fri sat sun",
        "pt": "segunda|segundas|2ª terça|terças|3ª quarta|quartas|4ª"
        " quinta|quintas|5ª sexta|sextas|6ª - -",
    },
    "month": dict.fromkeys(("en", "fr", "de", "es", "it", "pt", "nl"), _SHORT_MONTHS),
    "season": {
        "en": "spring|springtime summertime|midsummer fall wintertime|midwinter",
        "fr": "printanier|printanière été|estival|estivale|estivales|estivaux"
        " automnal|automnale hivernal|hivernale|hivernales|hivernaux",
        "es": "primaveral estival|veraniego|veraniega otoñal invernal",
        "it": "primaverile estivo|estiva|estivi|estive autunnale invernale|invernali",
        "pt": "primaveril estival|estivais outonal invernal",
    },
    "relative day": {
        "de": "- morgen",
        "es": "- mañana",
        "nl": "- morgen",
        "fr": "veille lendemain",
    },
    "part of the day": {
        "en": "morn|mornings|am|dawn|breakfast night|evenings|tonight|pm|afternoon"
        "|dinner|nightly",
        "fr": "matins|matinales|matinale|matinal|aube nuit|soirs|soirées|nocturne",
        "de": "morgen|morgens|früh|frühmorgens|morgendliche|morgendlichen|vormittags"
        " nacht|nachts|abends|heute|abendliche|abendlichen|feierabend",
        "es": "mañana|matutino|mañanas|madrugada noche|tarde|noches|tardes|velada",
        "it": "mattine|stamattina|stamani|stamane|mattutina|mattutino"
        " sere|stasera|notte|serale|serali|serate",
        "pt": "manhãs|madrugada|matinal noite|tarde|noites|serão",
        "nl": "morgen|ochtends|morgens|vroeg nacht|avonds|vanavond",
    },
}
"""Words that may name one: they answer the other side, and are never asked for."""

_COMPOUNDS = frozenset({"de", "nl"})
"""Languages that write « Montagabend » in one word."""
_PLURAL = {"en": "s", "fr": "s", "es": "s", "pt": "s"}
_LOOSE = {
    "en": frozenset({"march", "may"}),
    "fr": frozenset({"mars"}),
    "it": frozenset({"estate"}),
}
"""Names that are other words, too, unless something beside them tells."""
_DATED = compiled(
    r"(?:\b(?:in|on|of|since|until|till|last|this|next|early|late|mid|by|every|from|to|en"
    r"|de|depuis|fin|début|dès|mi|du|d'|in|d'|quest'|quell'|scorsa|prossima|l')|\d|1er|th"
    r"|st|nd|rd|,)[ -]?\Z"
)
_NEAR = 12


class Change(NamedTuple):
    """A word that became another of its kind; the place is in the target."""

    kind: str
    start: int
    end: int
    source: str


def changes(source: PassageView, target: PassageView) -> Iterator[Change]:
    """The calendar words of a passage that became others."""
    mine, its = _names(source.lang or "en"), _names(target.lang or "")
    if mine.lang not in _COMPOUNDS and mine.words.isdisjoint(source.whole_words):
        return
    for kind in _SURE:
        ours = _named(target, its, kind)
        told = _named(source, mine, kind) <= ours
        if told and mine.lang not in _COMPOUNDS:
            continue
        if not ours and its.lang not in _COMPOUNDS:
            continue  # nothing was said instead
        yield from _changed(kind, _read(source, mine, kind), _read(target, its, kind))


class _Names(NamedTuple):
    """The calendar words of a language."""

    sure: Mapping[str, Mapping[str, int]]
    loose: Mapping[str, Mapping[str, int]]
    words: frozenset[str]
    lang: str


@cache
def _names(lang: str) -> _Names:
    base = lang.split("-", maxsplit=1)[0].lower()
    sure = {kind: _numbered(table.get(base, ""), base) for kind, table in _SURE.items()}
    loose = {kind: _numbered(_PERHAPS[kind].get(base, ""), "") for kind in _SURE}
    words = (
        part for names in sure.values() for word in names for part in word.split("-")
    )
    return _Names(sure, loose, frozenset(words), base)


def _numbered(listed: str, lang: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, entry in enumerate(listed.split()):
        for word in entry.split("|"):
            if word != "-":
                found[word] = number
                plural = _PLURAL.get(lang, "")
                if plural and not word.endswith("s"):
                    found[word + plural] = number
    return found


def _named(view: PassageView, names: _Names, kind: str) -> set[int]:
    """The numbers of those that stand as words of their own; told from little work."""
    sure = names.sure[kind]
    return {sure[word] for word in view.vocabulary.intersection(sure)}


class _Word(NamedTuple):
    number: int
    start: int
    end: int
    text: str


def _read(view: PassageView, names: _Names, kind: str) -> tuple[list[_Word], set[int]]:
    """The words that surely name one, and all numbers that some word may name."""
    sure, loose, found = names.sure[kind], names.loose[kind], []
    offered: set[int] = set()
    for text, span in zip(view.word_texts, view.words, strict=True):
        number = sure.get(text)
        if number is None and names.lang in _COMPOUNDS:
            number = _inside(text, sure)
        if number is None:
            for part in (text, *text.split("-")):
                offered.update(
                    n for n in (loose.get(part), sure.get(part)) if n is not None
                )
            continue
        offered.add(number)
        if _is_told(view, names.lang, text, span.start, span.end):
            found.append(_Word(number, span.start, span.end, view.cased[slice(*span)]))
    return found, offered


def _inside(word: str, names: Mapping[str, int]) -> int | None:
    """The one that begins or ends a compound."""
    for name, number in names.items():
        if word.startswith(name) or word.endswith((name, name + "s", name + "en")):
            return number
    return None


def _is_told(view: PassageView, lang: str, word: str, start: int, end: int) -> bool:
    """Whether a name that is another word, too, is meant as a name."""
    if word not in _LOOSE.get(lang, ()):
        return True
    if lang == "en" and view.cased[start].islower():
        return False
    if view.folded[end : end + 2].strip()[:1].isdigit():
        return True
    return _DATED.search(view.folded, max(0, start - _NEAR), start) is not None


def _changed(
    kind: str, mine: tuple[list[_Word], set[int]], its: tuple[list[_Word], set[int]]
) -> Iterator[Change]:
    """The one word that is left on each side."""
    lost = {word.number: word for word in mine[0] if word.number not in its[1]}
    new = {word.number: word for word in its[0] if word.number not in mine[1]}
    if len(lost) == len(new) == 1:
        (one,), (other,) = lost.values(), new.values()
        yield Change(kind, other.start, other.end, one.text)
