"""Whether a file that was written reads as it was meant to, and nothing else moved."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtcheck.model import Span
from mtcheck.read.weave import changed
from mtcheck.write.hunks import new_spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.model import Document, Mark, Passage
    from mtcheck.read.weave import Change


def holds(
    before: Document, after: Document, wanted: Mapping[int, Sequence[Change]]
) -> bool:
    """Whether `after` is `before` with the wanted changes, passage for passage."""
    return (
        _frame(before) == _frame(after)
        and (not _has_same_lines(before, after) or before.problems == after.problems)
        and len(before.problems) == len(after.problems)
        and not misread(before, after, wanted)
    )


def misread(
    before: Document, after: Document, wanted: Mapping[int, Sequence[Change]]
) -> frozenset[int]:
    """The passages that are not what they should be; none where they do not pair."""
    if len(before.passages) != len(after.passages):
        return frozenset()
    has_same_lines = _has_same_lines(before, after)
    pairs = zip(before.passages, after.passages, strict=True)
    return frozenset(
        index
        for index, (old, new) in enumerate(pairs)
        if not _is_meant(old, new, wanted.get(index, ()))
        or (old.id != new.id and has_same_lines)
    )


def _frame(document: Document) -> tuple[object, ...]:
    """What no fix may change of a document as a whole."""
    return (
        document.format,
        document.target_lang,
        document.source_lang,
        document.parts,
        len(document.passages),
    )


def _has_same_lines(before: Document, after: Document) -> bool:
    """Whether lines are counted alike: ids and problems may name them."""
    return _line_ends(before.content) == _line_ends(after.content)


def _line_ends(content: str) -> int:
    return content.count("\n") + content.count("\r")


def _is_meant(old: Passage, new: Passage, changes: Sequence[Change]) -> bool:
    text, _ = changed(old.target, old.marks, changes)
    return (
        old.kind == new.kind
        and text.content == new.target.content
        and _same(old.source) == _same(new.source)
        and _same(old.reference) == _same(new.reference)
        and old.lost == new.lost
        and _keeps_marks(old, new, changes)
    )


def _same(text: object) -> object:
    return getattr(text, "content", None)


def _keeps_marks(old: Passage, new: Passage, changes: Sequence[Change]) -> bool:
    """Whether every mark is where it was; at a change itself, they may be others.

    Putting the markup of a text right makes links and tags of what was none.
    """
    if not changes:
        return old.marks == new.marks
    _, moved = changed(old.target, old.marks, changes)
    spans = [Span(max(0, s.start - 1), s.end + 1) for s in new_spans(changes)]
    expected, found = Counter(_lasting(moved)), Counter(_lasting(new.marks))
    lost = list((expected - found).elements())
    new_ones = list((found - expected).elements())
    if not all(_is_near(mark, spans) for mark in (*lost, *new_ones)):
        return False
    # A mark may end elsewhere after a change at its edge; it may not be gone.
    return not Counter(m.kind for m in lost) - Counter(m.kind for m in new_ones)


def _lasting(marks: Sequence[Mark]) -> list[Mark]:
    """The marks but those of references, which any writing may replace."""
    return [mark for mark in marks if mark.kind != "entity"]


def _is_near(mark: Mark, spans: Sequence[Span]) -> bool:
    return any(mark.start <= span.end and span.start <= mark.end for span in spans)
