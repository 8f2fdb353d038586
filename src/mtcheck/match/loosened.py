"""Expressions for what is left of a placeable that an engine tore apart.

The letters are the same; spaces may stand between its parts, capitals may have
changed, and signs may have become others of the same shape.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mtcheck.match.expressions import compiled
from mtcheck.match.placeable_kinds import LETTERS

APART = rf"(?<![\d_{LETTERS}])", rf"(?![\d_{LETTERS}])"
"""No word goes on before, and behind."""

_GAP = r"[\s\u00a0\u202f\u200b]*"
_TWINS = {
    '"': "[\"'“”„«»]", "'": "[\"'‘’‹›]", "%": "[%％٪]", "{": "[{｛]", "}": "[}｝]",
    "<": "[<＜‹]", ">": "[>＞›]", "$": "[$＄]", "(": "[(（]", ")": "[)）]",
    "\\": r"[\\/＼]", "&": "[&＆]", ";": "[;；]", "#": "[#＃]", "@": "[@＠]",
    ":": "[:：]", "/": "[/／]", "-": "[-–—‑]", ".": "[.。．]", "_": r"\\?[_＿]",
    "+": "[+＋]", "`": "[`´‘’'\"«»“”]", "*": "[*＊]",
}  # fmt: skip
_BRACES = compiled(r"([$%#@]?)\{{1,3}\s*([^\s{}]+)\s*\}{1,3}")
_PART = compiled(r"[^\W_]+|\S")
_LONGEST = 200  # characters; what is longer is told of as lost
_TORN = frozenset(
    "printf brace template variable percent qt path file name flag tag entity escape"
    " url email code mention".split()
)
"""Kinds of which something can be left."""


def loosened(kind: str, text: str) -> re.Pattern[str] | None:
    """The expression for one piece; None if nothing could be told from chance."""
    is_said = re.search(r"[^\W_]", text)
    if kind not in _TORN or len(text) > _LONGEST or not is_said:
        return None
    return _pattern(kind, text)


@lru_cache(1000)
def _pattern(kind: str, text: str) -> re.Pattern[str]:
    loose = _GAP.join(_TWINS.get(p) or re.escape(p) for p in _PART.findall(text))
    forms = [_edged(kind, text, loose)]
    braces = _BRACES.fullmatch(text)
    if braces:
        sign, name = map(re.escape, braces.groups())
        forms += _half_braced(sign, name, " ?" if " " in text else "")
    return re.compile("|".join(forms), re.IGNORECASE)


def _edged(kind: str, text: str, loose: str) -> str:
    if kind == "escape":
        return loose
    before = r"(?<!\d)" if kind == "printf" else APART[0] if text[0].isalnum() else ""
    return before + loose + (APART[1] if text[-1].isalnum() else "")


def _half_braced(sign: str, name: str, space: str) -> list[str]:
    """Other brackets, or one of them lost."""
    sign = f"{sign}{_GAP}" if sign else ""
    opened, closed = r"\{{1,3}", r"\}{1,3}"
    return [
        sign + r"[\[({｛（]{1,3}" + _GAP + name + _GAP + r"[\])}）｝]{1,3}",
        sign + opened + _GAP + name + APART[1] + rf"(?!{_GAP}\}})" + space,
        APART[0] + space + name + _GAP + closed,
    ]
