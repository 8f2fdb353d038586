"""Text → quantities: at each figure, what it and the words around it say."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Kept
from mtcheck.match.quantities.clocks import CLOCK, NUMERIC, is_late, times
from mtcheck.match.quantities.digits import FIGURE, Value, at, splits, worth
from mtcheck.match.quantities.numerals import LARGE, lexicon
from mtcheck.match.quantities.quantity import Quantity
from mtcheck.match.quantities.spoken import AND_A_HALF, HALVES
from mtcheck.match.quantities.units import unit_after, unit_before, unit_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

_RUN = compiled(r"\d+")
_HOURS = compiled(
    r" ?(?:h\b|heures?\b|uhr\b|uur\b|horas?\b|ore\b|o'clock)"
    r"| (?:de la (?:tarde|noche|mañana)|da (?:tarde|noite|manhã)|'s \w"
    r"|del pomeriggio|di (?:sera|notte|mattina)|(?:abend|nacht|nachmittag|morgen)s\b)"
)
_DECADE = compiled(r"'?s\b|ern?\b|-?er-?jahre| ?er jahre|-talet")
_YEARS = compiled(r"(?:années|anni|años|anos|jaren|los|gli)(?: | de )?['‘]?\Z")
_YEARS_REACH = 10  # characters in which one of these stands
_CENTO = compiled(r"'[2-9]00")
"""« il '700 » is the 18th century, the years from 1700."""
_SCALE = compiled(r"\+?[ -]?([^\W\d_]{2,11})\b")
_LETTER = compiled(r" ?(k|K|M|B|T|G|m|b|bn|tn|mn)(?=[€$£¥]| ?[€$£]|\b)(?!/)")
_LETTERS = {
    "k": 3, "K": 3, "M": 6, "m": 6, "B": 9, "b": 9, "bn": 9, "G": 9, "T": 12, "tn": 12,
    "mn": 6,
}  # fmt: skip
_FRACTION = compiled(r"(?<![\d/.,])(?:(\d{1,3})[ -])?([1-7])/([2348])(?![\d/])")
_MONEY = {"€", "$", "£", "¥"}
_LISTED = compiled(r"[.)](?: |\Z)|[.)]?\Z")
_RANGE = compiled(
    r" ?(?:°|%|[ap]\.?m\.?)? ?(?:-|–|—|/|to|and|or|à|et|ou|bis|und|oder|al?|ai|y|e|o|até"
    r"|tot|en|of|through|ed|with|,|x|×)? ?[$€£]?"
)
_PHONE = compiled(r"\d{2,4}(?:[ .-]\d{2,4}){2,5}(?![\d%]|[.,]\d)")
_THOUSANDS = compiled(r"\d{1,3}([ .-])\d{3}(?:\1\d{3})*\Z")
_CLOCK_LETTERS = frozenset("hapu")
"""What times go on with: h, am, pm, Uhr."""
_ENDS = frozenset(",;:!?)]}\n") | {""}
_NEXT = compiled(r"[^\W\d_]+")
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_PLAIN = 9  # digits
_OTHERS = frozenset(
    "º ºc ºf of de d di do von van per pour por h heure heures uhr uur hora horas ore o s da del"
    " abends nachts nachmittags morgens er k m b bn t g tn mn".split()
)
_FARTHEST = 12  # characters between the two ends of a range


def read(cased: str, folded: str, lang: str, *, is_source: bool) -> list[Quantity]:
    """The quantities of a text in text order."""
    reader = _Reader(cased, folded, lang, is_source=is_source)
    found = list(reader.quantities())
    for index in range(len(found) - 2, -1, -1):
        found[index] = reader.linked(found[index], found[index + 1])
    return found


class Figure(NamedTuple):
    """A figure by itself, with its likeliest value as text."""

    value: str
    start: int
    end: int


