"""Plain text: paragraphs, headings and list items."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mtcheck.model import Document, Span
from mtcheck.position import LineIndex
from mtcheck.read.entities import decode_all
from mtcheck.read.weave import Draft, number, slice_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BULLET = re.compile(r"[ \t]*(?:[-*+•‣◦▪]|\d{1,3}[.)])[ \t\u00a0]+(?=\S)")
_FINAL = re.compile(r"[.!?…:;。！？][\s\"'»”’)\]]*\Z")
_NO_HEADING = re.compile(r"[.!?…:;,。！？][\s\"'»”’)\]]*\Z")

_LONGEST_WRAPPED = 100  # columns; hard-wrapped prose is narrower
_SHORTEST_WRAPPED = 40  # columns; narrower lines are verse, addresses, lists
_HEADING_WORDS = 12


def parse(content: str, path: str) -> Document:
    """The paragraphs of a plain text."""
    blocks = list(_blocks(content))
    if _is_hard_wrapped(content, blocks):
        spans = [span for block in blocks for span in _unwrapped(content, block)]
    else:
        spans = [line for block in blocks for line in block]
    alone = {block[0].start for block in blocks if len(block) == 1}
    drafts = (_draft(content, span, alone) for span in spans)
    shown = (draft for draft in drafts if not draft.text.content.isspace())
    return Document(path, "text", content, number(shown, LineIndex(content)))


def _blocks(content: str) -> Iterator[list[Span]]:
    """Groups of lines between blank lines; white space at their ends is left out."""
    block: list[Span] = []
    for line in _LINE.finditer(content):
        span = _trimmed(content, *line.span())
        if span.start < span.end:
            block.append(span)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _trimmed(content: str, start: int, end: int) -> Span:
    line = content[start:end]
    begin = start + len(line) - len(line.lstrip())
    return Span(begin, max(begin, start + len(line.rstrip())))


def _is_hard_wrapped(content: str, blocks: list[list[Span]]) -> bool:
    """Whether the lines were cut to a width, so that a paragraph takes several."""
    cut = [line for block in blocks for line in block[:-1]]
    if not cut:
        return False
    widths = [end - start for start, end in cut]
    if (
        max(widths) > _LONGEST_WRAPPED
        or sorted(widths)[len(widths) // 2] < _SHORTEST_WRAPPED
    ):
        return False
    final = sum(bool(_FINAL.search(content, max(s, e - 8), e)) for s, e in cut)
    return 2 * final < len(cut)


def _unwrapped(content: str, block: list[Span]) -> Iterator[Span]:
    """The paragraphs of a block: one, or one an item of a list."""
    starts = [n for n, line in enumerate(block) if _BULLET.match(content, line.start)]
    borders = sorted({0, *starts, len(block)})
    for first, after in pairwise(borders):
        yield Span(block[first].start, block[after - 1].end)


def _draft(content: str, span: Span, alone: Container[int]) -> Draft:
    if bullet := _BULLET.match(content, *span):
        return decode_all(Draft(slice_of(content, bullet.end(), span.end), "item"))
    kind = (
        "heading" if span.start in alone and _is_short(content, span) else "paragraph"
    )
    return decode_all(Draft(slice_of(content, *span), kind))


def _is_short(content: str, span: Span) -> bool:
    if _NO_HEADING.search(content, max(span.start, span.end - 8), span.end):
        return False
    words = content[span.start : span.end].split(None, _HEADING_WORDS)
    return len(words) <= _HEADING_WORDS
