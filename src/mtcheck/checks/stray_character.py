"""Characters that a reader does not see, or sees as a box.

`characters` and `beside` are the insides of character classes: runs of the former
are found unless one of the latter stands next to them, as a joiner stands between
the letters of Persian or the parts of an emoji. Text in which `unless` is found is
left alone. Stray bytes of Windows-1252 come with the character they meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_BYTE = compiled("[\u0080-\u009f]")


def make(*, characters: str, beside: str = "", unless: str = "") -> PassageCheck:
    """Return a check that yields the runs of the characters."""
    run = compiled(f"[{characters}]+")
    neighbour = compiled(f"[{beside}]") if beside else None
    excuse = compiled(unless) if unless else None

    def check(view: PassageView) -> Iterator[Match]:
        raw = view.raw
        for found in run.finditer(raw):
            start, end = found.span()
            edges = raw[max(0, start - 1) : start] + raw[end : end + 1]
            if neighbour and neighbour.search(edges):
                continue
            if excuse and excuse.search(raw):
                return
            yield Match(start, end, {"names": _names(found[0])}, _meant(found[0]))

    return check


def _names(run: str) -> str:
    return ", ".join(dict.fromkeys(f"U+{ord(c):04X}" for c in run[:20]))


def _meant(run: str) -> tuple[str, ...] | None:
    if not _BYTE.match(run):
        return None
    try:
        return (run.encode("latin-1").decode("cp1252"),)
    except UnicodeError:
        return ()