def simple_figures(folded: str, lang: str, *, is_source: bool) -> list[Figure] | None:
    """The figures of a text but for the words around; None where one is a date or a row."""
    found: list[Figure] = []
    past = 0
    for run in _RUN.finditer(folded):
        start, end = run.span()
        if start < past:
            continue
        text = run.group()
        if not _is_whole(folded, start, end):
            if clock := CLOCK.match(folded, start):
                past = start + len(clock.group().strip())
                found.append(Figure(times(clock, lang, late=False)[0], start, past))
                continue
            if folded[start - 1 : start] in {".", ","} or _is_composed(folded, start):
                return None
            figure = FIGURE.match(folded, start)
            if figure is None:
                return None
            text, past = figure.group(), figure.end()
        value = text
        if len(text) > _PLAIN or not text.isdigit():
            value = str(worth(text, lang, is_strict=is_source)[0])
        found.append(Figure(value, start, start + len(text)))
    return found


def _is_composed(folded: str, start: int) -> bool:
    """Whether a fraction, a date or a row of figures begins there."""
    return any(form.match(folded, start) for form in (_FRACTION, NUMERIC, _PHONE))


def with_scale(cased: str, folded: str, figure: Figure, lang: str) -> Figure | None:
    """A figure with the scale behind it; None where there is more to tell of it."""
    value, start, end = figure
    power, last = _scale_in_words(folded, end, lexicon(lang).scales)
    if not power:
        letter = _LETTER.match(cased, end)
        is_money = letter is not None and (
            cased[letter.end() : letter.end() + 1] in _MONEY
            or bool(unit_before(folded, start))
        )
        return None if is_money else figure
    before = folded[max(0, start - _YEARS_REACH) : start]
    if value[0] == "=" or before[-1:] == "'" or _YEARS.search(before):
        return None
    return Figure(str(Decimal(value).scaleb(power)), start, last)


def _scale_in_words(
    folded: str, end: int, scales: Mapping[str, int]
) -> tuple[int, int]:
    """The powers of ten by which words multiply a figure, and where they end."""
    power = 0
    for _ in range(2):
        word = _SCALE.match(folded, end)
        if word is None or word[1] not in scales:
            break
        power, end = power + scales[word[1]], word.end()
    return power, end


