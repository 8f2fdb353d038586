"""One of two texts that say the same, with what its quantities are held against."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Kept
from mtcheck.match.quantities.clocks import Day, days, month_names, weekdays
from mtcheck.match.quantities.clockwords import Told, told
from mtcheck.match.quantities.joined import Said, numbers_said
from mtcheck.match.quantities.reader import read
from mtcheck.match.quantities.spoken import months_said, spoken
from mtcheck.match.quantities.units import Unit, units_named

if TYPE_CHECKING:
    from mtcheck.match.quantities.quantity import Quantity
    from mtcheck.match.view import PassageView

_HOLE = compiled(
    r"&\#?\w{1,8};|\{\{?[^{}\n]{0,60}\}?\}|%\d*\$?[sdif@]\b|%\(\w+\)s|\\u[0-9a-f]{4}",
    re.IGNORECASE,
)
_DATED = compiled(r"\d[-/.]\d\d?[-/.]\d").search
_SIGNS = compiled(r"[&{%\\]")
_BLANK = "\ufffc"


class Side:
    """A text in a language."""

    def __init__(self, view: PassageView, lang: str | None, *, is_source: bool) -> None:
        """Read a view's text as one in `lang`, the source of the other or not."""
        self._raw = view.raw
        self.full_lang = lang
        """With its region: fr-CA."""
        self.lang = base_of(lang)
        self._is_source = is_source
        self.cased, self.folded = clean(view)
        """The prose without entities and placeholders, and that in lower case."""

    @Kept
    def quantities(self) -> list[Quantity]:
        """The quantities in text order."""
        return read(self.cased, self.folded, self.lang, is_source=self._is_source)

    @Kept
    def spoken(self) -> frozenset[Decimal]:
        """The values that words, Roman figures and blanked places offer."""
        hidden = map(Decimal, _hidden(self._raw, self.cased))
        found = spoken(self.cased, self.folded, self.lang, self.said)
        return found.union(hidden)

    @Kept
    def said(self) -> list[Said]:
        """The numbers in words, in text order."""
        return numbers_said(self.folded, self.lang)

    @Kept
    def times(self) -> list[Told]:
        """The times of day in words."""
        return told(self.folded, self.lang)

    @Kept
    def months_said(self) -> frozenset[Decimal]:
        """The numbers of the months that words name."""
        return months_said(self.folded, self.lang)

    @Kept
    def units_named(self) -> frozenset[Unit]:
        """The units that its words name, beside a figure or not."""
        return units_named(self.folded)

    @property
    def names_day(self) -> bool:
        """Whether some word tells the day: Friday, yesterday."""
        return any(day in self.folded for day in weekdays(self.lang))

    @property
    def is_dated(self) -> bool:
        """Whether a look for dates is worth its while."""
        return is_dated(self.folded, self.lang)

    @Kept
    def days(self) -> list[Day]:
        """The dates with a month."""
        return days(self.folded, self.lang)


def base_of(lang: str | None) -> str:
    """A language without its region; English where nobody says."""
    return (lang or "en").partition("-")[0].lower()


def is_dated(folded: str, lang: str) -> bool:
    """Whether a look for dates in a text is worth its while."""
    names = any(map(folded.__contains__, month_names(lang)))
    return names or _DATED(folded) is not None


def clean(view: PassageView) -> tuple[str, str]:
    """The prose without entities and placeholders, and that in lower case."""
    cased, folded = view.cased, view.folded
    if _SIGNS.search(cased) is None:
        return cased, folded
    if "&" in cased:
        cased, folded = _with_fractions(cased), _with_fractions(folded)
    holes = [found.span() for found in _HOLE.finditer(cased)]
    return _blanked(cased, holes), _blanked(folded, holes)


_FRACTION = compiled(
    r"&(?:frac(?:12|14|34)|#x(?:bc|bd|be)|#18[89]|#190);", re.IGNORECASE
)
_UNESCAPED = {
    "14": "¼", "xbc": "¼", "188": "¼", "12": "½", "xbd": "½", "189": "½", "34": "¾",
    "xbe": "¾", "190": "¾",
}  # fmt: skip


def _with_fractions(text: str) -> str:
    """With the sign for « &frac12; », and spaces for the rest of it."""

    def sign(found: re.Match[str]) -> str:
        name = found.group()[1:-1].lower().removeprefix("frac").removeprefix("#")
        return _UNESCAPED[name].ljust(len(found.group()))

    return _FRACTION.sub(sign, text)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], _BLANK * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _hidden(raw: str, cased: str) -> list[str]:
    """The figures of what is not prose."""
    if _BLANK not in cased:
        return []
    pairs = zip(raw, cased, strict=True)
    return re.findall(r"\d{1,30}", "".join(r if c == _BLANK else " " for r, c in pairs))
