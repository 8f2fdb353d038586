"""Tokens of engines and pipelines, looked for in the text as it was read.

What they look like (``<unk>``, ``__LINK_3__``, an address at deepl.internal) is
blanked out of prose as markup, so the pattern runs on the raw text. Left alone are
code, tokens that the source has too, and tokens cited between quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.phrase import MARK
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_KEPT = frozenset({"code", "url", "tag", "quote"})
_BACKTICKS = compiled(r"(`+)(?!`)[^`]+\1(?!`)")
_OPENS = tuple("«“„‘‚\"'「『《")
_CLOSES = tuple("»”“’‘\"'」』》")


def make(*, pattern: str | tuple[str, ...]) -> PassageCheck:
    """Return a check that yields every token one of the patterns finds."""
    several = (pattern,) if isinstance(pattern, str) else pattern
    token = compiled("|".join(f"(?:{one})" for one in several))

    def check(view: PassageView) -> Iterator[Match]:
        found = [_span(m) for m in token.finditer(view.raw)]
        kept = _kept(view) if found else []
        for span in found:
            if not any(span.touches(k) for k in kept) and not _is_meant(view, span):
                yield Match(*span)

    return check


def _span(found: re.Match[str]) -> Span:
    """Where the group `mark` is, or else the whole token."""
    marked = MARK in found.re.groupindex and found.start(MARK) >= 0
    return Span(*found.span(MARK if marked else 0))


def _kept(view: PassageView) -> list[Span]:
    """Code and other stretches whose tokens belong where they are."""
    found = [Span(m.start, m.end) for m in view.passage.marks if m.kind in _KEPT]
    if "`" in view.raw:
        found += [Span(*m.span()) for m in _BACKTICKS.finditer(view.raw)]
    return found


def _is_meant(view: PassageView, span: Span) -> bool:
    """Whether the token stands in the source too, or is cited as such."""
    raw, source = view.raw, view.passage.source
    if source is not None and raw[span.start : span.end].strip() in source.content:
        return True
    before = raw[max(0, span.start - 3) : span.start].rstrip()
    after = raw[span.end : span.end + 3].lstrip()
    return before.endswith(_OPENS) and after.startswith(_CLOSES)
