"""How a human translation differs from a passage where a finding lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.report.diff import diff
from mtcheck.report.lines import Line, Piece, shorten
from mtcheck.report.remedy import change_piece
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Finding, Passage
    from mtcheck.report.diff import Change
    from mtcheck.report.lines import Page

_LONGEST = 4000  # code points; a diff of more costs more than it tells
_NEAR = 20  # code points of agreement to show on either side
_MOST = 160  # code points of one change; more is another sentence


def against_reference(passage: Passage, finding: Finding, page: Page) -> Line:
    """Return the changes that touch a finding; empty where the reference agrees."""
    if passage.reference is None or finding.side != "target":
        return ()
    text, reference = passage.target.content, passage.reference.content
    if max(len(text), len(reference)) > _LONGEST:
        return ()
    if finding.text.strip() in reference:
        return ()  # the message says so
    touching = _touching(diff(text, reference), finding)
    if all(change.op == "keep" for change in touching):
        return ()
    if any(len(change.text) > _MOST for change in touching if change.op != "keep"):
        return (Piece(shorten(visible(reference), 2 * page.width, page)),)
    return tuple(_pieces(touching, page))


def _touching(changes: Sequence[Change], finding: Finding) -> list[Change]:
    """The changes over the marked words, with a little of what stays around them."""
    at, found = 0, []
    for number, change in enumerate(changes):
        start = at
        at += 0 if change.op == "insert" else len(change.text)
        if at >= finding.start and start <= finding.end:
            found.append(number)
    first, last = found[0], found[-1]
    # What stays is met whole on the way; only its ends are worth showing.
    while first > 0 and changes[first].op != "keep":
        first -= 1
    while last + 1 < len(changes) and changes[last].op != "keep":
        last += 1
    shown = list(changes[first : last + 1])
    if len(shown) > 1 and shown[0].op == "keep":
        shown[0] = shown[0]._replace(text=shown[0].text[-_NEAR:].lstrip())
    if len(shown) > 1 and shown[-1].op == "keep":
        shown[-1] = shown[-1]._replace(text=shown[-1].text[:_NEAR].rstrip())
    return shown


def _pieces(changes: Sequence[Change], page: Page) -> Iterator[Piece]:
    dots = page.glyphs.ellipsis
    yield Piece(f"{dots} ", "dim")
    last = ""
    for change in changes:
        if page.color and (last, change.op) == ("delete", "insert"):
            yield Piece(" ")  # colour alone would glue the old word to the new
        yield change_piece(change, page)
        last = change.op
    yield Piece(f" {dots}", "dim")
