"""« nine out of ten », which may be said as 90 %."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.fractions import parts
from mtcheck.match.quantities.numerals import lexicon

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from mtcheck.match.quantities.side import Side

_BETWEEN = {
    "en": r"(?: [^\W\d_]{1,12})?(?: out of| in| of)(?: every)? ",
    "fr": r"(?: [^\W\d_]{1,12})? sur ",
    "de": r" von | (?:aus|in) ",
    "es": r"(?: [^\W\d_]{1,12})? de(?: cada)? ",
    "it": r"(?: [^\W\d_]{1,12})? su ",
    "pt": r"(?: [^\W\d_]{1,12})? (?:em|de)(?: cada)? ",
    "nl": r"(?: [^\W\d_]{1,12})? (?:op de|van de|op) ",
}
_CUES = {
    "en": (" of ", " in "), "fr": (" sur ",), "de": (" von ", " aus ", " in "),
    "es": (" de ",), "it": (" su ",), "pt": (" em ", " de "), "nl": (" op ", " van "),
}  # fmt: skip
_MOST = 100
_CLOSE = Decimal(1)  # per cent
_EXACT = Decimal("0.001")


class Ratio(NamedTuple):
    """So many of so many, and where it stands."""

    start: int
    end: int
    share: Decimal
    """In per cent."""

    def is_about(self, share: Decimal) -> bool:
        """Whether a percentage is this one, rounded."""
        return abs(self.share - share) <= _CLOSE


def ratios(side: Side) -> list[Ratio]:
    """The ratios of small numbers that a text gives."""
    if not any(cue in side.folded for cue in _CUES.get(side.lang, ())):
        return []
    numbers, found = _numbers(side.lang), []
    form = _form(side.lang)
    for match in form.finditer(side.folded):
        some, all_ = (numbers.get(word) for word in match.groups())
        if some and all_ and some < all_:
            found.append(Ratio(*match.span(), Decimal(100 * some) / all_))
    return found


def ratio_changed(source: Side, target: Side) -> tuple[Ratio, Ratio] | None:
    """The one ratio of each side, where they are not the same: 1 in 7, « sept sur dix »."""
    if source.lang != "en" or target.lang not in _IN_TARGET:
        return None
    mine = [r for r in ratios(source) if _OUT_OF.search(source.folded, r.start, r.end)]
    its = ratios(target)
    if len(mine) != 1 or len(its) != 1:
        return None
    if _IN_TARGET[target.lang].search(target.folded, its[0].start, its[0].end) is None:
        return None
    if mine[0].is_about(its[0].share) or _is_inverse(mine[0], its[0]):
        return None
    figures = {q.number for q in target.quantities}
    return None if mine[0].share in figures else (mine[0], its[0])


def _is_inverse(one: Ratio, other: Ratio) -> bool:
    """Whether one counts what the other leaves out: 9 in 10 have, one in 10 lacks it."""
    return abs(100 - one.share - other.share) <= _CLOSE


_OUT_OF = compiled(r" (?:out of|in)(?: every)? (?:the )?[^\W_]+$")
_IN_TARGET = {
    "fr": compiled(r" sur "), "de": compiled(r" (?:von|aus) "),
    "es": compiled(r" de cada | de "), "it": compiled(r" su "),
    "pt": compiled(r" em (?:cada )?"), "nl": compiled(r" op de | van de | op "),
}  # fmt: skip
"""The word that joins the two, where it cannot well mean anything else."""


def is_share(number: Decimal, side: Side) -> bool:
    """Whether a number is such a part of a figure of a text: three in four of the 48.

    Or a part of that part: « a third of those ».
    """
    shares = [ratio.share / 100 for ratio in ratios(side)]
    shares += [
        Decimal(part.value.numerator) / part.value.denominator
        for part in parts(side.folded.replace("-", " "), side.lang)
    ]
    wholes = [q.number for q in side.quantities if q.number is not None]
    products = [share * whole for share in shares for whole in wholes]
    products += [share * whole for share in shares for whole in products]
    return any(abs(product - number) < _EXACT for product in products)


@cache
def _form(lang: str) -> re.Pattern[str]:
    """Two numbers and what joins them; longer words first, as « six » begins « sixty »."""
    one = "|".join(sorted(_numbers(lang), key=len, reverse=True))
    return compiled(rf"(?<![\w.,-])({one})(?:{_BETWEEN[lang]})({one})(?![\w%]|[.,]\d)")


@cache
def _numbers(lang: str) -> Mapping[str, int]:
    words = {w: n for w, n in lexicon(lang).joining.items() if 1 <= n <= _MOST}
    return words | {str(n): n for n in range(1, _MOST + 1)}
