"""A text in a language → its quantities: figures with values, scales and units."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.match.quantities.clocks import CLOCK, NUMERIC, Day, days, is_late, times
from mtcheck.match.quantities.digits import FIGURE, Value, at, splits, worth
from mtcheck.match.quantities.numerals import LARGE, lexicon
from mtcheck.match.quantities.spoken import spoken
from mtcheck.match.quantities.units import NOTHING, Unit, unit_after, unit_before, units_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.match.view import PassageView


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text with everything it may mean."""

    start: int
    end: int
    """After the scale: « 3 millions »."""
    text: str
    values: tuple[Value, ...]
    """The likeliest first."""
    units: frozenset[Unit] = NOTHING
    splits: tuple[tuple[Decimal, ...], ...] = ()
    power: int = 0
    """That of the scale behind it, 0 for none."""
    figure_end: int = 0
    is_optional: bool = field(default=False, compare=False)
    """True for what a text may leave out: the marks of lists and notes."""

    @property
    def number(self) -> Decimal | None:
        """The likeliest value, if it is a number."""
        first = self.values[0]
        return first if isinstance(first, Decimal) else None


class Side:
    """One of two texts that say the same."""

    def __init__(self, view: PassageView, lang: str | None, *, is_source: bool) -> None:
        """Read a view's text as one in `lang`, the source of the other or not."""
        self._view = view
        self.lang = (lang or "en").partition("-")[0].lower()
        self._is_source = is_source

    @property
    def cased(self) -> str:
        """The prose, with one kind of space, without entities and placeholders."""
        return self._clean[0]

    @property
    def folded(self) -> str:
        """The same in lower case."""
        return self._clean[1]

    @cached_property
    def _clean(self) -> tuple[str, str]:
        cased, folded = self._view.cased, self._view.folded
        holes = [found.span() for found in _HOLE.finditer(cased)]
        if not holes:
            return cased, folded
        return _blanked(cased, holes), _blanked(folded, holes)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The quantities in text order."""
        found = sorted(self._found(), key=lambda quantity: quantity.start)
        return [self._linked(q, after) for q, after in _with_next(found)]

    @cached_property
    def spoken(self) -> frozenset[Decimal]:
        """The values that words, Roman figures and blanked places offer."""
        hidden = {Decimal(n) for n in _hidden(self._view.raw, self.cased)}
        return spoken(self.cased, self.folded, self.lang) | hidden

    @cached_property
    def units_named(self) -> frozenset[Unit]:
        """The units that its words name, beside a figure or not."""
        return units_named(self.folded)

    @cached_property
    def days(self) -> list[Day]:
        """The dates with a month."""
        return days(self.folded, self.lang)

    def _found(self) -> Iterator[Quantity]:
        taken: list[tuple[int, int]] = []
        late = is_late(self.folded)
        for clock in CLOCK.finditer(self.folded):
            taken.append(clock.span())
            yield self._clock(clock, late=late)
        for date in NUMERIC.finditer(self.folded):
            taken.append(date.span())
            yield from self._date(date)
        text = _blanked(self.cased, taken) if taken else self.cased
        for figure in FIGURE.finditer(text):
            yield self._figure(figure, late=late)

    def _clock(self, found: re.Match[str], *, late: bool) -> Quantity:
        values = times(found, self.lang, late=late)
        parts = tuple(Decimal(n) for n in re.findall(r"\d+", found.group()))
        start, end = found.span()
        text = self.cased[start:end].strip()
        return Quantity(
            start, start + len(text), text, values, splits=(parts,), figure_end=end
        )

    def _date(self, found: re.Match[str]) -> Iterator[Quantity]:
        for part in re.finditer(r"\d+", found.group()):
            start, end = found.start() + part.start(), found.start() + part.end()
            value = Decimal(part.group())
            yield Quantity(start, end, part.group(), (value,), figure_end=end)

    def _figure(self, found: re.Match[str], *, late: bool) -> Quantity:
        start, end = found.span()
        values = worth(found.group(), self.lang, is_strict=self._is_source)
        plain = Quantity(
            start,
            end,
            found.group(),
            values,
            splits=splits(found.group()),
            figure_end=end,
            is_optional=self._is_optional(start, end),
        )
        before = unit_before(self.folded, start)
        scaled = self._scaled(self._decade(plain), is_money=bool(before))
        units, _ = unit_after(self.cased, self.folded, scaled.end)
        if not before and not units and plain.values[0] == 1:
            return scaled
        scaled = replace(scaled, units=before or units)
        return self._hour(scaled, late=late)

    def _hour(self, quantity: Quantity, *, late: bool) -> Quantity:
        """With the time of day it may be: « 15 heures », « 3 o'clock »."""
        number, end = quantity.number, quantity.end
        if number is None or not 0 <= number <= 24 or number % 1:
            return quantity
        if not _HOURS.match(self.folded, end):
            return quantity
        hour = int(number)
        later = (at(hour + 12, 0),) if late and hour <= 12 else ()
        values = (*quantity.values, at(hour, 0), *later)
        return replace(quantity, values=tuple(dict.fromkeys(values)))

    def _decade(self, quantity: Quantity) -> Quantity:
        """With both ways to name a decade: the 1980s, the 80s."""
        number, end = quantity.number, quantity.end
        if number is None or number % 10 or number > 2100:
            return quantity
        before = self.folded[max(0, quantity.start - 8) : quantity.start]
        if not _DECADE.match(self.folded, end) and not _YEARS.search(before):
            return quantity
        longer = (number + 1900,) if number < 100 else (number % 100,)
        return replace(quantity, values=(*quantity.values, *longer))

    def _scaled(self, quantity: Quantity, *, is_money: bool) -> Quantity:
        """With the scale behind it: 3 million, 45K, 2 mil millones."""
        number, end, power = quantity.number, quantity.end, 0
        if number is None:
            return quantity
        scales = lexicon(self.lang).scales
        for _ in range(2):
            word = _SCALE.match(self.folded, end)
            if word is None or word[1] not in scales:
                break
            power, end = power + scales[word[1]], word.end()
        if power:
            return _times(quantity, power, end, is_sure=True, text=self.cased)
        letter = _LETTER.match(self.cased, end)
        if letter is None:
            return quantity
        power = _LETTERS[letter[1]]
        sure = is_money or self.cased[letter.end() : letter.end() + 1] in _MONEY
        return _times(quantity, power, letter.end(), is_sure=sure, text=self.cased)

    def _is_optional(self, start: int, end: int) -> bool:
        """Whether it is the mark of a list or of a note."""
        before, after = self.cased[:start], self.cased[end : end + 2]
        if start < 4 and not before.strip("( #*-") and _LISTED.match(after):
            return True
        return before.endswith("[") and after.startswith("]")

    def _linked(self, quantity: Quantity, after: Quantity | None) -> Quantity:
        """With the unit and the scale it shares with the next: 5 to 10 million."""
        if after is None or not _RANGE.fullmatch(
            self.folded, quantity.end, after.start
        ):
            return quantity
        units = quantity.units or after.units
        values = quantity.values
        number = quantity.number
        if after.power and not quantity.power and number is not None:
            values = (*values, number.scaleb(after.power))
        if number is not None and number <= 12 and str(after.values[0])[0] == "@":
            values = (*values, at(int(number), 0), at(int(number) + 12, 0))
        return replace(quantity, units=units, values=values)


