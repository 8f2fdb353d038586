"""Where a finding about something absent is shown: on the last word there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Span

if TYPE_CHECKING:
    from mtcheck.match.view import PassageView

_WORD = compiled(r"[^\W_][\w'’-]*")
_MOST = 80  # characters looked at; longer "words" are cut
_REFERENCE = compiled(r"\]\[[^\[\]]*\]\W*\Z")


def last_word(view: PassageView) -> Span:
    """The last word of the prose; of the text where all is code, or its last sign."""
    prose = _REFERENCE.sub(lambda m: " " * len(m[0]), view.prose)
    return _last(prose) or _last(view.raw) or _sign(view.raw)


def _last(text: str) -> Span | None:
    tail = text.rstrip(" \t\r\n\ufffc()[]*_`.,;:!?")
    start = max(0, len(tail) - _MOST)
    words = list(_WORD.finditer(tail, start))
    return Span(*words[-1].span()) if words else None


def _sign(text: str) -> Span:
    end = len(text.rstrip())
    return Span(max(0, end - 1), end)
