"""Passages put together from pieces of a file, each piece knowing its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Mark, Passage, Run, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