_HOLE = re.compile(
    r"&\#?\w{1,8};|\{\{?[^{}\n]{0,60}\}?\}|%\d*\$?[sdif@]\b|%\(\w+\)s|\$\{[^{}\n]{0,60}\}"
    r"|\\u[0-9a-f]{4}",
    re.IGNORECASE,
)
_HOURS = re.compile(r" ?(?:h\b|heures?\b|uhr\b|uur\b|horas?\b|ore\b|o'clock)|(?!\w)")
_DECADE = re.compile(r"'?s\b|er\b|ern\b|-?er-?jahre| ?er jahre|-talet")
_YEARS = re.compile(r"(?:années|anni|años|anos|jaren|los|gli)(?: '?| de )?'?\Z")
_SCALE = re.compile(r"[ -]?([^\W\d_]{2,11})\b")
_LETTER = re.compile(r" ?(k|K|M|B|T|G|m|b|bn|tn|mn)(?=[€$£¥]| ?[€$£]|\b)(?!/)")
_LETTERS = {
    "k": 3, "K": 3, "M": 6, "m": 6, "B": 9, "b": 9, "bn": 9, "G": 9, "T": 12, "tn": 12,
    "mn": 6,
}  # fmt: skip
_MONEY = {"€", "$", "£", "¥"}
_LISTED = re.compile(r"[.)](?: |\Z)|[.)]?\Z")
_RANGE = re.compile(
    r" ?(?:°|%|[ap]\.?m\.?)? ?(?:-|–|—|/|to|and|or|à|et|ou|bis|und|oder|al?|y|e|o|até|tot"
    r"|en|of|through|ed|with|,|x|×)? ?[$€£]?"
)


def _times(
    quantity: Quantity, power: int, end: int, *, is_sure: bool, text: str
) -> Quantity:
    scaled = tuple(
        v.scaleb(power) if isinstance(v, Decimal) else v for v in quantity.values
    )
    others = () if is_sure else quantity.values
    values = (*scaled, *others) if is_sure else (*others, *scaled)
    return replace(
        quantity,
        end=end if is_sure else quantity.end,
        text=text[quantity.start : end] if is_sure else quantity.text,
        values=tuple(dict.fromkeys(values)),
        power=power if is_sure else 0,
        splits=() if is_sure and power >= LARGE else quantity.splits,
    )


def _with_next(
    found: list[Quantity],
) -> Iterator[tuple[Quantity, Quantity | None]]:
    return zip(found, [*found[1:], None], strict=False)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, last = [], 0
    for start, end in sorted(spans):
        if end > last:
            begin = max(start, last)
            pieces += [text[last:begin], "\ufffc" * (end - begin)]
            last = end
    return "".join([*pieces, text[last:]])


def _hidden(raw: str, cased: str) -> list[str]:
    """The figures of what is not prose."""
    if "\ufffc" not in cased:
        return []
    hidden = "".join(
        r if c == "\ufffc" else " " for r, c in zip(raw, cased, strict=True)
    )
    return re.findall(r"\d{1,30}", hidden)
