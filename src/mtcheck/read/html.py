"""Pages: the text of block elements as a browser shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.model import Document, Run, Span, Text
from mtcheck.position import LineIndex
from mtcheck.read.elements import (
    BARRIERS,
    BLOCKS,
    CELLS,
    ENDS_NO_P,
    KINDS,
    MARKS,
    SIBLINGS,
    SKIPPED,
    VOID,
)
from mtcheck.read.entities import decode_draft
from mtcheck.read.fingerprints import fingerprint, has_fingerprint
from mtcheck.read.flow import REFERENCE, WHITE, Flow
from mtcheck.read.tags import Tag, attributes, tokens
from mtcheck.read.weave import Draft, number

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mtcheck.read.flow import OpenMark

_PARAGRAPH = frozenset({"p"})
_DEEPEST = 256  # open elements; browsers stop at 512
_MOST_MARKS = 16  # open at the same time

# A site may ask browsers not to translate it: that says nothing of its text.
_WHOLE_PAGE = frozenset({"html", "body"})

_TELLING = re.compile(
    r"hidden|translate|role=|title|aria-|alt|lang|name|property", re.IGNORECASE
)
_SHOWN_ATTRIBUTES = ("title", "aria-label", "alt")
_PICTURES = frozenset({"area", "img", "input"})
_PAGE_TITLES = frozenset(
    "description og:title og:description twitter:title twitter:description".split()
)
_INK = re.compile(r"\w|\ufffd")
_SHOWN = 300  # characters of a tag


def parse(content: str, path: str) -> Document:
    """The passages of a page, and the language it says it is in."""
    page = _Page(content)
    drafts = page.read()
    passages = number(drafts, LineIndex(content))
    return Document(path, "html", content, passages, target_lang=page.lang)


def fragment(content: str, base: int, seen: set[str]) -> list[Draft]:
    """The passages of a part of a page that begins at `base` in its file.

    Fingerprints in `seen` are known; new ones are added to it.
    """
    return _Page(content, base, seen).read()


@dataclass(slots=True)
class _Open:
    """An element that has not ended yet."""

    name: str
    kind: str
    is_skipped: bool
    mark: OpenMark | None = None


class _Page:
    """One walk over a page."""

    def __init__(
        self, content: str, base: int = 0, seen: set[str] | None = None
    ) -> None:
        self.lang: str | None = None
        self._content = content
        self._base = base
        self._drafts: list[Draft] = []
        self._flow = Flow(content, base)
        self._stack = [_Open("", "paragraph", is_skipped=False)]
        self._open: dict[str, int] = {}
        self._open_marks = 0
        self._seen = set() if seen is None else seen
        self._has_fingerprint = has_fingerprint(content)

    def read(self) -> list[Draft]:
        for token in tokens(self._content):
            if isinstance(token, Span):
                self._text(token)
            elif token.is_end:
                self._end(token.name)
            else:
                self._start(token)
        self._flush()
        return self._drafts

    # Elements

    def _start(self, tag: Tag) -> None:
        values = self._values(tag)
        if self._has_fingerprint:
            self._look(tag)
        is_block = tag.name in BLOCKS
        if is_block:
            self._flush()
            self._end_implied(tag.name)
        element = self._element(tag.name, values, is_block=is_block)
        if not element.is_skipped:
            self._attributes(tag.name, values)
        if tag.name == "br" and not element.is_skipped:
            self._flow.line_break(tag.start, tag.end)
        elif tag.name not in VOID and not tag.is_whole:
            self._push(element, values)

    def _values(self, tag: Tag) -> Mapping[str, Span]:
        if _TELLING.search(self._content, *tag.inside):
            return attributes(self._content, tag)
        return {}

    def _element(
        self, name: str, values: Mapping[str, Span], *, is_block: bool
    ) -> _Open:
        parent = self._stack[-1]
        is_foreign = name not in _WHOLE_PAGE and self._is_foreign(values)
        is_skipped = (
            parent.is_skipped
            or name in SKIPPED
            or self._is_hidden(values)
            or (is_foreign and is_block)
        )
        return _Open(name, KINDS.get(name, parent.kind), is_skipped)

    def _push(self, element: _Open, values: Mapping[str, Span]) -> None:
        if len(self._stack) >= _DEEPEST:
            return
        self._stack.append(element)
        self._open[element.name] = self._open.get(element.name, 0) + 1
        kind = "code" if self._is_foreign(values) else MARKS.get(element.name)
        is_page = element.name in _WHOLE_PAGE
        if kind and not is_page and self._open_marks < _MOST_MARKS:
            element.mark = self._flow.open_mark(kind)
            self._open_marks += 1

    def _end(self, name: str) -> None:
        if name in BLOCKS:
            self._flush()
        if name in BLOCKS or name in SKIPPED:
            self._pop({name}, BARRIERS.get(name, CELLS))
        elif not self._pop({name}, BLOCKS):
            self._end_mark(name)

    def _end_mark(self, name: str) -> None:
        """End the mark of an element that a block inside it keeps open."""
        if not self._open.get(name):
            return
        element = next(each for each in reversed(self._stack) if each.name == name)
        self._close_mark(element)

    def _end_implied(self, name: str) -> None:
        if name not in ENDS_NO_P:
            self._pop(_PARAGRAPH, CELLS)
        if name in SIBLINGS:
            self._pop(*SIBLINGS[name])

    def _pop(self, names: Collection[str], barriers: Collection[str]) -> bool:
        """Close the innermost open element of these names and all within it."""
        if not any(self._open.get(name) for name in names):
            return False
        for depth in range(len(self._stack) - 1, 0, -1):
            name = self._stack[depth].name
            if name in names:
                self._close_from(depth)
                return True
            if name in barriers:
                return False
        return False

    def _close_from(self, depth: int) -> None:
        for element in self._stack[depth:]:
            self._open[element.name] -= 1
            self._close_mark(element)
        del self._stack[depth:]

    def _close_mark(self, element: _Open) -> None:
        if element.mark:
            self._flow.close_mark(element.mark)
            self._open_marks -= 1
            element.mark = None

    # Attributes

    def _is_hidden(self, values: Mapping[str, Span]) -> bool:
        return (
            "hidden" in values
            or self._value(values, "aria-hidden") == "true"
            or self._value(values, "role") == "navigation"
        )

    def _is_foreign(self, values: Mapping[str, Span]) -> bool:
        """Whether translators are told to leave the element alone."""
        classes = self._value(values, "class").split()
        return self._value(values, "translate") == "no" or "notranslate" in classes

    def _value(self, values: Mapping[str, Span], name: str) -> str:
        if name not in values:
            return ""
        return self._content[slice(*values[name])].strip().lower()

    def _attributes(self, name: str, values: Mapping[str, Span]) -> None:
        """Take the texts that stand in attributes, and the language of the page."""
        if not values:
            return
        if name == "html" and self.lang is None:
            self.lang = self._language(values)
        if name == "meta":
            self._meta(values)
            return
        texts = {
            self._value(values, key): key for key in ("title", "aria-label", "alt")
        }
        for key in texts.values():
            if key in values and (key != "alt" or name in {"img", "area", "input"}):
                self._take(values[key], "alt")

    def _language(self, values: Mapping[str, Span]) -> str | None:
        span = values.get("lang") or values.get("xml:lang")
        return (self._content[slice(*span)].strip() or None) if span else None

    def _meta(self, values: Mapping[str, Span]) -> None:
        named = {self._value(values, key) for key in ("name", "property")}
        if named & _PAGE_TITLES and "content" in values:
            self._take(values["content"], "title")

    def _take(self, span: Span, kind: str) -> None:
        """Make a passage of a stretch of the file as it stands."""
        raw = self._content[slice(*span)]
        start = span.start + len(raw) - len(raw.lstrip(WHITE))
        text = Text(raw.strip(WHITE), (Run(0, self._base + start),))
        found = REFERENCE.finditer(text.content) if "&" in raw else ()
        references = [Span(*reference.span()) for reference in found]
        self._keep(decode_draft(Draft(text, kind), references))

    def _look(self, tag: Tag) -> None:
        """Make a passage of the first tag that shows a fingerprint."""
        source = self._content[tag.start : tag.end]
        word = fingerprint(source, tag)
        if word and word not in self._seen:
            self._seen.add(word)
            text = Text(source[:_SHOWN], (Run(0, self._base + tag.start),))
            self._drafts.append(Draft(text, "markup"))

    # Text

    def _text(self, span: Span) -> None:
        if not self._stack[-1].is_skipped:
            self._flow.text(span, self._stack[-1].kind)

    def _flush(self) -> None:
        if draft := self._flow.flush():
            self._keep(draft)

    def _keep(self, draft: Draft) -> None:
        """Take a passage unless there is nothing to read in it."""
        if _INK.search(draft.text.content):
            self._drafts.append(draft)
