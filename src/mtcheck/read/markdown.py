"""Markdown: the text of its blocks, markup and all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.model import Document, Span
from mtcheck.position import LineIndex
from mtcheck.read.entities import decode_all, decode_draft
from mtcheck.read.html import fragment
from mtcheck.read.inline import scan
from mtcheck.read.weave import Draft, Weaver, number, slice_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from mtcheck.model import Mark

_FRONT_MATTER = re.compile(
    r"\A(---|\+\+\+)[ \t]*\r?\n(?=(?:[ \t]*(?:\#[^\r\n]*)?\r?\n)*[\w.-]+[ \t]*[:=])"
    r".*?^\1[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL | re.MULTILINE,
)
_SHOWN_VALUE = re.compile(
    r"""^(?:title|description|summary|subtitle)[ \t]*[:=][ \t]*
    (?: "(?P<double>[^"\r\n]+)" | '(?P<single>[^'\r\n]+)'
      | (?P<plain>[^\s"'|>\[{&*!\#%@`][^\r\n]*?)
        [ \t]*(?:[ \t]\#[^\r\n]*)?(?=[\r\n]|\Z) )""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_NO_PROSE = re.compile(
    r"""^(?: [ \t>]*+:::[^\r\n]*                                  # :::zone
      | import\s[^\r\n]*?\sfrom\s*['"][^\r\n]* | import\s*['"][^\r\n]*      # MDX
      | export\s+(?:const|default|function|let)\b[^\r\n]* )""",
    re.VERBOSE | re.MULTILINE,
)
_ALT_TEXT = re.compile(r"alt-text=\"([^\"\r\n]+)\"")
# Only blanks and tabs are white space to Markdown; the parser strips these too.
_OTHER_WHITE = re.compile(
    "[\0\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_INK = re.compile(r"\w|\ufffd")
_HOLES = frozenset({"code", "url", "tag"})
_DEEPEST = 100  # nested blocks; deeper ones are not read

_KINDS = {
    "heading_open": "heading",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "th_open": "cell",
    "td_open": "cell",
}


def parse(content: str, path: str) -> Document:
    """The passages of a Markdown text."""
    lines = LineIndex(content)
    page = _Page(content, lines)
    return Document(path, "markdown", content, number(page.read(), lines))


def raw_html(content: str) -> Iterator[Span]:
    """Where the blocks of raw HTML are; code that shows HTML is none."""
    lines = LineIndex(content)
    front = _FRONT_MATTER.match(content)
    for token in _blocks(_outline(content, front.end() if front else 0)):
        if token.type == "html_block" and token.map:
            first, after = token.map
            yield Span(lines.starts[first], lines.bounds(after).end)


class _Page:
    """A text with its blocks; `_outline` is what the block parser sees of it.

    The outline has the same length as the text, so that places need no mapping.
    """

    def __init__(self, content: str, lines: LineIndex) -> None:
        self._content = content
        self._lines = lines
        self._kinds = ["paragraph"]
        self._sign = ""
        self._seen: set[str] = set()
        front = _FRONT_MATTER.match(content)
        self._front_end = front.end() if front else 0
        self._outline = _outline(content, self._front_end)

    def read(self) -> Iterator[Draft]:
        yield from _front_matter(self._content[: self._front_end])
        yield from self._alt_texts()
        row, column = -1, 0
        for token in _blocks(self._outline):
            first, after = token.map or (0, 0)
            if token.type == "inline" and self._kinds[-1] == "cell":
                column = column if first == row else self._lines.starts[first]
                row = first
                draft, column = self._cell(token.content, column)
                yield from _prose(draft)
            elif token.type == "inline":
                yield from self._block(token, first)
            elif token.type == "html_block":
                yield from self._html(token, first, after)
            else:
                self._nest(token)

    def _nest(self, token: Token) -> None:
        if token.nesting == 1:
            self._sign = token.markup
            self._kinds.append(_KINDS.get(token.type, self._kinds[-1]))
        elif token.nesting == -1:
            self._kinds.pop()

    def _alt_texts(self) -> Iterator[Draft]:
        for block in _NO_PROSE.finditer(self._content, self._front_end):
            for text in _ALT_TEXT.finditer(self._content, *block.span()):
                yield from _shown(Draft(slice_of(self._content, *text.span(1)), "alt"))

    def _block(self, token: Token, first: int) -> Iterator[Draft]:
        weaver = Weaver()
        pieces = list(self._pieces(token, first))
        for (start, end), following in zip(pieces, [*pieces[1:], None], strict=True):
            stop = end if following is None else self._line_after(end)
            weaver.put(self._content[start:stop], start, stop)
        draft = weaver.draft(self._kinds[-1])
        if draft.text.content.startswith("[!") and draft.kind == "quote":
            # A note in a box, written by whoever wrote the rest.
            self._kinds = ["paragraph" if k == "quote" else k for k in self._kinds]
            draft = draft._replace(kind="paragraph")
        return _prose(draft)

    def _pieces(self, token: Token, first: int) -> Iterator[tuple[int, int]]:
        """Where each line of a block lies, without what nests it."""
        for n, line in enumerate(token.content.split("\n"), first + 1):
            start, end = self._lines.bounds(n)
            source = self._outline[start:end]
            if self._sign.startswith("#"):
                start = source.index(line, source.index("#")) + start
                yield start, start + len(line)
                continue
            end = start + len(source.rstrip())
            yield end - len(line.strip()), end

    def _line_after(self, offset: int) -> int:
        line, _ = self._lines.locate(offset)
        return self._lines.starts[line]

    def _cell(self, shown: str, after: int) -> tuple[Draft, int]:
        """A cell, looked for from `after` on, and where it ends."""
        written = shown.replace("|", "\\|")
        start = max(after, self._outline.find(written, after))
        end = start + len(written)
        return Draft(slice_of(self._content, start, end), "cell"), end

    def _html(self, token: Token, first: int, after: int) -> Iterator[Draft]:
        """The passages in raw HTML; what nests its lines is blanked out."""
        pieces = []
        for n, line in enumerate(token.content.split("\n")[: after - first], first + 1):
            start, end = self._lines.bounds(n)
            full = self._lines.starts[n] if n < len(self._lines.starts) else end
            inside = min(end, max(start, end - len(line)))
            pieces += [" " * (inside - start), self._content[inside:full]]
        yield from fragment("".join(pieces), self._lines.starts[first], self._seen)


def _outline(content: str, front_end: int) -> str:
    """`content` with what no Markdown reader shows blanked out."""
    blanked = _NO_PROSE.sub(_blank, content)
    head = _NOT_LINE_END.sub(" ", content[:front_end])
    return _OTHER_WHITE.sub("x", head + blanked[front_end:])


def _blank(match: re.Match[str]) -> str:
    return _NOT_LINE_END.sub(" ", match[0])


def _blocks(outline: str) -> Sequence[Token]:
    # Takes a while to load; a scan of other formats does without.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser.parse(outline)


def _front_matter(front: str) -> Iterator[Draft]:
    """The values at the head of a file that readers get to see."""
    for value in _SHOWN_VALUE.finditer(front):
        group = value.lastgroup or "plain"
        yield from _shown(Draft(slice_of(front, *value.span(group)), "title"))


def _shown(draft: Draft) -> Iterator[Draft]:
    """The draft of a plain value, unless there is nothing to read in it."""
    decoded = decode_all(draft)
    if _INK.search(decoded.text.content):
        yield decoded


def _prose(draft: Draft) -> Iterator[Draft]:
    """The draft with its marks, unless there is nothing to read in it."""
    inline = scan(draft.text.content)
    marked = draft._replace(marks=inline.marks)
    decoded = decode_draft(marked, inline.references)
    if _has_ink(decoded.text.content, decoded.marks):
        yield decoded


def _has_ink(raw: str, marks: Sequence[Mark]) -> bool:
    at = 0
    for start, end, kind in marks:
        if kind in _HOLES and end > at:
            if start > at and _INK.search(raw, at, start):
                return True
            at = end
    return _INK.search(raw, at) is not None
