"""What to write instead of a finding: a word diff among the words around, wordings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.model import Span
from mtcheck.report.diff import diff
from mtcheck.report.html.markup import Html, joined, shown, spaced, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Finding
    from mtcheck.report.diff import Change

_MAX_WORDINGS = 8
# Code points to search for the words on either side of a change.
_LOOK = 60
_LAST_WORDS = re.compile(r"(?:\S{1,20}\s+){0,4}\S{0,20}\s*$")
_FIRST_WORDS = re.compile(r"\s*\S{0,20}(?:\s+\S{1,20}){0,4}")
_TAGS = {"delete": "del", "insert": "ins"}


def mended(text: str, finding: Finding) -> Html | None:
    """Return what the fix changes, or None where it changes nothing."""
    if finding.fix is None or not finding.fix.edits:
        return None
    edits = finding.fix.edits
    span = Span(edits[0].start, edits[-1].end)
    parts, at = [], span.start
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    result = "".join(parts)
    return None if result == text[slice(*span)] else changed(text, span, result)


def changed(text: str, span: Span, replacement: str) -> Html:
    """Return `replacement` in its place as words that stay, go and come."""
    before, after = around(text, span)
    changes = map(_change, diff(text[slice(*span)], replacement))
    return joined((before, *changes, after))


def around(text: str, span: Span) -> tuple[str, str]:
    """Return the words before a span and after it, with dots where more are left."""
    before = _LAST_WORDS.search(text[max(0, span.start - _LOOK) : span.start])
    after = _FIRST_WORDS.match(text[span.end : span.end + _LOOK])
    left, right = before.group() if before else "", after.group() if after else ""
    head = "… " if left and len(left) < span.start else ""
    tail = " …" if right and span.end + len(right) < len(text) else ""
    return head + left.lstrip(), right.rstrip() + tail


def wordings(text: str, finding: Finding) -> list[Html]:
    """Return the suggestions beside the fix."""
    return list(_wordings(text, finding))


def _wordings(text: str, finding: Finding) -> Iterator[Html]:
    fixed = _result(text, finding)
    start, end = finding.start, finding.end
    rest = [it for it in finding.suggestions if text[:start] + it + text[end:] != fixed]
    for wording in rest[:_MAX_WORDINGS]:
        yield tag("bdi", shown(wording)) if wording else tag("i", "remove it")
    if len(rest) > _MAX_WORDINGS:
        yield tag("i", f"and {len(rest) - _MAX_WORDINGS:,} more")


def _result(text: str, finding: Finding) -> str | None:
    """The whole text after the fix."""
    if finding.fix is None:
        return None
    for start, end, new in reversed(finding.fix.edits):
        text = text[:start] + new + text[end:]
    return text


def _change(change: Change) -> Html:
    if change.op == "keep":
        return shown(change.text)
    # Nobody sees that a space comes or goes.
    content = spaced(change.text) if change.text.isspace() else change.text
    return tag(_TAGS[change.op], content)
