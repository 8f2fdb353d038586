"""Text as it flows on a page: white space collapsed, references decoded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Span
from mtcheck.read.entities import decode
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.read.weave import Draft

REFERENCE = re.compile(
    r"&(?:\#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31});?",
    re.VERBOSE,
)
"""A character reference; on a page the oldest ones need no semicolon."""

WHITE = " \t\n\r\f"
"""What a browser collapses."""

_GAP = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")


@dataclass(slots=True, eq=False)
class OpenMark:
    """A mark that has not ended; `since` is None until it holds text."""

    kind: str
    since: int | None = None


class _Space(NamedTuple):
    """White space that is shown only if text follows."""

    piece: str
    start: int
    end: int


class Flow:
    """The passage under way; places count from `base`."""

    def __init__(self, content: str, base: int) -> None:
        """Begin with no text and no mark."""
        self.kind = "paragraph"
        self._content = content
        self._base = base
        self._weaver = Weaver(base)
        self._space: _Space | None = None
        self._marks: list[OpenMark] = []

    def text(self, span: Span, kind: str) -> None:
        """Take the text between two tags; the first one settles the kind."""
        if self._weaver.length == 0:
            self.kind = kind
        at = span.start
        for reference in self._references(span):
            self._plain(at, reference.start)
            self._decoded(*reference)
            at = reference.end
        self._plain(at, span.end)

    def line_break(self, start: int, end: int) -> None:
        """Take a line break, which swallows the white space around it."""
        before = self._space
        if before is None or before.piece == " ":
            self._space = _Space("\n", start, end)
        else:
            self._space = _Space(before.piece + "\n", before.start, end)

    def open_mark(self, kind: str) -> OpenMark:
        """Set what follows apart, until the mark is closed."""
        mark = OpenMark(kind)
        self._marks.append(mark)
        return mark

    def close_mark(self, mark: OpenMark) -> None:
        """End a mark that is open."""
        self._marks.remove(mark)
        self._set(mark)

    def flush(self) -> Draft | None:
        """The passage, if there is text in it; open marks go on in the next."""
        self._space = None
        if self._weaver.length == 0:
            return None
        for mark in self._marks:
            self._set(mark)
        draft = self._weaver.draft(self.kind)
        self._weaver = Weaver(self._base)
        return draft

    def _references(self, span: Span) -> Iterator[Span]:
        if self._content.find("&", *span) < 0:
            return
        for reference in REFERENCE.finditer(self._content, *span):
            yield Span(*reference.span())

    def _plain(self, start: int, end: int) -> None:
        """Put a text without references."""
        text = self._content[start:end]
        core = text.strip(WHITE)
        if not core:
            self._leave_space(start, end)
            return
        begin = start + len(text) - len(text.lstrip(WHITE))
        stop = begin + len(core)
        self._leave_space(start, begin)
        self._get_ready()
        for gap in _GAP.finditer(self._content, begin, stop):
            self._weaver.put(self._content[begin : gap.start()], begin, gap.start())
            self._weaver.put(" ", *gap.span())
            begin = gap.end()
        self._weaver.put(self._content[begin:stop], begin, stop)
        self._leave_space(stop, end)

    def _decoded(self, start: int, end: int) -> None:
        decoded = decode(self._content[start:end])
        if decoded is None:
            self._plain(start, end)
        elif decoded in WHITE:
            self._leave_space(start, end)
        else:
            self._get_ready()
            self._weaver.put_decoded(decoded, start, end)

    def _leave_space(self, start: int, end: int) -> None:
        if start < end and self._space is None:
            self._space = _Space(" ", start, end)

    def _get_ready(self) -> None:
        """Show the white space that waited for text, begin the marks that did."""
        if self._space and self._weaver.length:
            self._weaver.put(*self._space)
        self._space = None
        for mark in self._marks:
            if mark.since is None:
                mark.since = self._weaver.length

    def _set(self, mark: OpenMark) -> None:
        if mark.since is not None:
            self._weaver.mark(mark.since, self._weaver.length, mark.kind)
        mark.since = None
