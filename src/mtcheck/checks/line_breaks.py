"""Line breaks inside a text that the target has lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.last_word import last_word
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_PARAGRAPH = compiled(r"\n[ \t\r]*\n")


def make() -> PassageCheck:
    """The check for paragraphs joined, or lines of which none is left."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source = view.passage.source
    if source is None or "\n" not in source.content:
        return
    was, now = source.content.strip(), view.raw.strip()
    if not now or "\n" not in was:
        return
    lines = was.count("\n")
    fewer = len(_PARAGRAPH.findall(now)) < len(_PARAGRAPH.findall(was))
    if fewer or (lines and "\n" not in now and _are_lines(was)):
        yield Match(*last_word(view), {"count": str(lines)}, (), ())


_ON = compiled(r"[^\W\d_]\n[^\W\d_A-ZÀ-Þ]")
"""A sentence that goes on in the next line."""
_WRAPPED = 60  # characters; longer lines were wrapped by a program


def _are_lines(text: str) -> bool:
    """Whether the breaks mean something: short lines, or lines that end a sentence."""
    if _ON.search(text):
        return False
    *lines, _ = text.split("\n")
    return all(len(line) < _WRAPPED or line.rstrip()[-1:] in ".!?:;" for line in lines)
