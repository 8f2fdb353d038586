"""« rose by 4 % » told as « a atteint 4 % », and « rose to » told as « de 4 % ».

After a verb of rising or falling, one small word says whether a figure is the change
or where it ends. Each language has a word for either; held against the English one they
tell when the two were taken for each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_SAID = compiled(
    r"\b(?:rose|risen|ris(?:e|es|ing)|f[ae]ll|fallen|falls|falling|gr[eo]w|grown|grows|growing"
    r"|(?:increas|decreas|declin|reduc|shr[aiu]nk|slump|soar|surg|plung|climb|jump|dropp?|slipp?"
    r"|expand|rais|lower|widen|narrow|cut|hik|boost|slash|tumbl|trimm?)(?:e?d|es?|s|ing)?"
    r"|went up|gone up|goes up|going up|went down|gone down|goes down)\b"
    r"(?P<between>(?: (?!from\b|by\b|to\b"
    r"|would\b|will\b|takes?\b|closer\b|due\b|thanks\b|compared\b)[a-z'-]+){0,4}) (?P<how>by|to)"
    r" (?:a |an |about |around |nearly |almost |some |roughly |just |over |more than )?"
    r"(?P<unit>[$€£¥])?(?P<number>\d[\d.,]*)"
)
_SIDES = {
    "fr": (r"d[e']", r"à"),
    "de": (r"um", r"auf"),
    "es": (r"en|un|el|del?", r"al?|hasta"),
    "it": (r"del?(?:l')?|dell'|di", r"al?|all'|ai|fino a"),
    "pt": (r"em|de", r"para|até"),
    "nl": (r"met", r"tot|naar"),
}
"""What stands before the change, and before the end of it."""
_ABOUT = {
    "fr": r"(?:environ |près de |plus de |quelque |presque |seulement )?",
    "de": r"(?:rund |etwa |fast |knapp |über |mehr als |gut |nur )?",
    "es": r"(?:unos |casi |alrededor de |más de |un |los |las |aproximadamente )?",
    "it": r"(?:circa |quasi |oltre |più di )?",
    "pt": r"(?:cerca de |quase |mais de |uns |os |as )?",
    "nl": r"(?:ongeveer |bijna |ruim |meer dan |zo'n |circa )?",
}
_DIGIT = compiled(r"\d")
_HOW = frozenset(("by", "to"))
_BY, _TO = 0, 1
_BARE = compiled(r"[.,]0+$|[.,\u00a0\u202f ]")
_SPAN = compiled(r"\b(?:from|between)\b[^.;]{0,40}\bto\b|\bto \d[\d.,]* to \d")
_TIME = compiled(r"[-\u00a0 ]?(?:a\.?m\b|p\.?m\b|o'clock|uhr\b|heures?\b|h\b)")


def make() -> PassageCheck:
    """Return a check that marks the small word and its figure."""
    return Gated(_may_say, _check)


def _may_say(view: PassageView) -> bool:
    """Whether a source has a figure, and a small word that may stand before it."""
    source = view.source
    return (
        source is not None
        and not source.whole_words.isdisjoint(_HOW)
        and _DIGIT.search(source.folded) is not None
    )


def _check(view: PassageView) -> Iterator[Match]:
    source, lang = view.source, (view.lang or "").split("-")[0]
    if source is None or lang not in _SIDES:
        return
    said = list(_SAID.finditer(source.folded))
    if len(said) != 1:
        return
    how = _BY if said[0]["how"] == "by" else _TO
    number = said[0]["number"].rstrip(".,")
    if _SPAN.search(source.folded) or _TIME.match(source.folded, said[0].end()):
        return
    place = _turned(view, lang, number, how)
    if place:
        values = {"english": f"{said[0]['how']} {said[0]['unit'] or ''}{number}"}
        yield Match(*place, values)


def _turned(
    view: PassageView, lang: str, number: str, how: int
) -> tuple[int, int] | None:
    """Where the figure stands behind the word for the other thing, and there alone."""
    found = None
    for side in (_BY, _TO):
        form = compiled(
            rf"(?<![\w'])(?:{_SIDES[lang][side]})[ ']?{_ABOUT[lang]}[$€£¥]?"
            r"(?P<number>\d[\d.,\u00a0\u202f ]*)"
        )
        for match in form.finditer(view.folded):
            if _same(match["number"], number):
                if side == how:
                    return None
                found = (
                    match.start(),
                    match.start("number")
                    + len(match["number"].rstrip(" .,\u00a0\u202f")),
                )
    return found


def _same(one: str, other: str) -> bool:
    return _BARE.sub("", one.strip(" .,\u00a0\u202f")) == _BARE.sub("", other)
