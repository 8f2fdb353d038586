"""Digits grouped with commas, as in English, where a comma opens the decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_COMMA_OPENS_DECIMALS = frozenset("ca da de es fr it nl pl pt ro sv".split())
_GROUPS_LIKE_ENGLISH = frozenset(
    "de-CH de-LI it-CH fr-CH es-419 es-CR es-DO es-GT es-HN es-MX es-NI es-PA es-PE"
    " es-PR es-SV es-US".split()
)
_GROUPED = compiled(
    r"(?<![\w.,])(?:\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?"  # 1,234,567.8
    r"|\d{1,3},\d{3}\.\d+"  # 1,234.5
    r"|[1-9]\d{1,2},000)(?![\w,]|\.\d)"  # 200,000
)


def make() -> PassageCheck:
    """The check, silent where the language groups digits as English does."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    lang = view.lang or ""
    if lang in _GROUPS_LIKE_ENGLISH or lang.split("-")[0] not in _COMMA_OPENS_DECIMALS:
        return
    for found in _GROUPED.finditer(view.cased):
        yield Match(*found.span())
