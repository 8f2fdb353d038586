"""Tags that the target has as the source does, but that no longer nest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.carried import changes
from mtcheck.match.placeable_forms import tag_name
from mtcheck.match.placeables import pieces
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.placeables import Piece
    from mtcheck.match.view import PassageView


def make() -> PassageCheck:
    """The check; it looks only where the source nests and no tag was lost."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source = view.passage.source
    if source is None or "</" not in view.raw or source.content == view.raw:
        return
    found, meant = _first_crossed(_tags(view.raw)), _tags(source.content)
    if found is None or not meant or _first_crossed(meant) is not None:
        return
    if not any(change.kind == "tag" for change in changes(view)):
        yield Match(found.start, found.end)


def _tags(text: str) -> Sequence[Piece]:
    return [piece for piece in pieces(text) if piece.kind == "tag"]


def _first_crossed(tags: Sequence[Piece]) -> Piece | None:
    """The first end tag that does not close what was opened last.

    What is never closed (``<br>``, ``<p>``) is let be.
    """
    closed = {tag_name(tag.text) for tag in tags if tag.text.startswith("</")}
    opened: list[str] = []
    for tag in tags:
        name = tag_name(tag.text)
        if name not in closed or tag.text.endswith("/>"):
            continue
        if not tag.text.startswith("</"):
            opened.append(name)
        elif not opened or opened.pop() != name:
            return tag
    return None