class _Reader:
    """Goes through one text."""

    def __init__(self, cased: str, folded: str, lang: str, *, is_source: bool) -> None:
        self._cased = cased
        self._folded = folded
        self._lang = lang
        self._is_source = is_source
        self._scales = lexicon(lang).scales
        self._telling = telling(lang)

    @Kept
    def _late(self) -> bool:
        return is_late(self._folded, self._lang)

    def quantities(self) -> Iterator[Quantity]:
        """Each figure with what it means by itself."""
        past = 0
        for run in _RUN.finditer(self._folded):
            start, end = run.span()
            if start < past:
                continue
            if _is_whole(self._folded, start, end):
                yield self._figure(start, end, run.group())
                continue
            for quantity in self._at(start):
                past = max(past, quantity.end)
                yield quantity

    def _at(self, start: int) -> Iterator[Quantity]:
        found: re.Match[str] | None
        if found := CLOCK.match(self._folded, start):
            yield self._clock(found)
        elif found := _FRACTION.match(self._folded, start):
            yield self._fraction(found)
        elif found := NUMERIC.match(self._folded, start):
            yield from self._date(found)
        elif found := self._phone(start):
            yield self._row(found)
        else:
            if start and self._opens_decimals(start - 1):
                start -= 1
            found = FIGURE.match(self._folded, start)
            if found:
                yield self._figure(*found.span(), found.group())

    def _date(self, found: re.Match[str]) -> Iterator[Quantity]:
        for part in _RUN.finditer(self._folded, *found.span()):
            text = part.group()
            yield Quantity(*part.span(), text, (Decimal(text),), is_date=True)

    def _phone(self, start: int) -> re.Match[str] | None:
        """A phone number or the like, unless it is one number with its thousands."""
        found = _PHONE.match(self._folded, start)
        if found is None or _THOUSANDS.match(found.group()):
            return None
        return found if len(_RUN.findall(found.group())) > 2 else None

    def _row(self, found: re.Match[str]) -> Quantity:
        runs = _RUN.findall(found.group())
        value = "=" + "".join(runs)
        rows = (tuple(map(Decimal, runs)),)
        return Quantity(*found.span(), found.group(), (value,), splits=rows)

    def _opens_decimals(self, mark: int) -> bool:
        """Whether a figure begins with its decimals: « .5 »."""
        before = self._folded[mark - 1 : mark] if mark else " "
        return self._folded[mark] in ".," and before in " (-–+<>=~"

    def _clock(self, found: re.Match[str]) -> Quantity:
        values = times(found, self._lang, late=self._late)
        minutes = (int(value[1:]) for value in values)
        rows = tuple(_hour_and_minutes(minute) for minute in minutes)
        start = found.start()
        text = self._cased[start : found.end()].strip()
        return Quantity(start, start + len(text), text, values, splits=rows)

    def _fraction(self, found: re.Match[str]) -> Quantity:
        """« 2 1/2 » and « 3/4 », or the numbers in a row."""
        whole, above, below = (Decimal(part or 0) for part in found.groups())
        parts = tuple(Decimal(part) for part in found.groups() if part)
        units = unit_after(self._cased, self._folded, found.end())
        value = round(whole + above / below, 3)
        rows = (parts, (whole, round(above / below, 3)))
        return Quantity(*found.span(), found.group(), (value,), units, splits=rows)

    def _figure(self, start: int, end: int, text: str) -> Quantity:
        values, rows = self._worth(text, end)
        before = self._folded[max(0, start - 3) : start]
        near, after = before.rstrip()[-1:], self._folded[end : end + 1]
        if near == "." and text.isdigit():  # « de.3 »: the space before may be lost
            values = (*values, Decimal(f"0.{text}"))
        plain = Quantity(
            start,
            end,
            text,
            values,
            splits=rows,
            is_optional=(start < 4 or self._cased[start - 1] == "[")
            and self._is_optional(start, end),
            is_cut=len(text) == 2 and near != "" and near in "-–/'",
            is_date=before[-1:] == "/" or after == "/",
        )
        decade = self._decade(plain)
        if decade is not plain:
            return decade
        units = unit_before(self._folded, start)
        if self._is_told(end):
            plain = self._hour(self._scaled(plain, is_money=bool(units)))
            units = units or unit_after(self._cased, self._folded, plain.end)
        if not units:
            return plain
        return plain._replace(units=units, is_gloss="(" in before)

    def _worth(
        self, text: str, end: int
    ) -> tuple[tuple[Value, ...], tuple[tuple[Decimal, ...], ...]]:
        """The values of a figure, and the numbers in a row that it may be."""
        if len(text) <= _PLAIN and text.isdigit():
            values: tuple[Value, ...] = (Decimal(text),)
            rows: tuple[tuple[Decimal, ...], ...] = ()
        else:
            values = worth(text, self._lang, is_strict=self._is_source)
            rows = splits(text)
        after = self._folded[end : end + 2]
        more = _PARTS.get(after.strip()[:1])
        if more:  # what is no number, such as a version, has no half
            values = tuple(v + more for v in values if isinstance(v, Decimal)) or values
        if self._has_half and AND_A_HALF.match(self._folded, end):
            half = Decimal("0.5")
            values += tuple(v + half for v in values if isinstance(v, Decimal))
        return values, rows

    @Kept
    def _has_half(self) -> bool:
        return any(half in self._folded for half in HALVES)

    def _is_told(self, end: int) -> bool:
        """Whether what follows may say more of a figure."""
        after = self._folded[end : end + 1]
        if after != " ":
            return after not in _ENDS
        word = _NEXT.match(self._folded, end + 1)
        return word is None or word.group() in self._telling

    def _hour(self, quantity: Quantity) -> Quantity:
        """With the time of day it may be: « 15 heures », « 3 o'clock »."""
        if len(quantity.text) > 2 or not quantity.text.isdigit():
            return quantity
        hour = int(quantity.text)
        if hour > 24 or quantity.power or not _HOURS.match(self._folded, quantity.end):
            return quantity
        is_open = self._late or self._folded.startswith(" o'clock", quantity.end)
        later = (at(hour + 12, 0),) if hour <= 12 and is_open else ()
        return quantity._replace(values=(*quantity.values, at(hour, 0), *later))

    def _decade(self, quantity: Quantity) -> Quantity:
        """With both ways to name a decade: the 1980s, the 80s."""
        number, end = quantity.number, quantity.end
        if self._lang == "it" and _CENTO.fullmatch(
            self._folded, quantity.start - 1, end
        ):
            hundreds = int(quantity.text[0])
            numbers = int(quantity.text), 1000 + 100 * hundreds, 11 + hundreds
            return quantity._replace(values=tuple(map(Decimal, numbers)))
        if quantity.text[-1] != "0" or number is None or not 0 < number < 2200:
            return quantity
        start = max(0, quantity.start - _YEARS_REACH)
        before = self._folded[start : quantity.start]
        if not _DECADE.match(self._folded, end) and not _YEARS.search(before):
            return quantity
        return quantity._replace(values=(number, number + 1900)[: 1 + (number < 100)])

    def _scaled(self, quantity: Quantity, *, is_money: bool) -> Quantity:
        """With the scale behind it: 3 million, 45K, 2 mil millones."""
        power, end = _scale_in_words(self._folded, quantity.end, self._scales)
        if power:
            return self._times(quantity, power, end)
        letter = _LETTER.match(self._cased, end)
        if letter is None:
            return quantity
        power, end = _LETTERS[letter[1]], letter.end()
        if is_money or self._cased[end : end + 1] in _MONEY:
            return self._times(quantity, power, end)
        others = tuple(v.scaleb(power) for v in _numbers(quantity))
        return quantity._replace(values=(*quantity.values, *others))

    def _times(self, quantity: Quantity, power: int, end: int) -> Quantity:
        values = tuple(v.scaleb(power) for v in _numbers(quantity))
        return quantity._replace(
            end=end,
            text=self._cased[quantity.start : end],
            values=values or quantity.values,
            power=power,
            splits=() if power >= LARGE else quantity.splits,
        )

    def _is_optional(self, start: int, end: int) -> bool:
        """Whether it is the mark of a list or of a note."""
        if start < 4:
            before = self._cased[:start].strip("( #*-")
            return not before and _LISTED.match(self._cased, end) is not None
        return self._cased[start - 1] == "[" and self._cased[end : end + 1] == "]"

    def linked(self, quantity: Quantity, after: Quantity) -> Quantity:
        """With the unit and the scale it shares with the next: 5 to 10 million."""
        shares = after.units or after.power or after.is_clock
        if not shares or after.start - quantity.end > _FARTHEST:
            return quantity
        if not _RANGE.fullmatch(self._folded, quantity.end, after.start):
            return quantity
        values = quantity.values
        number = quantity.number
        if after.power and not quantity.power and number is not None:
            values = (*values, number.scaleb(after.power))
        if number is not None and number <= 12 and after.is_clock:
            values = (*values, at(int(number), 0), at(int(number) + 12, 0))
        return quantity._replace(units=quantity.units or after.units, values=values)


@cache
def telling(lang: str) -> frozenset[str]:
    """The words that may say more of the figure before them."""
    return unit_words().union(lexicon(lang).scales, _OTHERS)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether a run of digits is a figure: no mark, no time goes on from it."""
    before = folded[start - 1 : start]
    after, further = folded[end : end + 1], folded[end + 1 : end + 2]
    if (before and before in ".,") or after in _CLOCK_LETTERS:
        return False
    return not further.isdigit() and not (after == " " and further in _CLOCK_LETTERS)


def _hour_and_minutes(minutes: int) -> tuple[Decimal, ...]:
    """The numbers that say a time; a full hour is one."""
    hour, rest = divmod(minutes, 60)
    return (Decimal(hour), Decimal(rest)) if rest else (Decimal(hour),)


def _numbers(quantity: Quantity) -> list[Decimal]:
    return [v for v in quantity.values if isinstance(v, Decimal)]
