"""Subtitles: the cues of SRT and WebVTT, a passage each.

Notes, styles and regions of WebVTT hold no arrow, hence no cue.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mtcheck.model import Mark, Problem
from mtcheck.position import LineIndex
from mtcheck.read.units import Unit, document
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Document, Text

_END = r"(?:\r\n|\r|\n|\Z)"
_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[,.]\d{1,3})?"
_TIMES = rf"[ \t]*+{_TIME}[ \t]*+-->[ \t]*+{_TIME}[^\r\n]*+"
_CUE = re.compile(
    rf"^(?:(?P<id>[^\r\n]*+){_END})?{_TIMES}{_END}"
    # A number or times begin the next cue, even without an empty line before it.
    rf"(?P<text>(?:(?![ \t]*+\d++[ \t]*+{_END}{_TIMES})(?![^\r\n]*-->)"
    rf"[^\r\n]++{_END})*+)",
    re.MULTILINE,
)
_ARROW = re.compile(r"^[^\r\n]*-->[^\r\n]*$", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_REFERENCE = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|#\d{1,7}|#[xX][\da-fA-F]{1,6});")


def cues(content: str, path: str, format_: str) -> Document:
    """Every cue with text; a line of times that cannot be read is a problem."""
    found = list(_CUE.finditer(content))
    units = list(_units(content, found, has_references=format_ == "vtt"))
    return document(path, format_, content, units, _faults(content, path, found))


def _units(
    content: str, found: list[re.Match[str]], *, has_references: bool
) -> Iterator[Unit]:
    for number, cue in enumerate(found, 1):
        start = cue.start("text")
        end = start + len(cue["text"].rstrip())
        if start < end:
            text, marks = _text(content, start, end, has_references=has_references)
            name = (cue["id"] or "").strip() or str(number)
            yield Unit(name, text, marks=marks)


def _text(
    content: str, start: int, end: int, *, has_references: bool
) -> tuple[Text, tuple[Mark, ...]]:
    """The text of a cue, references decoded, and what is no prose in it."""
    weaver = Weaver()
    for found in _REFERENCE.finditer(content, start, end) if has_references else ():
        weaver.put(content[start : found.start()], start, found.start())
        weaver.put_decoded(unescape(found.group()), *found.span())
        start = found.end()
    weaver.put(content[start:end], start, end)
    draft = weaver.draft("segment")
    tags = (Mark(*tag.span(), "tag") for tag in _TAG.finditer(draft.text.content))
    return draft.text, tuple(sorted((*draft.marks, *tags)))


def _faults(content: str, path: str, found: list[re.Match[str]]) -> Iterator[Problem]:
    sound = {
        match.start()
        for cue in found
        for match in _ARROW.finditer(content, *cue.span())
    }
    lines = LineIndex(content)
    for arrow in _ARROW.finditer(content):
        if arrow.start() not in sound:
            line = lines.locate(arrow.start()).line
            yield Problem(f"{path}:{line}", "the times of this cue cannot be read")
