"""Asterisks for bold type that do not pair, or whose inner edge is a space."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_FENCE = compiled(r"(?<![\\*])\*(?: ?\*)(?!\*)")
_OPERATOR = compiled(r"[\d)\]}]\s?\*\*\s?[\d(a-z]|\*\*[a-z_]+[,)=]")


class _Fence(NamedTuple):
    start: int
    end: int
    before: str
    after: str

    @property
    def may_open(self) -> bool:
        return self.after != "" and not self.after.isspace()

    @property
    def may_close(self) -> bool:
        return self.before != "" and not self.before.isspace()


def make(*, fault: str) -> PassageCheck:
    """The check for fences that are ``spaced`` inside or that are ``odd`` in number."""

    def check(view: PassageView) -> Iterator[Match]:
        if "**" not in view.raw and "* *" not in view.raw:
            return
        text = view.cased
        if _OPERATOR.search(text) or "***" in text or "\\*" in text:
            return
        fences = [_fence(text, *m.span()) for m in _FENCE.finditer(text)]
        if len(fences) % 2:
            if fault == "odd" and len(fences) == 1 and _is_between_words(text):
                yield Match(fences[0].start, fences[0].end)
        elif fault == "spaced":
            yield from _spaced(text, fences)

    return check


def _fence(text: str, start: int, end: int) -> _Fence:
    return _Fence(start, end, text[start - 1 : start], text[end : end + 1])


def _is_between_words(text: str) -> bool:
    """Whether this is running text, not a list of arguments or of stars."""
    return len(text.split()) > 2 and text.count("*") == 2


def _spaced(text: str, fences: list[_Fence]) -> Iterator[Match]:
    for opening, closing in zip(fences[::2], fences[1::2], strict=True):
        inner = text[opening.end : closing.start]
        if not inner.strip() or "\n\n" in inner or "|" in inner:
            continue
        is_torn = (
            " " in text[opening.start : opening.end] + text[closing.start : closing.end]
        )
        marks = {text[fence.start : fence.end] for fence in (opening, closing)}
        if is_torn and "**" not in marks:
            continue  # single stars of a list
        if is_torn or not (opening.may_open and closing.may_close):
            yield Match(opening.start, closing.end)
