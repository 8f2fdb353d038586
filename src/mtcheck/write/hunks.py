"""A fix as the least changes of words, so that what stays is not written anew."""

from __future__ import annotations

import re
from os.path import commonprefix
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
        change for edit in edits for change in _of_edit(text, edit) if _changes(change)
    )


def new_spans(changes: Sequence[Change]) -> list[Span]:
    """Where the changed stretches lie when all changes are made."""
    spans, shift = [], 0
    for start, end, new in changes:
        spans.append(Span(start + shift, start + shift + len(new)))
        shift += len(new) - (end - start)
    return spans


def _changes(change: Change) -> bool:
    return change.start < change.end or bool(change.text)


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
    head = len(commonprefix([old, new]))
    old, new = old[head:], new[head:]
    tail = len(commonprefix([old[::-1], new[::-1]]))
    kept = len(old) - tail
    return Change(start + head, start + head + kept, new[: len(new) - tail])
