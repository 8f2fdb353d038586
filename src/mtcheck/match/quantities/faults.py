"""What a balance of quantities says of a translation: faults, each of one kind."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.quantities.numerals import LARGE
from mtcheck.match.quantities.pairing import balance, is_conversion
from mtcheck.match.quantities.refill import refilled
from mtcheck.match.quantities.side import Side
from mtcheck.match.quantities.spoken import Said, numbers_said
from mtcheck.match.quantities.units import disagree
from mtcheck.match.sentences import split_sentences
from mtcheck.match.view import PassageView
from mtcheck.model import Edit, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.match.quantities.clocks import Day
    from mtcheck.match.quantities.quantity import Quantity

KINDS = frozenset(
    "missing small-missing added small-added changed scale unit conversion currency time"
    " day-month month refilled unlike".split()
)
"""The kinds of faults; those called small are about numbers up to ten."""
_SMALL = 10
"""Numbers up to here are often written out, or left to the plural."""
_MANY = 4
"""So many numbers without one in common are not a slip of each."""
_DIGIT = re.compile(r"\d").search
_LARGE = "illi", "illo", "illó", "ilio", "ilia", "ilh", "iljo", "ilja"
"""What the names of a million and more have in them."""


class Fault(NamedTuple):
    """One thing that is wrong with the numbers of a target."""

    kind: str
    start: int
    end: int
    source: str
    """What the source says; empty for what only the target has."""
    target: str
    edits: tuple[Edit, ...] = ()


def faults(view: PassageView) -> Sequence[Fault]:
    """The faults of a passage that has a source, worked out once."""
    known = view.notes.get(faults)
    if known is None:
        known = view.notes[faults] = tuple(_faults(view))
    return known  # type: ignore[return-value] # notes hold what each check puts there


def _faults(view: PassageView) -> Iterator[Fault]:
    source = view.passage.source
    if source is None:
        return
    has_figures = _DIGIT(view.raw) or _DIGIT(source.content)
    has_scales = _names_scale(view.raw) and _names_scale(source.content)
    if not has_figures and not has_scales:
        return
    refill = refilled(source.content, view.raw)
    if refill:
        edits = refill.edits
        yield Fault("refilled", refill.start, refill.end, refill.source, "", edits)
        return
    original = PassageView(Passage("", source), 0, view.source_lang)
    sides = (
        Side(original, view.source_lang or _other(view.lang), is_source=True),
        Side(view, view.lang, is_source=False),
    )
    if has_scales:
        yield from _of_scales_said(*sides)
    if has_figures:
        yield from _of_figures(view, *sides)


def _names_scale(text: str) -> bool:
    return any(part in text for part in _LARGE)


def _other(lang: str | None) -> str:
    """The language a source is taken to be in when nobody says."""
    return "fr" if lang is not None and lang.startswith("en") else "en"


def _of_figures(view: PassageView, source: Side, target: Side) -> Iterator[Fault]:
    pairs, missing, added = balance(source, target)
    if not pairs and missing and added and len(missing) + len(added) >= _MANY:
        yield _unlike(missing, added)
        return
    for mine, its in pairs:
        yield from _of_pair(mine, its)
    for mine, its in _likely(missing, added):
        missing = [q for q in missing if q is not mine]
        added = [q for q in added if q is not its]
        yield _fault(_kind(mine, its), mine, its)
    missing = _without_days(missing, source, target)
    added = _without_days(added, target, source)
    yield from _of_missing(view, source, missing)
    for quantity in added:
        kind = "small-added" if _is_small(quantity) else "added"
        yield Fault(kind, quantity.start, quantity.end, "", quantity.text)
    if source.is_dated and target.is_dated:
        yield from _of_days(source.days, target)


def _of_missing(
    view: PassageView, source: Side, missing: Sequence[Quantity]
) -> Iterator[Fault]:
    """One fault for each sentence that lacks numbers, which may be several."""
    lacking: dict[tuple[str, int, int], list[str]] = {}
    for quantity in missing:
        kind = "small-missing" if _is_small(quantity) else "missing"
        start, end = _place(view, source, quantity)
        lacking.setdefault((kind, start, end), []).append(quantity.text)
    for (kind, start, end), texts in lacking.items():
        yield Fault(kind, start, end, ", ".join(texts), "")


def _unlike(missing: Sequence[Quantity], added: Sequence[Quantity]) -> Fault:
    """Every number is another: one fault, not many."""
    said, written = (", ".join(q.text for q in side) for side in (missing, added))
    return Fault("unlike", added[0].start, added[-1].end, said, written)


def _without_days(left: Sequence[Quantity], own: Side, other: Side) -> list[Quantity]:
    """What is left but the day of the month that the other side names as a weekday."""
    dated = {day.start for day in own.days} if left and other.names_day else set()
    return [q for q in left if q.start not in dated]


def _fault(kind: str, mine: Quantity, its: Quantity) -> Fault:
    return Fault(kind, its.start, its.end, mine.text, its.text)


def _of_pair(mine: Quantity, its: Quantity) -> Iterator[Fault]:
    kind = disagree(mine.units, its.units)
    if kind == "money":
        yield _fault("currency", mine, its)
    elif kind and not is_conversion(mine, its):
        yield _fault("unit", mine, its)


def _likely(
    missing: Sequence[Quantity], added: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Which of the left-over quantities were probably made of which."""
    if len(missing) == len(added):
        return list(zip(missing, added, strict=True))
    few, many = sorted((missing, added), key=len)
    rest, found = list(many), []
    for one in few:
        best = max(rest, key=lambda other: _likeness(one, other))
        rest.remove(best)
        found.append((one, best) if few is missing else (best, one))
    return found


