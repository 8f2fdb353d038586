"""Numbers, fractions and times in words that became others.

Words leave room: « a couple », « quinze jours », a floor counted from the ground. So only
one number that is left on each side is a fault, and only where nothing on the other
side may stand for it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.clockwords import HALF_DAY
from mtcheck.match.quantities.fractions import part_words
from mtcheck.match.quantities.numerals import lexicon
from mtcheck.match.quantities.quantity import Quantity
from mtcheck.match.quantities.same import is_conversion, units_like
from mtcheck.match.quantities.units import unit_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.match.quantities.joined import Said
    from mtcheck.match.quantities.side import Side
    from mtcheck.match.view import PassageView

_NO_NUMBERS = {
    "en": "seconds",
    "fr": "second seconde secondes",
    "es": "segundo segunda segundos segundas cuarto cuarta tercera quinta",
    "it": "sei secondo seconda quarto primo prima",
    "pt": "segundo segunda terceira quarto quarta quinta sexta",
    "de": "zweite zweiten zweiter zweites",
}
"""Number words that are other words, too: they answer, but are not asked for alone."""
_ROUND = frozenset(map(Decimal, (100, 1000, 10**6, 10**9, 10**12)))
"""What people say for very many."""
_COUNTED_OTHERWISE = compiled(
    r"[ -](?:floors?|stor(?:e?y|ies|eys)|grades?|graders?|forms?|formers?|years? students?"
    r"|étages?|stock(?:s|werk\w*)?|pisos?|plantas?|andar(?:es)?|pian[oi]|verdieping(?:en)?"
    r"|lives|lifes|clouds?|hour|heaven|winks|cents|corners)\b"
)
_MOST = 12  # hours on the face of a clock
_NEAR = 8


class Left(NamedTuple):
    """A number in words that the other side has not."""

    start: int
    end: int
    text: str
    value: Decimal


def cued(view: PassageView, lang: str) -> bool:
    """Whether a text has a word that says a number above one."""
    return not asked(lang).isdisjoint(view.whole_words)


@cache
def asked(lang: str) -> frozenset[str]:
    """The words of numbers and fractions that have to stand on the other side."""
    base = lang.partition("-")[0].lower()
    joining = lexicon(base).joining
    numbers = frozenset(word for word, value in joining.items() if value > 1)
    return numbers | part_words(base)


def left_over(
    own: Side, other: Side, taken: Sequence[tuple[int, int]] = ()
) -> list[Left]:
    """The numbers in words of one side that nothing on the other stands for.

    What lies in one of the places `taken` has been told already.
    """
    told = {said.value for said in other.said}
    open_ = [
        said
        for said in own.said
        if said.value not in told
        and _is_asked(own, said)
        and not any(start <= said.start < end for start, end in taken)
    ]
    values = offered(other) if open_ else frozenset[Decimal]()
    found: dict[Decimal, Left] = {}
    for said in open_:
        if said.value not in values:
            text = own.cased[said.start : said.end]
            left = Left(said.start, said.end, text, said.value)
            found.setdefault(said.value, left)
    return list(found.values())


def offered(side: Side) -> frozenset[Decimal]:
    """Every number that a side may say, by words or figures."""
    found = set(side.spoken)
    for quantity in side.quantities:
        for value in quantity.values:
            if isinstance(value, Decimal):
                found.add(value)
            elif value[0] == "@":
                hour = Decimal(int(value[1:]) // 60)
                found |= {hour, hour % _MOST or Decimal(_MOST)}
        for row in quantity.splits:
            found.update(row)
    for said in side.said:
        found.update(said.value * times for times in _multiples(side, said))
    return frozenset(found)


def _multiples(side: Side, said: Said) -> Iterable[Decimal]:
    """What the word behind a number multiplies it by: two dozen, three decades."""
    rest = side.folded[said.end : said.end + 16].lstrip(" -")
    word = rest.split(" ", 1)[0].rstrip(".,;:!?)")
    return lexicon(side.lang).alone.get(word, ())


def _is_asked(side: Side, said: Said) -> bool:
    text = side.folded[said.start : said.end]
    if said.power or said.value <= 1 or said.value in _ROUND:
        return False
    if text in _no_numbers(side.lang):
        return False
    return _COUNTED_OTHERWISE.match(side.folded, said.end) is None


@cache
def _no_numbers(lang: str) -> frozenset[str]:
    return frozenset(_NO_NUMBERS.get(lang, "").split())


def are_same(
    mine: Left | Quantity, its: Left | Quantity, source: Side, target: Side
) -> bool:
    """Whether two numbers may mean the same after all."""
    first, second = _measure(mine, source), _measure(its, target)
    if first.number is None or second.number is None:
        return False
    one, other = sorted((first.number, second.number))
    if other - one == _MOST and other <= 2 * _MOST:
        return True  # three in the afternoon, « fünfzehn Uhr »
    if (one, other) in _DAYS:
        return True
    if first.units and not second.units:
        second = second._replace(units=units_like(first, target))
    elif second.units and not first.units:
        first = first._replace(units=units_like(second, source))
    return is_conversion(first, second)


_DAYS = frozenset({(Decimal(7), Decimal(8)), (Decimal(14), Decimal(15))})
"""« huit jours » is a week, « quinze jours » are two."""


def _measure(left: Left | Quantity, side: Side) -> Quantity:
    if isinstance(left, Quantity):
        return left
    units = unit_after(side.cased, side.folded, left.end)
    return Quantity(left.start, left.end, left.text, (left.value,), units)


def time_changed(
    source: Side, target: Side
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where source and target tell one time of day each, and not the same."""
    if not source.times and not target.times:
        return None
    mine, its = _clocks(source), _clocks(target)
    if len(mine) != 1 or len(its) != 1:
        return None
    ((place, minutes),), ((other, others),) = mine.items(), its.items()
    if not minutes.isdisjoint(others):
        return None
    return place, other


def _clocks(side: Side) -> dict[tuple[int, int], frozenset[int]]:
    """The times of a side, each with the minutes of half a day it may mean."""
    exact = [t for t in side.times if t.has_minutes] or side.times
    found = {(t.start, t.end): frozenset({t.minutes}) for t in exact}
    for quantity in side.quantities:
        minutes = frozenset(
            int(v[1:]) % HALF_DAY
            for v in quantity.values
            if isinstance(v, str) and v[0] == "@"
        )
        is_told = any(s < quantity.end and quantity.start < e for s, e in found)
        if quantity.is_clock and minutes and not is_told:
            found[quantity.start, quantity.end] = minutes
    return found
