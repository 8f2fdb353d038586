"""Numbers that a page translator hid and put back out of step.

It hides the numbers of the source and fills the places in the target in the order of
the source. Where the target writes one number in two groups (1,797 is « 1 797 »),
that makes two places; every later number stands one place too early, and the last
places keep ``XNUMX``. The source tells how many groups each number has, so where the
places add up, the whole row can be put right.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.model import Edit

_NUMBER = compiled(r"\d+(?:[.,]\d+)*")
_PLACE = compiled(r"XNUMX|\d+(?:[.,]\d+)*", re.IGNORECASE)
_GROUPED = compiled(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_SPACES = {" ", "\u00a0", "\u202f", "\u2009"}
_MOST = 400  # places; a longer row is a table, not a sentence
_Places = list[re.Match[str]]


class Refill(NamedTuple):
    """Where the numbers are out of step, and how they were."""

    start: int
    end: int
    source: str
    """The numbers of the source, in order."""
    edits: tuple[Edit, ...]
    """Empty where the places do not add up."""


def refilled(source: str, target: str) -> Refill | None:
    """The row of numbers that was filled in out of step, if there is one."""
    if "XNUMX" in source.upper() or not _GROUPS_IN(source):
        return None
    numbers, places = _NUMBER.findall(source), list(_PLACE.finditer(target))
    if len(places) > _MOST or not _is_in_order(numbers, places):
        return None
    edits = _edits(numbers, places, target)
    slip = _first_slip(numbers, places, source, target)
    if slip is None and len(places) == len(numbers):
        return None
    first = edits[0].start if edits else (slip or places[len(numbers)]).start()
    last = edits[-1].end if edits else places[-1].end()
    return Refill(first, last, ", ".join(numbers), edits)


_GROUPS_IN = compiled(r"\d,\d\d\d").search


def _is_in_order(numbers: list[str], places: _Places) -> bool:
    """Whether the places hold the numbers in order, and then nothing but tokens."""
    filled = [place.group() for place in places]
    head, tail = filled[: len(numbers)], filled[len(numbers) :]
    return (
        len(numbers) > 0
        and head == numbers[: len(head)]
        and len(head) == len(numbers)
        and all(text.upper() == "XNUMX" for text in tail)
    )


def _first_slip(
    numbers: list[str], places: _Places, source: str, target: str
) -> re.Match[str] | None:
    """The first grouped number that a space alone parts from the next."""
    for number, place, after in zip(numbers, places, places[1:], strict=False):
        between = target[place.end() : after.start()]
        is_next = f"{number} {after.group()}" in source
        if _GROUPED.match(number) and between in _SPACES and not is_next:
            return place
    return None


def _edits(numbers: list[str], places: _Places, target: str) -> tuple[Edit, ...]:
    """What puts every number in its places; nothing unless all add up."""
    rows = [_groups(number) for number in numbers]
    if sum(map(len, rows)) != len(places):
        return ()
    edits, at = [], 0
    for row in rows:
        mine = places[at : at + len(row)]
        for one, other in itertools.pairwise(mine):
            if target[one.end() : other.start()] not in _SPACES:
                return ()
        edits += [
            Edit(*place.span(), group)
            for place, group in zip(mine, row, strict=True)
            if place.group() != group
        ]
        at += len(row)
    return tuple(edits)


def _groups(number: str) -> list[str]:
    """A number as it stands where a space parts its thousands."""
    if not _GROUPED.match(number):
        return [number]
    whole, _, decimals = number.partition(".")
    *groups, last = whole.split(",")
    return [*groups, f"{last},{decimals}" if decimals else last]
