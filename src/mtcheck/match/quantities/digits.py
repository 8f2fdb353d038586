"""Figures as they are written → what they may be worth.

``1,234`` is 1234 or 1.234, depending on who writes; the likelier value in the language
comes first. Times of day are values of their own kind, and what is neither, such as a
version, is compared letter by letter.
"""

from __future__ import annotations

import re
from decimal import Decimal

from mtcheck.match.expressions import compiled

Value = Decimal | str
"""A number, or a text: ``@930`` for a time in minutes, ``=1.2.3`` for a code."""

FIGURE = compiled(
    r"""
      \d{1,3}(?P<sep>[ '.,])\d{3}(?:(?P=sep)\d{3})*(?!\d)      # groups of thousands,
      (?:(?!(?P=sep))[.,]\d{1,12}(?!\d))?(?![.,]\d)            # perhaps decimals
    | \d+(?:[.,·]\d+)*
    | (?<![\w)\]}>"'.,])[.,]\d+
    """,
    re.VERBOSE,
)
_LONGEST = 30  # characters; longer ones are codes
_POINT = frozenset({"en"})
"""The languages that open decimals with a point."""
_CENTS = compiled(r"([01]?\d|2[0-4])[.,]([0-5]\d)")


def worth(figure: str, lang: str, *, is_strict: bool) -> tuple[Value, ...]:
    """The values of a figure of cased text, the likeliest first.

    `is_strict` leaves out what only a writer of another language would mean.
    """
    if len(figure) > _LONGEST:
        return (f"={figure}",)
    plain = figure.replace(" ", "").replace("'", "").replace("·", ".")
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return (Decimal(plain),)
    if len(set(marks)) == 2:
        return _mixed(plain, marks)
    if len(marks) > 1:
        return _grouped(plain, marks[0])
    if plain != figure.replace("·", "."):  # spaces group, so this mark opens decimals
        return (_decimal(plain),)
    return _single(plain, lang, is_strict=is_strict)


def _mixed(plain: str, marks: list[str]) -> tuple[Value, ...]:
    if marks.count(marks[-1]) > 1:
        return (f"={plain}",)
    whole, _, decimals = plain.rpartition(marks[-1])
    return (Decimal(f"{re.sub(r'[.,]', '', whole) or 0}.{decimals}"),)


def _grouped(plain: str, mark: str) -> tuple[Value, ...]:
    first, *middle, last = plain.split(mark)
    is_indian = all(len(group) == 2 for group in middle)
    is_western = all(len(group) == 3 for group in middle)
    if len(last) == 3 and 0 < len(first) < 4 and (is_western or is_indian):
        return (Decimal(plain.replace(mark, "")), f"={plain}")
    return (f"={plain.replace(',', '.')}",)


def _single(plain: str, lang: str, *, is_strict: bool) -> tuple[Value, ...]:
    mark = "." if "." in plain else ","
    whole, _, rest = plain.partition(mark)
    small = _decimal(plain)
    if len(rest) == 3 and 0 < len(whole) < 4 and whole[0] != "0":
        large = Decimal(whole + rest)
        opens_decimals = (mark == ".") == (lang in _POINT)
        both = (small, large) if opens_decimals else (large, small)
        return both[:1] if is_strict and lang in _POINT and rest != "000" else both
    clock = _CENTS.fullmatch(plain)
    return (small, at(int(clock[1]), int(clock[2]))) if clock else (small,)


def _decimal(plain: str) -> Decimal:
    return Decimal(plain.replace(",", "."))


def at(hour: int, minute: int) -> str:
    """The value of a time of day."""
    return f"@{hour % 24 * 60 + minute}"


def splits(figure: str) -> tuple[tuple[Decimal, ...], ...]:
    """The numbers that a figure may be a row of: 5 100 is 5100, or 5 and 100."""
    groups = re.split(r"[ .,'·]", figure)
    if len(groups) == 1 or len(groups) > 5 or not all(groups):
        return ()
    rows = [tuple(map(Decimal, groups))]
    if " " in figure:
        rows += [
            (Decimal("".join(groups[:cut])), Decimal("".join(groups[cut:])))
            for cut in range(1, len(groups))
        ]
    return tuple(dict.fromkeys(rows))