def _likeness(one: Quantity, other: Quantity) -> tuple[bool, int]:
    first, second = ("".join(filter(str.isdigit, q.text)) for q in (one, other))
    common = sum(a == b for a, b in zip(first, second, strict=False))
    return bool(one.units & other.units), common - abs(len(first) - len(second))


def _kind(mine: Quantity, its: Quantity) -> str:
    """What kind of change turned one quantity into the other."""
    disagreement = disagree(mine.units, its.units)
    if disagreement == "money":
        return "currency"
    if disagreement in {"length", "weight", "volume", "area", "speed", "temperature"}:
        return "conversion"
    if mine.is_clock or its.is_clock:
        return "time"
    one, other = mine.number, its.number
    if one and other and (mine.power or its.power) and _is_scale(one, other):
        return "scale"
    return "changed"


def _is_scale(one: Decimal, other: Decimal) -> bool:
    """Whether one is a thousand, a million … times the other."""
    large, small = max(one, other), min(one, other)
    return large in {small.scaleb(power) for power in (3, 6, 9, 12)}


def _is_small(quantity: Quantity) -> bool:
    number = quantity.number
    return number is not None and number <= _SMALL and not number % 1


def _of_days(mine: Sequence[Day], target: Side) -> Iterator[Fault]:
    """Dates that became another day: the one left on each side."""
    its = list(target.days)
    left = []
    for day in mine:
        like = next((other for other in its if day.is_like(other)), None)
        if like:
            its.remove(like)
        else:
            left.append(day)
    if len(left) != 1 or len(its) != 1:
        return
    one, other = left[0], its[0]
    text = target.cased[other.start : other.end]
    if one.day and other.day and one.is_swapped(other):
        yield Fault("day-month", other.start, other.end, _date(one), text)
    elif one.day == other.day and one.is_sure and other.is_sure:
        yield Fault("month", other.start, other.end, _date(one), text)


def _date(day: Day) -> str:
    return f"{day.day or ''}/{day.month}".strip("/")


def _of_scales_said(source: Side, target: Side) -> Iterator[Fault]:
    """« two billion » that became « deux billions »: the one left on each side."""
    mine, its = (_large(side) for side in (source, target))
    if len(mine) != len(its):
        return
    for one, other in zip(mine, its, strict=True):
        if one.value != other.value and _is_scale(one.value, other.value):
            yield Fault(
                "scale",
                other.start,
                other.end,
                source.cased[one.start : one.end],
                target.cased[other.start : other.end],
            )


def _large(side: Side) -> list[Said]:
    """Numbers of a million and more in words: « millions of » alone is none."""
    ends = {quantity.end for quantity in side.quantities}
    return [
        number
        for number in numbers_said(side.folded, side.lang)
        if number.power >= LARGE
        and number.end not in ends
        and (" " in (text := side.folded[number.start : number.end]) or text[-1] != "s")
    ]


def _place(view: PassageView, source: Side, quantity: Quantity) -> tuple[int, int]:
    """The sentence of the target in which a quantity of the source should stand."""
    mine, its = list(split_sentences(source.cased, source.lang)), view.sentences
    if not its:
        return 0, len(view.raw)
    place = sum(span.end <= quantity.start for span in mine)
    if len(mine) != len(its):
        place = place * len(its) // len(mine) if mine else 0
    return its[min(place, len(its) - 1)]
