"""A fix as the least changes of words, so that what stays is not written anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.model import Span
from mtcheck.read.weave import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.model import Edit

_TOKEN = re.compile(r"\w+|[^\w]")


def changes_of(text: str, edits: Iterable[Edit]) -> tuple[Change, ...]:
    """What some edits, in text order, really change in a text."""
    return tuple(
        _widened(text, change)
        for edit in edits
        for change in _of_edit(text, edit)
        if change.start < change.end or change.text
    )


def new_spans(changes: Sequence[Change]) -> list[Span]:
    """Where the changed stretches lie when all changes are made."""
    spans, shift = [], 0
    for start, end, new in changes:
        spans.append(Span(start + shift, start + shift + len(new)))
        shift += len(new) - (end - start)
    return spans


def _widened(text: str, change: Change) -> Change:
    """A deletion at an edge with the space that parted it from the rest."""
    start, end, new = change
    if not new and end == len(text):
        start = len(text[:start].rstrip(" \u00a0\u202f"))
    elif not new and start == 0:
        end = len(text) - len(text[end:].lstrip(" \u00a0\u202f"))
    return Change(start, end, new)


def _of_edit(text: str, edit: Edit) -> Iterator[Change]:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only fixing needs it

    before = _TOKEN.findall(text[edit.start : edit.end])
    after = _TOKEN.findall(edit.text)
    at = edit.start
    for code in Levenshtein.opcodes(before, after):
        old = "".join(before[code.src_start : code.src_end])
        if code.tag != "equal":
            new = "".join(after[code.dest_start : code.dest_end])
            yield _trimmed(at, old, new)
        at += len(old)


def _trimmed(start: int, old: str, new: str) -> Change:
    """The change of one stretch without what is the same at its edges."""
    from rapidfuzz.distance import Postfix, Prefix  # noqa: PLC0415 - the same

    head = Prefix.similarity(old, new)
    old, new = old[head:], new[head:]
    tail = Postfix.similarity(old, new)
    kept = len(old) - tail
    return Change(start + head, start + head + kept, new[: len(new) - tail])
