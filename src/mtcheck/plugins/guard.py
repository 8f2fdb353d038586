"""Runs the check of a plug-in: what it raises or yields amiss is told, not spread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtcheck.errors import PluginError
from mtcheck.model import Match
from mtcheck.plugins.load import blamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.match.view import PassageView
    from mtcheck.plugins.find import EntryPoint

_FAILED = "failed"


class Guarded:
    """A check of a plug-in, of one passage or of a document, under our eyes."""

    def __init__(self, check: Any, point: EntryPoint) -> None:  # noqa: ANN401
        self._check = check
        self._point = point
        self._sizes: dict[int, int] = {}

    def __call__(self, view: PassageView, /) -> Iterator[Match]:
        """The matches in one passage."""
        self._sizes = {view.index: len(view.raw)}
        with blamed(self._point, _FAILED):
            found = list(self._check(view))
        for match in found:
            self._require_sound(match, view.index)
            yield match

    def see(self, view: PassageView, /) -> None:
        """Show the check the next passage of a document."""
        self._sizes[view.index] = len(view.raw)
        with blamed(self._point, _FAILED):
            self._check.see(view)

    def close(self) -> Iterable[Match]:
        """The matches in a document whose passages were all shown."""
        with blamed(self._point, _FAILED):
            found = list(self._check.close())
        for match in found:
            self._require_sound(match, getattr(match, "passage", None))
        return found

    def _require_sound(self, match: object, passage: int | None) -> None:
        if not isinstance(match, Match):
            kind = type(match).__name__
            raise PluginError(f"{self._point.label} yields a {kind}, not a Match")
        places = [(passage, match.start, match.end), *match.related]
        places += [(passage, edit.start, edit.end) for edit in match.edits or ()]
        if not all(self._holds(*place) for place in places):
            raise PluginError(
                f"{self._point.label} yields a match that lies outside its passage"
            )

    def _holds(self, passage: int | None, start: int, end: int) -> bool:
        size = None if passage is None else self._sizes.get(passage)
        return size is not None and 0 <= start <= end <= size
