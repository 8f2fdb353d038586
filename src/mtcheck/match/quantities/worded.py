"""What words say of a number that the other side says otherwise, figures included."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.quantities.fractions import fraction_changed
from mtcheck.match.quantities.pairing import Balance
from mtcheck.match.quantities.ratios import is_share, ratio_changed
from mtcheck.match.quantities.said import are_same, left_over, time_changed

if TYPE_CHECKING:
    from mtcheck.match.quantities.quantity import Quantity
    from mtcheck.match.quantities.said import Left
    from mtcheck.match.quantities.side import Side

_ACROSS = 0.2  # of a text
_Place = tuple[int, int]


class Change(NamedTuple):
    """A number, fraction or time that became another; the place is in the target."""

    kind: str
    start: int
    end: int
    source: str
    target: str


def in_words(
    source: Side, target: Side, found: Balance
) -> tuple[list[Change], Balance]:
    """What changed where words tell one side at least, and the balance without it."""
    places: tuple[list[_Place], list[_Place]] = [], []
    changes = []
    if time := time_changed(source, target):
        changes.append(_change("time", *time, source, target))
        places[0].append(time[0])
        places[1].append(time[1])
    if shares := ratio_changed(source, target):
        one, other = (share[:2] for share in shares)
        changes.append(_change("said", one, other, source, target))
        places[0].append(one)
        places[1].append(other)
    elif parts := fraction_changed(source, target):
        one, other = (part[:2] for part in parts)
        changes.append(_change("said", one, other, source, target))
        places[0].append(one)
        places[1].append(other)
    if places[0]:
        found = _without(found, places)
    places[0].extend((t.start, t.end) for t in source.times)
    places[1].extend((t.start, t.end) for t in target.times)
    change, found = _number(source, target, found, places)
    return [*changes, *change], found


def _change(kind: str, mine: _Place, its: _Place, source: Side, target: Side) -> Change:
    said, written = source.cased[slice(*mine)], target.cased[slice(*its)]
    return Change(kind, *its, said, written)


def _without(found: Balance, places: tuple[list[_Place], list[_Place]]) -> Balance:
    def kept(quantities: list[Quantity], places: list[_Place]) -> list[Quantity]:
        return [
            q
            for q in quantities
            if not any(start <= q.start < end for start, end in places)
        ]

    missing, added = kept(found.missing, places[0]), kept(found.added, places[1])
    return Balance(found.pairs, missing, added)


def _number(
    source: Side,
    target: Side,
    found: Balance,
    places: tuple[list[_Place], list[_Place]],
) -> tuple[list[Change], Balance]:
    """The one number that is left on each side, in words on one of them at least."""
    mine = left_over(source, target, places[0])
    if not mine and not found.missing:
        return [], found
    its = left_over(target, source, places[1])
    if len(mine) + len(found.missing) != 1 or len(its) + len(found.added) != 1:
        return [], found
    one = mine[0] if mine else found.missing[0]
    other = its[0] if its else found.added[0]
    if not (mine or its):
        return [], found
    told = its[0].value if its else found.added[0].number
    is_part = told is not None and is_share(told, source)
    if is_part or are_same(one, other, source, target):
        return [], Balance(found.pairs, [], [])
    if not (mine and its) and not _is_across(one, other, source, target):
        return [], found
    return [_said(one, other)], Balance(found.pairs, [], [])


def _is_across(
    mine: Left | Quantity, its: Left | Quantity, source: Side, target: Side
) -> bool:
    """Whether a figure and a word stand at about the same place of their texts."""
    there, here = mine.start / len(source.cased), its.start / len(target.cased)
    return abs(there - here) < _ACROSS


def _said(mine: Left | Quantity, its: Left | Quantity) -> Change:
    return Change("said", its.start, its.end, mine.text, its.text)
