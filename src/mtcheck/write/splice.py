"""Changes of a text as changes of the file that it lies in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.write.pen import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtcheck.model import Text
    from mtcheck.read.weave import Change
    from mtcheck.write.pen import Pen


class Splice(NamedTuple):
    """Replace a range of a file by what is written there."""

    start: int
    end: int
    text: str


class Splicer:
    """Finds the places in one file, with the pen of its format."""

    def __init__(self, content: str, pen: Pen, fits: Callable[[str], bool]) -> None:
        """Take the file, its pen, and what tells which characters it can hold."""
        self._content = content
        self._pen = pen
        self._fits = fits

    def splices(self, text: Text, changes: Iterable[Change]) -> list[Splice] | None:
        """The splices that make some changes of a text; None if one cannot be made."""
        found: list[Splice] = []
        for change in changes:
            made = self._of_change(text, change)
            if made is None:
                return None
            found += made
        return found

    def _of_change(self, text: Text, change: Change) -> list[Splice] | None:
        if change.start == change.end:
            at = self._between(text, change.start)
            stretches = None if at is None else [(at, at)]
        else:
            stretches = self._stretches(text, change.start, change.end)
        # New words must not be put across markup: nobody can tell which belongs where.
        if not stretches or (len(stretches) > 1 and change.text):
            return None
        spot = Spot(
            self._content,
            stretches[0][0],
            text.place(0),
            is_first=change.start == 0,
            is_last=change.end == len(text.content),
            fits=self._fits,
        )
        new = self._pen.written(change.text, spot) if change.text else ""
        return None if new is None else [Splice(*each, new) for each in stretches]

    def _between(self, text: Text, offset: int) -> int | None:
        """Where something goes that is put before the character at an offset."""
        if offset == 0:
            return text.place(0)
        before = self._unit_end(text, offset - 1)
        if before is None or offset == len(text.content):
            return before
        gap = self._content[before : text.place(offset)]
        return before + self._pen.seam(gap)

    def _stretches(
        self, text: Text, start: int, end: int
    ) -> list[tuple[int, int]] | None:
        """The stretches of the file that a range of a text lies in."""
        found: list[tuple[int, int]] = []
        for offset in range(start, end):
            place, stop = text.place(offset), self._unit_end(text, offset)
            if stop is None:
                return None
            last = found[-1] if found else (0, -1)
            if found and self._joins(last[1], place):
                found[-1] = last[0], stop
            else:
                found.append((place, stop))
        if text.content[end - 1] == "\n" and end < len(text.content):
            begin, stop = found[-1]
            after = text.place(end)  # what nests the next line goes with its line end
            found[-1] = (begin, after) if self._joins(stop, after) else (begin, stop)
        return found

    def _joins(self, stop: int, place: int) -> bool:
        return stop == place or self._pen.is_blank(self._content[stop:place])

    def _unit_end(self, text: Text, offset: int) -> int | None:
        place, after = text.place(offset), text.place(offset + 1)
        if after == place + 1:
            return after
        spot = Spot(
            self._content,
            place,
            text.place(0),
            is_first=False,
            is_last=False,
            fits=self._fits,
        )
        return self._pen.unit_end(spot, max(after, place + 1))


def spliced(content: str, splices: Sequence[Splice]) -> str | None:
    """The file with all splices made; None if two of them meet."""
    ordered = sorted(splices)
    if any(a.end > b.start for a, b in pairwise(ordered)):
        return None
    pieces: list[str] = []
    at = 0
    for start, end, new in ordered:
        pieces += content[at:start], new
        at = end
    return "".join((*pieces, content[at:]))
