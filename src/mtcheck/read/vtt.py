"""WebVTT subtitles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.read.subtitles import cues

if TYPE_CHECKING:
    from mtcheck.model import Document


def parse(content: str, path: str) -> Document:
    """Every cue with text."""
    return cues(content, path, "vtt")
