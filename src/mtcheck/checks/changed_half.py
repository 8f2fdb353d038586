"""« an hour and a half » told as « deux heures et demie »: a number with a half, changed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.numerals import lexicon
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_WORD = r"[^\W\d_]{1,14}"
_HALVES = {
    "en": rf"(?P<n>N)(?: (?!(?:N) ){_WORD})? and a half",
    "fr": rf"(?P<n>N) {_WORD} et demie?",
    "de": r"(?P<n>N)einhalb|(?P<one>anderthalb|eineinhalb)",
    "es": rf"(?P<n>N) {_WORD} y medi[oa]",
    "it": rf"(?P<n>N)[' ]?{_WORD} e mezz[oa]",
    "pt": rf"(?P<n>N) {_WORD} e mei[oa]",
    "nl": r"(?P<n>N)[eë]nhal(?:f|ve)|(?P<one>anderhal(?:f|ve))",
}
_ONE = {
    "en": "a an one", "fr": "un une", "es": "un una", "it": "un una uno", "pt": "um uma",
    "de": "", "nl": "",
}  # fmt: skip
_MOST = 20
_CLOCK = compiled(r"\b(?:past|o'clock|heures? du|uhr|horas? d)\b")


def make() -> PassageCheck:
    """Return a check that marks the number in the target."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source, lang = view.source, (view.lang or "").split("-")[0]
    if source is None or lang not in _HALVES or "half" not in source.whole_words:
        return
    mine = list(_form("en").finditer(source.folded))
    its = list(_form(lang).finditer(view.folded))
    if len(mine) != 1 or len(its) != 1 or _CLOCK.search(source.folded):
        return
    said, told = _number(mine[0], "en"), _number(its[0], lang)
    if said != told:
        yield Match(*its[0].span(), {"source": mine[0].group()})


def _number(found: re.Match[str], lang: str) -> int:
    if found.groupdict().get("one"):
        return 1
    return _numbers(lang)[found["n"]]


@cache
def _form(lang: str) -> re.Pattern[str]:
    numbers = "|".join(sorted(_numbers(lang), key=len, reverse=True))
    form = (
        _HALVES[lang]
        .replace("<n>N", f"<n>{numbers}")
        .replace("(?:N)", f"(?:{numbers})")
    )
    return compiled(rf"(?<![\w.,-])(?:{form})(?!\w)")


@cache
def _numbers(lang: str) -> Mapping[str, int]:
    words = {w: int(n) for w, n in lexicon(lang).joining.items() if 1 <= n <= _MOST}
    ones = dict.fromkeys(_ONE[lang].split(), 1)
    return words | ones | {str(n): n for n in range(1, _MOST + 1)}
