"""Two words of which the second begins with a capital, run together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.english import RESIDUE
from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

# The capital comes first, as there are few of them to look back from.
_HUMP = CASED.mesh("[a-zß-öø-ÿœ][A-ZÀ-ÖØ-Þ]")
_GLUED = compiled(
    r"(?<![\w.@#$%&=/\\:<>{}()\[\]'-])(?P<head>[a-zß-öø-ÿœ]{3,})"
    r"(?P<tail>[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿœ]{1,})(?![\w@#$%&=/\\<>{}()\[\]-]|\.\w)"
)
# Plain words, without those of which programmers make names: « withName », « hasNext ».
_PROGRAMMED = frozenset(
    "can could did had has on same should was when will with".split()
)


def make() -> PassageCheck:
    """The check, for text without code."""
    return CASED.where([_HUMP], _check)


def _check(view: PassageView) -> Iterator[Match]:
    if "`" in view.raw or "_" in view.raw:
        return
    for found in _GLUED.finditer(view.cased):
        head, tail = found["head"], found["tail"]
        if head in RESIDUE and head not in _PROGRAMMED:
            yield Match(
                *found.span(), suggestions=(f"{head}. {tail}", f"{head} {tail}")
            )
