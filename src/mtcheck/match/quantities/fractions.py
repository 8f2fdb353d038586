"""Fractions in words, such as « a quarter of » and « trois quarts »."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from mtcheck.match.quantities.side import Side

_PARTS = {
    "en": "half|halves=2 third|thirds=3 quarter|quarters=4 fifth|fifths=5 sixth|sixths=6"
    " eighth|eighths=8 tenth|tenths=10",
    "fr": "demi|demie=2 tiers=3 quart|quarts=4 cinquième|cinquièmes=5"
    " sixième|sixièmes=6 huitième|huitièmes=8 dixième|dixièmes=10",
    "de": "drittel|drittels|dritteln=3 viertel|viertels|vierteln=4"
    " fünftel|fünfteln=5 sechstel|sechsteln=6 achtel|achteln=8 zehntel|zehnteln=10",
    "es": "tercio|tercios|tercera_parte|terceras_partes=3"
    " cuarto|cuartos|cuarta_parte|cuartas_partes=4 quinto|quintos|quinta_parte=5"
    " sexto|sextos=6 octavo|octavos=8 décimo|décimos=10",
    "it": "terzo|terzi|terza_parte=3 quarto|quarti|quarta_parte=4 quinto|quinti=5 sesto|sesti=6"
    " ottavo|ottavi=8 decimo|decimi=10",
    "pt": "terço|terços|terça_parte=3 quarto|quartos|quarta_parte=4 quinto|quintos=5 sexto|sextos=6"
    " oitavo|oitavos=8 décimo|décimos=10",
    "nl": "derde=3 kwart|vierde=4 vijfde=5 zesde=6 achtste=8 tiende=10",
}
_COUNTS = {
    "en": "a=1 one=1 two=2 three=3 four=4 five=5 seven=7 nine=9",
    "fr": "un=1 une=1 la=1 le=1 deux=2 trois=3 quatre=4 cinq=5 sept=7 neuf=9",
    "de": "ein=1 einem=1 eines=1 die=1 der=1 zwei=2 drei=3 vier=4 fünf=5 sieben=7 neun=9",
    "es": "un=1 una=1 la=1 dos=2 tres=3 cuatro=4 cinco=5 siete=7 nueve=9",
    "it": "un=1 una=1 la=1 due=2 tre=3 quattro=4 cinque=5 sette=7 nove=9",
    "pt": "um=1 uma=1 a=1 à=1 dois=2 duas=2 três=3 quatro=4 cinco=5 sete=7 nove=9",
    "nl": "een=1 één=1 de=1 twee=2 drie=3 vier=4 vijf=5 zeven=7 negen=9",
}
_OF = {
    "en": r"(?: of\b|$|[.,;:!?)])",
    "fr": r"(?: d(?:e|es|u)\b| d'|$|[.,;:!?)])",
    "de": "",
    "es": r"(?: de(?:l|)\b|$|[.,;:!?)])",
    "it": r"(?: d(?:i|el|ella|ello|ei|egli|elle)\b| d(?:ell)?'|$|[.,;:!?)])",
    "pt": r"(?: d(?:e|o|a|os|as)\b|$|[.,;:!?)])",
    "nl": r"(?: van\b|$|[.,;:!?)])",
}
"""What has to follow: a third of them, not a third attempt."""
_HALVES = {
    "en": r"half (?=of\b|the\b|its\b|their\b|all\b|our\b|your\b)",
    "fr": r"moitié (?=d)|moitié d'",
    "de": "hälfte",
    "es": r"mitad(?= de)",
    "it": r"metà(?= de| di)",
    "pt": r"metade(?= d)",
    "nl": r"helft(?= van)",
}
_HALF_CUES = {
    "en": "half", "fr": "moitié", "de": "hälfte", "es": "mitad", "it": "metà",
    "pt": "metade", "nl": "helft",
}  # fmt: skip
_ONE_WORD = {"de": ("dreiviertel", Fraction(3, 4)), "nl": ("driekwart", Fraction(3, 4))}
_UNITS = compiled(
    r" (?:of an hour|of the hour|d'heure|stunden?|de hora|d'ora|uur|of a century|de siècle)"
)


class Part(NamedTuple):
    """A fraction, and where it stands."""

    start: int
    end: int
    value: Fraction


def parts(folded: str, lang: str) -> list[Part]:
    """The fractions that a text surely says in words, in text order."""
    form = _form(lang)
    if form is None:
        return []
    counts, names = _table(_COUNTS[lang]), _table(_PARTS[lang])
    found = [
        Part(*m.span("all"), Fraction(counts[m["count"]], names[m["part"]]))
        for m in form.finditer(folded)
        if not _UNITS.match(folded, m.end("all"))
    ]
    if _HALF_CUES[lang] in folded:
        halves = compiled(rf"(?<![\w'-])(?:{_HALVES[lang]})").finditer(folded)
        found += [Part(h.start(), h.end(), Fraction(1, 2)) for h in halves]
        found = list({part.start: part for part in found}.values())
    if lang in _ONE_WORD:
        word, value = _ONE_WORD[lang]
        at = folded.find(word)
        if at >= 0:
            found.append(Part(at, at + len(word), value))
    return [part for part in found if part.value < 1]


def fraction_changed(source: Side, target: Side) -> tuple[Part, Part] | None:
    """The one fraction of each side, where they are not the same."""
    mine = parts(source.folded, source.lang)
    if len(mine) != 1:
        return None
    its = parts(target.folded, target.lang)
    if len(its) != 1 or its[0].value == mine[0].value:
        return None
    if _says(target, mine[0].value) or _says(source, its[0].value):
        return None
    return mine[0], its[0]


def _says(side: Side, value: Fraction) -> bool:
    """Whether the figures of a side may say a fraction: as a decimal, as a percentage."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    near = {round(exact, 3), round(exact, 2), round(exact * 100)}
    near.add(round(exact * 100, 1))
    figures = {v for q in side.quantities for v in q.values if isinstance(v, Decimal)}
    return not near.isdisjoint(figures)


@cache
def part_words(lang: str) -> frozenset[str]:
    """The words that name a part: half, quarter."""
    if lang not in _PARTS:
        return frozenset()
    return frozenset({*_table(_PARTS[lang]), _HALF_CUES[lang]})


@cache
def _table(listed: str) -> Mapping[str, int]:
    found = {}
    for entry in listed.split():
        words, _, number = entry.replace("_", " ").partition("=")
        found.update(dict.fromkeys(words.split("|"), int(number)))
    return found


@cache
def _form(lang: str) -> re.Pattern[str] | None:
    if lang not in _PARTS:
        return None
    counts, names = ("|".join(_table(table[lang])) for table in (_COUNTS, _PARTS))
    after = f"(?={_OF[lang]})" if _OF[lang] else ""
    named = rf"(?P<all>(?P<count>{counts})[ -](?P<part>{names}))"
    return compiled(rf"(?<![\w'-]){named}(?![\w-]){after}")
