"""Java's properties: texts under their keys, with escapes and lines that go on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.read.quoted import put_unescaped
from mtcheck.read.units import Unit, document
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Document, Text

_KEY = re.compile(
    r"[ \t\f]*+(?![#!])((?:[^\\\s=:]++|\\[^\r\n])++)"
    r"(?:[ \t\f]*+[=:][ \t\f]*+|[ \t\f]++|(?=[\r\n]|\Z))"
)
_REST = re.compile(r"(?:[^\\\r\n]++|\\(?:\r\n|.|\Z))*+", re.DOTALL)
_LINE_END = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_PIECE = re.compile(
    r"(?P<gap>\\(?:\r\n|\r|\n)[ \t\f]*+)|\\.|(?P<doubled>(?<=\w)''(?=\w))", re.DOTALL
)


def parse(content: str, path: str) -> Document:
    """Every key that has a text."""
    return document(path, "properties", content, list(_units(content)))


def _units(content: str) -> Iterator[Unit]:
    at = 0
    while at < len(content):
        found = _KEY.match(content, at)
        if found is None:
            at = max(at + 1, _end(content, at))
            continue
        rest = _REST.match(content, found.end())
        end = rest.end() if rest else found.end()
        text = _text(content, found.end(), end)
        if text.content.strip():
            yield Unit(_text(content, *found.span(1)).content, text)
        at = max(end, _end(content, end))


def _text(content: str, start: int, end: int) -> Text:
    """A key or a value as it reads.

    The indent of a line that goes on is no part of it; of the two apostrophes that
    stand for one in a pattern of messages, only the first is.
    """
    weaver = Weaver()
    weaver.put("", start, start)
    for piece in _PIECE.finditer(content, start, end):
        if piece.lastgroup:
            kept = piece.start() + (piece.lastgroup == "doubled")
            put_unescaped(weaver, content, start, kept)
            start = piece.end()
    put_unescaped(weaver, content, start, end)
    return weaver.text()


def _end(content: str, at: int) -> int:
    found = _LINE_END.match(content, at)
    return found.end() if found else len(content)
