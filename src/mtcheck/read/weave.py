"""Passages put together from pieces of a file, each piece knowing its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Mark, Passage, Run, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtcheck.position import LineIndex


class Draft(NamedTuple):
    """A passage that has no id yet."""

    text: Text
    kind: str = "paragraph"
    marks: tuple[Mark, ...] = ()


class Weaver:
    """Joins pieces of a file into one text; `base` is added to every place."""

    def __init__(self, base: int = 0) -> None:
        """Begin with nothing."""
        self.length = 0
        self._base = base
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._marks: list[Mark] = []
        self._expected = -1  # where the next piece lies if nothing is left out
        self._end = -1

    def put(self, piece: str, start: int, end: int) -> None:
        """Append `piece`, which stands for the file from `start` to `end`."""
        if start != self._expected:
            self._runs.append(Run(self.length, self._base + start))
        self._pieces.append(piece)
        self.length += len(piece)
        self._expected = start + len(piece)
        self._end = end

    def put_decoded(self, piece: str, start: int, end: int) -> None:
        """Append the characters that a reference in the file stands for."""
        self.mark(self.length, self.length + len(piece), "entity")
        self.put(piece, start, end)

    def mark(self, start: int, end: int, kind: str) -> None:
        """Set a stretch of the text apart."""
        self._marks.append(Mark(start, end, kind))

    def text(self) -> Text:
        """The text so far."""
        runs = self._runs
        if self._end != self._expected:
            runs = [*runs, Run(self.length, self._base + self._end)]
        return Text("".join(self._pieces), tuple(runs) or (Run(0, self._base),))

    def draft(self, kind: str) -> Draft:
        """The text so far with its marks in text order."""
        return Draft(self.text(), kind, tuple(sorted(self._marks)))


class Change(NamedTuple):
    """A stretch of a text that reads otherwise than it is written."""

    start: int
    end: int
    text: str = ""


def changed(
    text: Text, marks: Sequence[Mark], changes: Sequence[Change]
) -> tuple[Text, tuple[Mark, ...]]:
    """A text with some changes, which come in order; its marks follow."""
    if not changes:
        return text, tuple(marks)
    pieces: list[str] = []
    runs: list[Run] = []
    length = at = 0
    for start, end, new in (*changes, Change(len(text.content), len(text.content))):
        runs += _runs(text, at, start, length - at)
        pieces += text.content[at:start], new
        runs += [Run(length + start - at, text.place(start))] if new else []
        length += start - at + len(new)
        at = end
    runs.append(Run(length, text.place(at)))
    moved = _moves(changes)
    kept = (Mark(moved(mark.start), moved(mark.end), mark.kind) for mark in marks)
    sound = tuple(mark for mark in kept if mark.start < mark.end)
    return Text("".join(pieces), tuple(_distinct(runs))), sound


def _runs(text: Text, start: int, end: int, shift: int) -> Iterator[Run]:
    """The runs of a stretch of a text, if anything is in it."""
    if start < end:
        yield Run(start + shift, text.place(start))
        first = bisect_right(text.runs, start, key=_start)
        last = bisect_left(text.runs, end, key=_start)
        for run in text.runs[first:last]:
            yield Run(run.start + shift, run.place)


def _start(run: Run) -> int:
    return run.start


def _distinct(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs that say something new; of several at one offset the last."""
    last: Run | None = None
    for run, after in pairwise((*runs, None)):
        if run is None or (after is not None and after.start == run.start):
            continue
        if last is None or run.place - last.place != run.start - last.start:
            yield run
            last = run


def _moves(changes: Sequence[Change]) -> Callable[[int], int]:
    """What tells where an offset is when the changes are made."""
    starts = [change.start for change in changes]
    grown = [len(new) - (end - start) for start, end, new in changes]
    before = list(accumulate(grown, initial=0))

    def moved(offset: int) -> int:
        passed = bisect_left(starts, offset)
        if not passed:
            return offset
        start, end, new = changes[passed - 1]
        if offset >= end:
            return offset + before[passed]
        return start + before[passed - 1] + min(len(new), offset - start)

    return moved


def slice_of(content: str, start: int, end: int) -> Text:
    """The characters of a file from `start` to `end`."""
    return Text(content[start:end], (Run(0, start),))


def number(drafts: Iterable[Draft], lines: LineIndex) -> tuple[Passage, ...]:
    """The drafts as passages in file order, each with an id of its own."""
    return tuple(_numbered(sorted(drafts, key=_place), lines))


def _place(draft: Draft) -> int:
    return draft.text.runs[0].place


def _numbered(drafts: Iterable[Draft], lines: LineIndex) -> Iterator[Passage]:
    last, count = 0, 0
    for draft in drafts:
        line, column = lines.locate(_place(draft))
        if draft.kind == "markup":
            yield Passage(f"{line}:{column}", *draft)
            continue
        count = count + 1 if line == last else 1
        last = line
        name = str(line) if count == 1 else f"{line}.{count}"
        yield Passage(name, *draft)
