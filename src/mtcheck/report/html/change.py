"""What to write instead of a finding: a word diff among the words around, wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Span
from mtcheck.report.diff import diff
from mtcheck.report.html.markup import Html, joined, shown, spaced, tag
from mtcheck.report.replaced import around, replaced, replacement_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Finding
    from mtcheck.report.diff import Change

_MAX_WORDINGS = 8
_WORDS = 5  # on either side of a change
_TAGS = {"delete": "del", "insert": "ins"}


def mended(text: str, finding: Finding) -> Html | None:
    """Return what the fix changes, or None where it changes nothing."""
    span, result = replacement_of(text, finding)
    if result is None or result == text[slice(*span)]:
        return None
    return changed(text, span, result)


def changed(text: str, span: Span, replacement: str) -> Html:
    """Return `replacement` in its place as words that stay, go and come."""
    before, after = words_around(text, span)
    changes = map(_change, diff(text[slice(*span)], replacement))
    return joined((before, *changes, after))


def words_around(text: str, span: Span) -> tuple[str, str]:
    """Return the words before a span and after it, with dots where more are left."""
    return around(text, span, _WORDS, "…")


def wordings(text: str, finding: Finding) -> list[Html]:
    """Return the suggestions beside the fix."""
    return list(_wordings(text, finding))


def _wordings(text: str, finding: Finding) -> Iterator[Html]:
    fixed = replaced(text, *replacement_of(text, finding))
    span = Span(finding.start, finding.end)
    rest = [it for it in finding.suggestions if replaced(text, span, it) != fixed]
    for wording in rest[:_MAX_WORDINGS]:
        yield tag("bdi", shown(wording)) if wording else tag("i", "remove it")
    if len(rest) > _MAX_WORDINGS:
        yield tag("i", f"and {len(rest) - _MAX_WORDINGS:,} more")


def _change(change: Change) -> Html:
    if change.op == "keep":
        return shown(change.text)
    # Nobody sees that a space comes or goes.
    content = spaced(change.text) if change.text.isspace() else change.text
    return tag(_TAGS[change.op], content)
