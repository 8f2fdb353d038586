"""What a balance of quantities says of a translation: faults, each of one kind."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.advice import advice
from mtcheck.match.quantities.calendar import changes
from mtcheck.match.quantities.changes import (
    are_unlike,
    is_scale,
    is_small,
    kind_of,
    likely,
)
from mtcheck.match.quantities.explicit import (
    is_no_count,
    is_part_of_name,
    is_told_otherwise,
)
from mtcheck.match.quantities.numerals import LARGE
from mtcheck.match.quantities.pairing import Balance, balance
from mtcheck.match.quantities.plain import limited
from mtcheck.match.quantities.qualifiers import losses, losses_at
from mtcheck.match.quantities.refill import refilled
from mtcheck.match.quantities.said import cued
from mtcheck.match.quantities.same import is_conversion
from mtcheck.match.quantities.side import Side, base_of, is_dated
from mtcheck.match.quantities.units import disagree, unit_end, unit_start
from mtcheck.match.quantities.worded import in_words
from mtcheck.match.sentences import split_sentences
from mtcheck.match.view import PassageView, once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.match.quantities.clocks import Day
    from mtcheck.match.quantities.joined import Said
    from mtcheck.match.quantities.quantity import Quantity
    from mtcheck.model import Edit

    _Place = tuple[int, int]

_WHOLE = frozenset({"refilled", "unlike"})
"""Kinds that say all there is to say of a passage."""
_DATES = frozenset({"month", "day-month", "time"})
_EVEN = Balance([], [], [])
_NEAR = 12
_STEM = compiled(r"[^\W\d_]+\Z")
_MOST = 400  # runs of digits
_RUN = compiled(r"\d+")
_POWER = compiled(r"[eE][-+]?\d")
_EXAMPLE = compiled(
    r"\be\.g\.|\b(?:for (?:example|instance)|examples?:|let us assume|arbitrary value)"
)
_DIGIT = compiled(r"\d").search
_LARGE = compiled(r"il(?:l[ioó]|i[oa]|h|j[oa])").search
"""What the names of a million and more have in them."""


class Fault(NamedTuple):
    """One thing that is wrong with the numbers of a target."""

    kind: str
    """As `mtcheck.checks.quantity_fault` lists them."""
    start: int
    end: int
    source: str
    """What the source says; empty for what only the target has."""
    target: str
    edits: tuple[Edit, ...] = ()
    advice: str = ""
    """What could stand in its place; empty for what takes more than a figure."""


@once
def faults(view: PassageView) -> Sequence[Fault]:
    """The faults of a passage that has a source."""
    found = tuple(_faults(view))
    if not found:
        return tuple(_of_calendar(view))
    if found[0].kind in _WHOLE:
        return found
    dated = [(f.start, f.end) for f in found if f.kind in _DATES]
    days = (day for day in _of_calendar(view) if not _is_in(day, dated))
    return (*found, *days)


def _is_in(fault: Fault, places: Sequence[tuple[int, int]]) -> bool:
    return any(start < fault.end and fault.start < end for start, end in places)


def _of_calendar(view: PassageView) -> Iterator[Fault]:
    """Days, months, seasons that became others."""
    source = view.source
    if source is None or not view.raw.strip():
        return
    for kind, start, end, said in changes(source, view):
        written = view.cased[start:end]
        yield Fault("month" if kind == "month" else "day", start, end, said, written)


def _faults(view: PassageView) -> Iterator[Fault]:
    source = view.passage.source
    if source is None or source.content == view.raw or not view.raw.strip():
        return
    told = view.source_lang or _other(view.lang)
    has = _told_by(view, source.content, told)
    if not any(has) or _is_table(view.raw) or _is_table(source.content):
        return
    refill = refilled(source.content, view.raw) if has.figures else None
    if refill:
        edits = refill.edits
        yield Fault("refilled", refill.start, refill.end, refill.source, "", edits)
        return
    plain = limited(view.source or view, view, told) if has.figures else None
    if plain is not None:
        has = has._replace(figures=False, dates=_are_dated(view, told))
    if plain or any(has):
        yield from _of_sides(view, told, has, plain or ())


class _Has(NamedTuple):
    """What source and target have that may be at fault."""

    figures: bool
    """That are worth a closer look."""
    dates: bool
    scales: bool
    words: bool


def _told_by(view: PassageView, source: str, told: str) -> _Has:
    has_figures = _DIGIT(view.raw) is not None or _DIGIT(source) is not None
    has_scales = _names_scale(view.raw) and _names_scale(source)
    return _Has(has_figures, has_figures, has_scales, _has_words(view, told))


def _are_dated(view: PassageView, told: str) -> bool:
    original = view.source or view
    lang, other = base_of(told), base_of(view.lang)
    return is_dated(original.folded, lang) and is_dated(view.folded, other)


def _of_sides(
    view: PassageView, told: str, has: _Has, plain: Sequence[tuple[_Place, _Place]]
) -> Iterator[Fault]:
    """The faults of two texts; `plain` are figures of both whose limit may be lost."""
    sides = (
        Side(view.source or view, told, is_source=view.source_lang is not None),
        Side(view, view.lang, is_source=False),
    )
    if has.scales:
        yield from _of_scales_said(*sides)
    found = balance(*sides) if has.figures else _EVEN
    if has.words:
        changed, found = in_words(*sides, found)
        for change in changed:
            yield Fault(*change)
    if has.figures or has.dates:
        yield from _of_figures(view, found, *sides)
    for loss in chain(losses(*sides, found.pairs), losses_at(*sides, plain)):
        yield Fault(*loss)


def _has_words(view: PassageView, told: str) -> bool:
    """Whether words say numbers on one side, where the other has some, too."""
    source = view.source
    if source is None:
        return False
    mine, its = cued(source, told), cued(view, view.lang or "")
    if mine and its:
        return True
    return bool((mine and _DIGIT(view.raw)) or (its and _DIGIT(source.raw)))


def _is_table(text: str) -> bool:
    """Whether a text has more figures than make sense to a reader."""
    return len(text) > 2 * _MOST and len(_RUN.findall(text)) > _MOST


def _names_scale(text: str) -> bool:
    return _LARGE(text) is not None


def _other(lang: str | None) -> str:
    """The language a source is taken to be in when nobody says."""
    return "fr" if lang is not None and lang.startswith("en") else "en"


def _of_figures(
    view: PassageView, found: Balance, source: Side, target: Side
) -> Iterator[Fault]:
    dated = source.is_dated and target.is_dated
    of_days = list(_of_days(source.days, target)) if dated else []
    yield from of_days
    for fault in _of_quantities(view, found, source, target):
        if not any(day.start <= fault.start < day.end for day in of_days):
            yield fault


def _of_quantities(
    view: PassageView, found: Balance, source: Side, target: Side
) -> Iterator[Fault]:
    pairs, missing, added = found
    made = likely(missing, added)
    if not pairs and are_unlike(missing, added, made):
        yield _unlike(missing, added)
        return
    for mine, its in pairs:
        yield from _of_pair(mine, its, source, target)
    for mine, its in made:
        if not _is_rewritten(mine, its, target):
            yield from _made(mine, its, source, target)
    rest = [q for q in missing if all(q is not mine for mine, _ in made)]
    rest = _without_days(_without_names(rest, source, target), source, target)
    yield from _of_missing(view, source, rest)
    rest = [q for q in added if all(q is not its for _, its in made)]
    rest = _without_days(_without_names(rest, target, source), target, source)
    rest = [q for q in rest if q.number != 0 and not is_told_otherwise(q, source)]
    yield from _of_added(rest) if pairs or made else _together(rest)


def _without_names(left: Sequence[Quantity], own: Side, other: Side) -> list[Quantity]:
    """What is left but the numbers in names that have another form: W3C, COVID-19."""
    return [
        q
        for q in left
        if not (is_small(q) and (_names_anew(q, own, other) or _is_letter(q, own)))
        and not (is_small(q) and is_no_count(q, own, other))
        and not is_part_of_name(q, own, other)
    ]


def _names_anew(quantity: Quantity, own: Side, other: Side) -> bool:
    """Whether a number ends letters that the other side has not."""
    stem = _STEM.search(own.folded[max(0, quantity.start - _NEAR) : quantity.start])
    if stem is None:
        return False
    return re.search(rf"\b{stem.group()}(?:\d|\b)", other.folded) is None


def _is_letter(quantity: Quantity, own: Side) -> bool:
    """Whether a figure is a word of a name (HEX2BIN), or of a day (2ª feira)."""
    before = own.cased[max(0, quantity.start - 1) : quantity.start]
    after = own.cased[quantity.end : quantity.end + 1]
    is_inside = before.isalpha() and after.isalpha()
    return is_inside or after in {"ª", "º"}


def _of_added(added: Sequence[Quantity]) -> Iterator[Fault]:
    for quantity in added:
        kind = "small-added" if is_small(quantity) else "added"
        yield Fault(kind, quantity.start, quantity.end, "", quantity.text)


def _together(added: Sequence[Quantity]) -> Iterator[Fault]:
    """One fault for all numbers beside a source that has none of its own."""
    if added:
        kind = "small-added" if all(map(is_small, added)) else "added"
        texts = ", ".join(quantity.text for quantity in added)
        yield Fault(kind, added[0].start, added[-1].end, "", texts)


def _of_missing(
    view: PassageView, source: Side, missing: Sequence[Quantity]
) -> Iterator[Fault]:
    """One fault for each sentence that lacks numbers, which may be several."""
    lacking: dict[tuple[str, int, int], list[str]] = {}
    for quantity in missing:
        kind = "small-missing" if is_small(quantity) else "missing"
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


def _fault(kind: str, mine: Quantity, its: Quantity, lang: str | None) -> Fault:
    better = advice(kind, mine, its, lang)
    return Fault(kind, its.start, its.end, mine.text, its.text, advice=better)


def _of_pair(
    mine: Quantity, its: Quantity, source: Side, target: Side
) -> Iterator[Fault]:
    kind = disagree(mine.units, its.units)
    if kind == "money":
        yield from _of_money(mine, its, source, target)
    elif kind and not is_conversion(mine, its):
        yield _of_unit(mine, its, target)


def _of_unit(mine: Quantity, its: Quantity, target: Side) -> Fault:
    """A number that kept its value but not its unit, which is marked with it."""
    fault = _fault("unit", mine, its, target.full_lang)
    start, end = _sum_at(its, target)
    if fault.advice:
        before, after = target.cased[start : its.start], target.cased[its.end : end]
        fault = fault._replace(advice=f"{before}{fault.advice}{after}")
    return fault._replace(start=start, end=end)


def _made(mine: Quantity, its: Quantity, source: Side, target: Side) -> Iterator[Fault]:
    kind = kind_of(mine, its)
    if kind == "currency":
        yield from _of_money(mine, its, source, target)
    else:
        yield _fault(kind, mine, its, target.full_lang)


def _is_rewritten(mine: Quantity, its: Quantity, target: Side) -> bool:
    """Whether it is told as one of several (1/4), or with a power of ten (1.2E-4)."""
    is_power = _POWER.match(target.cased, its.end) is not None
    return is_power or its.text.startswith(f"{mine.text}/")


def _of_money(
    mine: Quantity, its: Quantity, source: Side, target: Side
) -> Iterator[Fault]:
    """A sum in another currency, with the words or signs that say so.

    What an example costs, or nothing, may be told in the money of the reader.
    """
    if not any(mine.values) or _EXAMPLE.search(source.folded):
        return
    (first, last), (start, end) = _sum_at(mine, source), _sum_at(its, target)
    said, written = source.cased[first:last], target.cased[start:end]
    yield Fault("currency", start, end, said, written)


def _sum_at(quantity: Quantity, side: Side) -> tuple[int, int]:
    start = unit_start(side.folded, quantity.start)
    return start, unit_end(side.folded, quantity.end)


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
        if one.value != other.value and is_scale(one.value, other.value):
            yield Fault(
                "scale",
                other.start,
                other.end,
                source.cased[one.start : one.end],
                target.cased[other.start : other.end],
            )


def _large(side: Side) -> list[Said]:
    """Numbers of a million and more in words: « millions of » alone is none."""
    found = [
        number
        for number in side.said
        if number.power >= LARGE
        and (" " in (text := side.folded[number.start : number.end]) or text[-1] != "s")
    ]
    ends = {quantity.end for quantity in side.quantities} if found else set()
    return [number for number in found if number.end not in ends]


def _place(view: PassageView, source: Side, quantity: Quantity) -> tuple[int, int]:
    """The sentence of the target in which a quantity of the source should stand."""
    mine, its = list(split_sentences(source.cased, source.lang)), view.sentences
    if not its:
        return 0, len(view.raw)
    place = sum(span.end <= quantity.start for span in mine)
    if len(mine) != len(its):
        place = place * len(its) // len(mine) if mine else 0
    return its[min(place, len(its) - 1)]
