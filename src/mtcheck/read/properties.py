"""Java's properties: texts under their keys, with escapes and lines that go on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.read.quoted import put_unescaped
from mtcheck.read.units import Unit, document
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Document

_KEY = re.compile(
    r"[ \t\f]*(?![#!])((?:[^\\\s=:]|\\.)+)(?:[ \t\f]*[=:][ \t\f]*|[ \t\f]+|(?=[\r\n]|\Z))"
)
_REST = re.compile(r"(?:[^\\\r\n]|\\(?:\r\n|.))*", re.DOTALL)
_LINE_END = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_CONTINUED = re.compile(r"\\(?:\r\n|\r|\n)[ \t\f]*")


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
        weaver = Weaver()
        weaver.put("", found.end(), found.end())
        _put(weaver, content, found.end(), end)
        text = weaver.text()
        if text.content.strip():
            yield Unit(found[1], text)
        at = max(end, _end(content, end))


def _put(weaver: Weaver, content: str, start: int, end: int) -> None:
    """Append a value; the indent of a line that goes on is not part of it."""
    for gap in _CONTINUED.finditer(content, start, end):
        if _is_escaped(content, gap.start()):
            continue
        put_unescaped(weaver, content, start, gap.start())
        start = gap.end()
    put_unescaped(weaver, content, start, end)


def _is_escaped(content: str, at: int) -> bool:
    before = len(content[:at]) - len(content[:at].rstrip("\\"))
    return before % 2 == 1


def _end(content: str, at: int) -> int:
    found = _LINE_END.match(content, at)
    return found.end() if found else len(content)
