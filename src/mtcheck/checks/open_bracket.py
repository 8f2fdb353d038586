"""Finds round brackets without their other half, over a whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.view import BLANK
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.match.view import PassageView

_BRACKET = compiled(r"[()]")
# Faces, the marks of a list, intervals, brackets that Markdown must not read.
_NO_BRACKET = compiled(
    r"[:;=]'?-?[()]+"
    r"|(?:^|(?<=[\s(/,;]))\(?(?:[a-zA-Z]|\d{1,3}|[ivx]{1,4}|[IVX]{1,4})[°º.]?\)"
    r"|[\[\]]\s?-?[\d.,]+\s?[;,]\s?[-+]?[\d.,∞]+\s?[()]"
    r"|[()]-?[\d.,]+\s?[;,]\s?[-+]?[\d.,∞]+\s?[\[\]]"
    r"|\\[()]"
)
_OPENING = compiled(r"\(\s?[\w'’-]*")
_CLOSING = compiled(r"[\w'’-]*\s?\)$")
_RUNNING = frozenset(("paragraph", "quote", "item", "heading"))
_FARTHEST = 20  # passages that a bracket may span


def make(*, pick: str = "unclosed") -> _Brackets:
    """A check of a whole document that yields the ``unclosed`` or the ``unopened``."""
    return _Brackets(pick)


class _Brackets:
    """Holds only the brackets that are still open."""

    def __init__(self, pick: str) -> None:
        self._pick = pick
        self._found: list[Match] = []
        self._open: list[tuple[int, Match]] = []

    def see(self, view: PassageView) -> None:
        """Take in the next passage."""
        kind = view.passage.kind
        alone = kind == "caption" or (kind == "segment" and _is_whole(view))
        if not alone and kind not in _RUNNING:
            return
        if self._open and view.index - self._open[0][0] > _FARTHEST:
            self._give_up()
        opens, closes = _unpaired(view.cased)
        for place in closes:
            if self._open and not alone:
                self._open.pop()
            elif self._pick == "unopened":
                self._found.append(_closing(view, place))
        for place in opens:
            match = _opening(view, place)
            if not alone:
                self._open.append((view.index, match))
            elif self._pick == "unclosed":
                self._found.append(match)

    def close(self) -> Iterable[Match]:
        """What was found, with the brackets that nothing closed."""
        self._give_up()
        return self._found

    def _give_up(self) -> None:
        if self._pick == "unclosed":
            self._found += (match for _, match in self._open)
        self._open.clear()


def _is_whole(view: PassageView) -> bool:
    """Whether the source shows that the segment holds whole brackets."""
    source = view.passage.source
    return source is not None and _unpaired(source.content) == ([], [])


def _unpaired(text: str) -> tuple[list[int], list[int]]:
    opens: list[int] = []
    closes: list[int] = []
    if text.count("(") == text.count(")"):
        return opens, closes
    bare = _NO_BRACKET.sub(lambda m: " " * len(m.group()), text)
    for found in _BRACKET.finditer(bare):
        if found.group() == "(":
            opens.append(found.start())
        elif opens:
            opens.pop()
        elif not _ends_address(bare, found.start()):
            closes.append(found.start())  # behind an address it belongs to that
    return opens, closes


def _ends_address(text: str, place: int) -> bool:
    return text[max(0, place - 4) : place].rstrip(")").endswith(BLANK)


def _opening(view: PassageView, place: int) -> Match:
    word = _OPENING.match(view.cased, place)
    return Match(place, word.end() if word else place + 1, passage=view.index)


def _closing(view: PassageView, place: int) -> Match:
    word = _CLOSING.search(view.cased, max(0, place - 40), place + 1)
    return Match(word.start() if word else place, place + 1, passage=view.index)
