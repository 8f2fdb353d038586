"""Character references (``&#39;`` ``&eacute;``) decoded, their places kept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from mtcheck.model import Span
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Run, Text
    from mtcheck.read.weave import Draft

REFERENCE = re.compile(
    r"&(?:\#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31});",
    re.VERBOSE,
)


def decode(reference: str) -> str | None:
    """The characters `reference` stands for; None where it stands for none."""
    # The table of names takes a while to load, and most texts need none of it.
    from html import unescape  # noqa: PLC0415
    from html.entities import html5  # noqa: PLC0415

    if reference[1] != "#" and reference[1:] not in html5:
        return None
    return unescape(reference) or None


def decode_draft(draft: Draft, references: Sequence[Span]) -> Draft:
    """`draft` with the given stretches of its text decoded and marked."""
    raw, weaver, shifts, at = draft.text.content, Weaver(), _Shifts(), 0
    for start, end in references:
        decoded = decode(raw[start:end])
        if decoded is None:
            continue
        _copy(draft.text, at, start, weaver)
        weaver.put_decoded(decoded, draft.text.place(start), draft.text.place(end))
        shifts.add(end, weaver.length)
        at = end
    if at == 0:
        return draft
    _copy(draft.text, at, len(raw), weaver)
    for mark in draft.marks:
        weaver.mark(shifts.shift(mark.start), shifts.shift(mark.end), mark.kind)
    return weaver.draft(draft.kind)


def decode_all(draft: Draft) -> Draft:
    """`draft` with every well-formed reference decoded and marked."""
    raw = draft.text.content
    if "&" not in raw or ";" not in raw:
        return draft
    return decode_draft(draft, list(_references(raw)))


def _references(raw: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in REFERENCE.finditer(raw))


def _copy(text: Text, start: int, end: int, weaver: Weaver) -> None:
    """Put a stretch of `text`, cut where its runs are."""
    if start == end:
        return
    first = bisect_right(text.runs, start, key=_run_start)
    last = bisect_left(text.runs, end, lo=first, key=_run_start)
    borders = [run.start for run in text.runs[first:last]]
    for begin, stop in zip([start, *borders], [*borders, end], strict=True):
        place = text.place(begin)
        weaver.put(text.content[begin:stop], place, place + stop - begin)


def _run_start(run: Run) -> int:
    return run.start


class _Shifts:
    """Where the offsets of a text went when it shrank."""

    def __init__(self) -> None:
        self._before = [0]
        self._after = [0]

    def add(self, before: int, after: int) -> None:
        self._before.append(before)
        self._after.append(after)

    def shift(self, offset: int) -> int:
        index = bisect_right(self._before, offset) - 1
        return self._after[index] + offset - self._before[index]
