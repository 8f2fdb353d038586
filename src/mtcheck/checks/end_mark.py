"""The sign at the end of a text, when the source ends on another.

Picks: ``question`` (none is left), ``exclamation``, ``colon``, ``ellipsis``, and
``stop`` (a sentence lost its full stop, or a label gained one).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match import end_marks
from mtcheck.match.carried import ADDED, changes
from mtcheck.match.end_marks import EndMark, end_mark
from mtcheck.match.expressions import compiled
from mtcheck.match.last_word import last_word
from mtcheck.match.placeables import pieces
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_ASKED = compiled(r"[^\W_][\"'”’»)\]]{0,2}[ \u00a0\u202f]?[?？](?=[\s\"'”’»)*_]|\Z)")
_LETTER = compiled(r"[^\W\d_]")
_TITLE = compiled(r"(?i)\W*(?:what(?:'s|’s| is| are)|how (?:to|do)|why)\b")
"""Questions that head a chapter; another language may name its subject."""
_LEAST, _MOST = 0.2, 2.5  # times the length of the source; signs say more than letters
_SHORT = 6  # words of a label or a warning
_MESSAGE = 10  # words of a question that a program asks
_SHOUT = compiled(r"[!！¡՜]")
_SHORTENED = compiled(
    r"(?i)\b(?:etc|inc|ltd|corp|co|jr|sr|st|no|sept|oct|nov|dec|jan|feb|aug|[ap]\.m)\.\W*\Z"
)
_PARTICLE = ("か", "かな", "の", "까", "요", "吗", "呢")
"""Endings that ask without a sign."""


def make(*, pick: str | tuple[str, ...]) -> PassageCheck:
    """The check for one or several kinds of sign."""
    wanted = frozenset((pick,) if isinstance(pick, str) else pick)

    def check(view: PassageView) -> Iterator[Match]:
        source = view.passage.source
        if source is None or not view.raw.strip() or source.content == view.raw:
            return
        was, now = _ends(view, source.content)
        if was.kind is end_marks.QUESTION or "?" in source.content:
            if end_marks.QUESTION in wanted and _asks_no_more(
                view, source.content, now
            ):
                yield _match(view, now, "?")
        elif was.kind in wanted and was.kind != now.kind:
            yield from _changed(view, source.content, was, now)

    return check


def _ends(view: PassageView, source: str) -> tuple[EndMark, EndMark]:
    known = view.notes.get(end_mark)
    if known is None:
        known = view.notes[end_mark] = (end_mark(source), end_mark(view.raw, view.lang))
    return known  # type: ignore[return-value]


def _asks_no_more(view: PassageView, source: str, now: EndMark) -> bool:
    """Whether the source asks and nothing in the target does."""
    if now.kind is end_marks.QUESTION or end_marks.QUESTIONS.search(view.raw):
        return False
    if now.kind is end_marks.NONE and _TITLE.match(source):
        return False
    if not end_marks.needs_marks(view.lang) or not _ASKED.search(_bare(source)):
        return False
    if view.raw[: now.span.start].endswith(_PARTICLE):
        return False
    # A long question may have been turned into a report of one.
    is_short = len(source.split()) <= _MESSAGE
    return is_short or "¿" in view.raw or end_marks.still_asks(view.raw)


def _bare(text: str) -> str:
    """The text without what is no prose: the ``?`` of an address asks nothing."""
    for piece in reversed(pieces(text)):
        if piece.kind in {"url", "code", "template", "brace", "tag"}:
            text = text[: piece.start] + " " + text[piece.end :]
    return text


def _changed(
    view: PassageView, source: str, was: EndMark, now: EndMark
) -> Iterator[Match]:
    sign = source[was.span.start : was.span.end]
    if was.kind is end_marks.STOP and not _is_sentence(view, source, now):
        return
    if now.kind is end_marks.QUESTION:
        return  # another way to say it
    if was.kind is end_marks.EXCLAMATION and _is_toned_down(view, source):
        return
    yield _match(view, now, sign)


def _is_toned_down(view: PassageView, source: str) -> bool:
    """Whether the target shouts elsewhere, or is a text that may speak more softly."""
    return len(source.split()) > _SHORT or _SHOUT.search(view.raw) is not None


def _is_sentence(view: PassageView, source: str, now: EndMark) -> bool:
    """Whether a sentence with a full stop now ends on a bare letter."""
    if now.kind is not end_marks.NONE or not end_marks.needs_marks(view.lang):
        return False
    if any(change.fault == ADDED for change in changes(view)):
        return False  # the stop stands before what was added
    if not _is_pair(source, view.raw):
        return False
    last = view.raw[: now.span.end][-1:]
    words = source.split()
    is_short = len(words) < 4 or _SHORTENED.search(source) is not None
    return bool(_LETTER.match(last)) and not is_short


def _is_pair(source: str, target: str) -> bool:
    """Whether the texts are as long as each other, and begin alike."""
    shares = len(target) / max(1, len(source))
    goes_on = target.lstrip()[:1].islower() and source.lstrip()[:1].isupper()
    return _LEAST < shares < _MOST and not goes_on


def _match(view: PassageView, now: EndMark, sign: str) -> Match:
    span = now.span if now.span.end > now.span.start else last_word(view)
    return Match(*span, {"sign": sign}, (), ())
