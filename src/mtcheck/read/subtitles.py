"""Subtitles: the cues of SRT and WebVTT, a passage each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.model import Mark, Problem
from mtcheck.read.units import Unit, document
from mtcheck.read.weave import slice_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Document

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3}"
_END = r"(?:\r\n|\r|\n|\Z)"
_CUE = re.compile(
    rf"^(?:(?P<id>[^\r\n]*){_END})?[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\r\n]*{_END}"
    rf"(?P<text>(?:[^\r\n]+{_END})*)",
    re.MULTILINE,
)
_ARROW = re.compile(r"^[^\r\n]*-->[^\r\n]*$", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^}]*\}")


def cues(content: str, path: str, format_: str) -> Document:
    """Every cue with text; a line of times that cannot be read is a problem."""
    found = list(_CUE.finditer(content))
    return document(
        path,
        format_,
        content,
        list(_units(content, found)),
        _faults(content, path, found),
    )


def _units(content: str, found: list[re.Match[str]]) -> Iterator[Unit]:
    for number, cue in enumerate(found, 1):
        start = cue.start("text")
        end = start + len(cue["text"].rstrip())
        if start < end:
            text = slice_of(content, start, end)
            marks = tuple(
                Mark(*tag.span(), "tag") for tag in _TAG.finditer(text.content)
            )
            yield Unit((cue["id"] or "").strip() or str(number), text, marks=marks)


def _faults(content: str, path: str, found: list[re.Match[str]]) -> Iterator[Problem]:
    sound = {
        match.start()
        for cue in found
        for match in _ARROW.finditer(content, *cue.span())
    }
    for arrow in _ARROW.finditer(content):
        if arrow.start() not in sound:
            line = content.count("\n", 0, arrow.start()) + 1
            yield Problem(f"{path}:{line}", "the times of this cue cannot be read")
