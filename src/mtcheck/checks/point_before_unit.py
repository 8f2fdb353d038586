"""Decimal points before a unit, in languages whose decimals follow a comma.

Switzerland writes points, and so does much of Spanish-speaking America: Spanish is held
to the comma only where the tag says Spain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.model import Edit, Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_SIGNS = (
    r"[%‰€]|°[ ]?[CF]?(?!\w)|(?:k|c|m|µ|n)?m[²³]?(?![\w'])|km/h|kg|mg|µg|g(?![\w'])|[mcd]l"
    r"|[kMG]W(?:h|p)?(?!\w)|[kMG]?Hz|[kKMGT]B(?![\w-])"
)
_WORDS = {
    "de": (
        r"Liter\w*|\w*[Mm]eter\w*|Kilo\w*|Gramm|Tonnen|Hektar|Millionen|Milliarden|Mio\.?"
        r"|Mrd\.?|Minuten|Sekunden|Grad|Euro|Dollar|Pfund|Prozent\w*|Zoll|Jahre\w*"
    ),
    "es": (
        r"litros?|\w*metros?|kilos?|\w*gramos?|toneladas?|hectáreas?|millones|minutos?"
        r"|segundos?|grados?|euros?|dólares|libras|por ciento|puntos|pulgadas?|años|veces"
    ),
    "pt": (
        r"litros?|\w*metros?|quilos?|\w*gramas?|toneladas?|hectares?|milhões|mil milhões"
        r"|bilhões|minutos?|segundos?|graus?|euros?|reais|dólares|libras|por cento|pontos"
        r"|polegadas?|anos|vezes"
    ),
    "it": (
        r"litr[oi]|\w*metr[oi]|chil[oi]|\w*gramm[oi]|tonnellate|ettari|milioni|miliard[oi]"
        r"|minuti|secondi|gradi|euro|dollari|sterline|per cento|punti|pollici|anni|volte"
    ),
    "nl": (
        r"liter|\w*meter|kilo|\w*gram|ton|hectare|miljoen|miljard|minuten|seconden|graden"
        r"|euro|dollar|pond|procent|inch|jaar"
    ),
}
_LATER = {
    lang: rf"(?<![\w.,:/+$£€-])(?P<whole>\d{{1,3}})\.\d{{1,2}}(?= ?(?:{_SIGNS}|(?:{words})(?!\w)))"
    for lang, words in _WORDS.items()
}
_MAYBE = CASED.mesh(r"\d\.\d")
_POINT_COUNTRIES = ("-ch", "-li")


def make() -> PassageCheck:
    """A check that yields each number, with the comma as its mend."""
    return CASED.where([_MAYBE], _check)


def _check(view: PassageView) -> Iterator[Match]:
    tag = (view.lang or "").lower().replace("_", "-")
    wanted = _LATER.get(tag[:2])
    if wanted is None or tag.endswith(_POINT_COUNTRIES):
        return
    if tag[:2] == "es" and tag != "es-es":
        return
    for found in compiled(wanted).finditer(view.cased):
        at = found.end("whole")
        mended = found[0].replace(".", ",")
        yield Match(*found.span(), {}, (mended,), (Edit(at, at + 1, ","),))
