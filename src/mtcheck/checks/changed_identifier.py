"""A part number, a reference or a model of the source that became another one.

Such codes are copied, never translated; one letter off, and another part is ordered. A
code that is gone, beside one that is almost the same, is a slip; where the other is in
the source as well, the translation says it twice.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_CODE = compiled(
    r"(?<![\w@/\\.#$%{<&=-])(?=[A-Z\d-]*\d)(?=[\d-]*[A-Z])[A-Z\d]+(?:[-/][A-Z\d]+)*(?![\w@\\/=-]|\.\w)"
)
_HINT = compiled(r"\d(?:-?[A-Z]|(?<=[A-Z].)|(?<=[A-Z]-.))")
"""A capital beside a digit, as every code has."""
_LETTERS = compiled("[A-Z]+")
_DIGITS = compiled(r"\d+")
_SEGMENT = compiled(r"[A-Z\d]+")
_HYPHENS = compiled(r"[-\u2010\u2011\u2013 ]")
_LEAST = 5  # letters and digits; shorter ones may be abbreviations
_FEW_DIGITS = 3
_SEGMENTS = 3
_MOST_CHANGED = 2
_RENDERED = compiled(
    r"(?:EU|UE|UN|ONU|NATO|OTAN|US|USA|EUA|UK|RU|CO|HIV|VIH|DNA|ADN|RNA|ARN|H|Q|T|S)[-\d]"
)
"""Acronyms that languages turn round, with a number behind them."""


class _Code(NamedTuple):
    text: str
    start: int
    end: int


def make() -> PassageCheck:
    """Return a check that marks the code that the source has not, or not there."""
    return Gated(_may_hold, _check)


def _may_hold(view: PassageView) -> bool:
    """Whether a capital stands beside a digit in the source."""
    source = view.passage.source
    return source is not None and _HINT.search(source.content) is not None


def _check(view: PassageView) -> Iterator[Match]:
    source = view.passage.source
    if source is None:
        return
    theirs = _codes(source.content)
    if not theirs:
        return
    text = _squeezed(view.raw)
    named = dict.fromkeys(code.text for code in theirs)
    lost = [name for name in named if _squeezed(name) not in text]
    if not lost:
        return
    ours = _codes(view.raw)
    known = Counter(code.text for code in theirs)
    told = Counter(code.text for code in ours)
    for name in lost:
        found = _in_its_place(name, ours, known, told)
        if found is not None:
            yield Match(found.start, found.end, {"code": name}, (name,))
            ours = [code for code in ours if code is not found]


def _squeezed(text: str) -> str:
    """A text as those write it who leave out hyphens, or set other ones."""
    return _HYPHENS.sub("", text.upper())


def _codes(text: str) -> list[_Code]:
    return [
        _Code(m.group(), *m.span()) for m in _CODE.finditer(text) if _is_code(m.group())
    ]


def _is_code(text: str) -> bool:
    """Whether it is long enough, and neither a date, an amount nor an acronym."""
    signs = sum(map(str.isalnum, text))
    digits = sum(map(str.isdigit, text))
    is_long = digits >= _FEW_DIGITS or len(_SEGMENT.findall(text)) >= _SEGMENTS
    return signs >= _LEAST and is_long and not _RENDERED.match(text)


def _in_its_place(
    name: str, ours: Sequence[_Code], known: Counter[str], told: Counter[str]
) -> _Code | None:
    """The code that stands where one that is lost should stand."""
    for code in ours:
        is_new = code.text not in known
        is_doubled = told[code.text] > known[code.text]
        if (is_new or is_doubled) and _is_slip(name, code.text):
            return code
    return None


def _is_slip(name: str, other: str) -> bool:
    if OSA.distance(name, other) > _MOST_CHANGED:
        return False
    # Where figures alone differ, the rules about numbers say so.
    return _LETTERS.findall(name) != _LETTERS.findall(other) or _DIGITS.findall(
        name
    ) == _DIGITS.findall(other)
