"""Apple's strings files: ``"key" = "text";``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.model import Problem
from mtcheck.position import LineIndex
from mtcheck.read.quoted import C_ESCAPE, put_unescaped
from mtcheck.read.units import Unit, document
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Document

_QUOTED = r'"((?:[^"\\]++|\\.)*+)"'
_ENTRY = re.compile(rf"(?:{_QUOTED}|([\w.-]++))\s*+=\s*+{_QUOTED}\s*+;", re.DOTALL)
_ASIDE = re.compile(r"\s+|/\*.*?(?:\*/|\Z)|//[^\r\n]*", re.DOTALL)
_LINE_END = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def parse(content: str, path: str) -> Document:
    """Every key that has a text; a line that is no entry is a problem."""
    units: list[Unit] = []
    problems: list[Problem] = []
    lines = LineIndex(content)
    for read in _read(content):
        if isinstance(read, Unit):
            units.append(read)
        else:
            line = lines.locate(read).line
            problems.append(
                Problem(f"{path}:{line}", 'not an entry like "key" = "text";')
            )
    return document(path, "strings", content, units, problems)


def _read(content: str) -> Iterator[Unit | int]:
    """The entries, and the places of what is none."""
    at = 0
    while at < len(content):
        aside = _ASIDE.match(content, at)
        if aside:
            at = aside.end()
            continue
        found = _ENTRY.match(content, at)
        if found is None:
            yield at
            line = _LINE_END.match(content, at)
            at = line.end() if line and line.end() > at else len(content)
            continue
        weaver = Weaver()
        weaver.put("", found.start(3), found.start(3))
        put_unescaped(weaver, content, *found.span(3), C_ESCAPE)
        text = weaver.text()
        if text.content.strip():
            yield Unit(found[1] or found[2], text)
        at = found.end()
