"""A number that was a bound in the source and is exact in the target: "up to 40 %"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_NUMBER = r"(?:us\$|[£$€])?(?P<number>\d+(?:[.,]\d+)*)(?! ?(?:to|–|-) ?\d)(?![\w$])"
_BOUNDS = {
    "upper": compiled(
        rf"(?<!from )\b(?:up to|at most|no more than|a maximum of) {_NUMBER}"
    ),
    "lower": compiled(
        rf"\b(?:at least|no less than|no fewer than|a minimum of) {_NUMBER}"
    ),
}
_CUES = (
    "up to",
    "at most",
    "no more",
    "maximum",
    "at least",
    "no less",
    "no fewer",
    "minimum",
)
_ANYTHING = {
    "fr": "jusqu|maxi|minim|plus|moins|plafon|limit|dépass|excéd|attei|au-delà|inférieur"
    "|supérieur|entre|près|pouv|peut|peuvent|allant|contien|contenir|max\\b|min\\b|dès"
    "|à partir|en deçà|ou davantage|voire| à \\d",
    "de": "bis|maxi|minim|höchst|mindest|wenigst|zumindest|mehr|weniger|zwischen|unter|über"
    "|überschr|erreich|max\\b|min\\b|\\bab\\b|rund|fast|auf \\d|kann|können|knapp",
    "es": "hasta|máxim|mínim|más|menos|límite|limit|super|exced|alcanz|entre|inferior"
    "|llega|partir|pued|poder|como poco|ascend|casi| a (?:los |las )?\\d",
    "pt": "até|máxim|mínim|mais|menos|limit|exced|ultrapass|entre|inferior|superior|cheg"
    "|ating|partir|pode|ascend|quase| a \\d",
    "it": "fino|sino|massim|minim|più|meno|almeno|limit|super|ecced|entro|tra|fra|inferior"
    "|raggiun|arriva|partire|può|possono|poter|oltre|quasi| a \\d|ai \\d",
    "nl": "tot|maxi|minim|hoogst|minst|meer|minder|tussen|vanaf|oplopen|kan|kunnen|onder"
    "|boven|bijna|max\\b|min\\b|ruim",
}
"""Words that may render a bound, or tell of one in another way; parts of words, too."""
_RENDERED = {lang: compiled(rf"(?:{words})") for lang, words in _ANYTHING.items()}


def make() -> PassageCheck:
    """Return a check that marks the number whose bound was left out."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    rendered = _RENDERED.get((view.lang or "").split("-")[0])
    source = view.source
    if rendered is None or source is None:
        return
    if not any(map(source.folded.__contains__, _CUES)):
        return
    if (view.source_lang or "en").split("-")[0] != "en" or rendered.search(view.folded):
        return
    for bound in _BOUNDS.values():
        for found in bound.finditer(source.folded):
            same = _same_number(view, found["number"])
            if same is not None:
                yield Match(*same.span(), {"bound": found[0]})


def _same_number(view: PassageView, number: str) -> re.Match[str] | None:
    """The number as the target writes it, if it does so once."""
    digits = r"[.,\s'’]?".join(part for part in number.replace(",", ".").split("."))
    places = list(compiled(rf"(?<![\d.,]){digits}(?!\d|[.,]\d)").finditer(view.cased))
    return places[0] if len(places) == 1 else None
