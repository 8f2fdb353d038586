"""Capitals on weekdays and months inside a sentence, as English writes them.

Spanish and Italian write both small, Portuguese the weekdays; names of feasts, streets
and battles keep their capital. Only what stands behind an article, a preposition or the
day of the month is looked at, and only where no other capital follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Edit, Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_END = (
    r"(?!\w|-[A-Z])(?! (?:[A-ZÁÉÍÓÚ]|Sant|san[tc]|de (?:Ceniza|Cinzas|Pascua|Páscoa|Ramos"
    r"|Glori|Dolor|Resur|Carnaval|la Mujer)|del(?:le|la|l')? (?:Ceneri|Palme|Ange)|nero\b|negro\b"
    r"|grasso\b|[Ii]n [A-Z]))"
)
_DAYS = {
    "es": r"Lunes|Martes|Miércoles|Jueves|Viernes|Sábados?|Domingos?",
    "it": r"Lunedì|Martedì|Mercoledì|Giovedì|Venerdì|Sabato|Domenica",
    "pt": r"(?:Segunda|Terça|Quarta|Quinta|Sexta)s?-[Ff]eiras?|Sábados?|Domingos?",
}
_MONTHS = {
    "es": (
        r"Enero|Febrero|Marzo|Abril|Mayo|Junio|Julio|Agosto|Septiembre|Setiembre|Octubre"
        r"|Noviembre|Diciembre"
    ),
    "it": (
        r"Gennaio|Febbraio|Marzo|Aprile|Maggio|Giugno|Luglio|Agosto|Settembre|Ottobre"
        r"|Novembre|Dicembre"
    ),
}
_BEFORE_DAY = {
    "es": r"el|los|del|al|este|cada|un|próximo|pasado|todos los|de",
    "it": r"il|di|ogni|lo scorso|prossimo|scorso|questo|da|a|al|dal|del|la|della|dalla|alla",
    "pt": r"na|à|às|a|da|das|de|do|no|nos|aos|ao|toda|cada|próxima|próximo|nesta|neste|numa",
}
_STREETS = (
    "Calle", "calle", "Avenida", "avenida", "Av.", "Plaza", "plaza", "Via", "via",
    "Viale", "viale", "Piazza", "piazza", "Corso", "corso",
)  # fmt: skip
_NAMES = "".join(f"(?<!{re.escape(street)} )" for street in _STREETS)
_LATER = {
    "es": (
        rf"(?<=[a-záéíóúñ,;] )(?:{_BEFORE_DAY['es']}) (?P<mark>{_DAYS['es']}){_END}"
        rf"|{_NAMES}\b\d{{1,2}} de (?P<month>{_MONTHS['es']})(?= de(?:l)? \d|[,.;)]|$| [a-z])"
    ),
    "it": (
        rf"(?<=[a-zàèéìòù,;] )(?:{_BEFORE_DAY['it']}) (?P<mark>{_DAYS['it']}){_END}"
        rf"|{_NAMES}\b\d{{1,2}}[°º]? (?P<month>{_MONTHS['it']})(?= \d|[,.;)]|$| [a-z])"
    ),
    "pt": rf"(?<=[a-záâãàéêíóôõúç,;] )(?:{_BEFORE_DAY['pt']}) (?P<mark>{_DAYS['pt']}){_END}",
}


_VOCABULARY = {
    "es": frozenset(
        "lunes martes miércoles jueves viernes sábado sábados domingo domingos enero"
        " febrero marzo abril mayo junio julio agosto septiembre setiembre octubre"
        " noviembre diciembre".split()
    ),
    "it": frozenset(
        "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo"
        " aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
    ),
    "pt": frozenset(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segundas-feiras"
        " terças-feiras quartas-feiras quintas-feiras sextas-feiras sábado sábados"
        " domingo domingos".split()
    ),
}


def make() -> PassageCheck:
    """A check that yields each weekday and month, small letters as its mend."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "")[:2]
    if lang not in _LATER or view.vocabulary.isdisjoint(_VOCABULARY[lang]):
        return
    for found in compiled(_LATER[lang]).finditer(view.cased):
        group = "mark" if found["mark"] else "month"
        start, end = found.span(group)
        small = found[group].lower()
        yield Match(start, end, {}, (small,), (Edit(start, end, small),))
