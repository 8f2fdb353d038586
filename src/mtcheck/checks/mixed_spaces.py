"""Plain spaces at signs where the document nearly always sets no-break ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.typography import NO_BREAK_SPACES
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_MOST = 7  # the place that is marked and six related ones
_LEAST = 3  # no-break spaces that show they are meant
_SIGNS = compiled("[:;!?«»]")
_PLAIN = compiled(r"(?<=[\w)»”]) (?:[:;!?](?=\s|\Z)|»)|« (?=\w)")
_NO_BREAK = compiled(f"[{NO_BREAK_SPACES}][:;!?»]|«[{NO_BREAK_SPACES}]")


def make() -> DocumentCheck:
    """Return a check that marks the first plain space, once a document."""
    return _Check()


class _Check:
    """Counts both kinds of space at the signs that want one."""

    def __init__(self) -> None:
        self._no_break = 0
        self._plain: list[Place] = []

    def see(self, view: PassageView) -> None:
        """Count the spaces of one passage."""
        raw = view.raw
        if _SIGNS.search(raw) is None:
            return
        self._no_break += sum(1 for _ in _NO_BREAK.finditer(raw))
        self._plain += [
            Place(view.index, *found.span()) for found in _PLAIN.finditer(view.prose)
        ]

    def close(self) -> Iterator[Match]:
        """Yield one match where plain spaces are the exception."""
        count = len(self._plain)
        if not count or self._no_break < _LEAST or count >= self._no_break:
            return
        passage, start, end = self._plain[0]
        values = {"plain": str(count), "nobreak": str(self._no_break)}
        yield Match(start, end, values, (), (), tuple(self._plain[1:_MOST]), passage)
