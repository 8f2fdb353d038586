"""Lines of styled pieces, and how they fold to the width of a page."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.report.visible import cell_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Piece(NamedTuple):
    """Text that is safe to print, and the name of its style."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


class Glyphs(NamedTuple):
    """The characters that a report is drawn with."""

    ellipsis: str
    gutter: str
    rule: str
    dash: str
    minus: str
    arrow: str
    space: str
    """Stands for a plain space where spaces are what changes."""
    bars: str
    """Parts of a block, from the thinnest to the whole."""
    levels: str
    """From no penalty to the worst."""


UNICODE: Final = Glyphs("…", "│", "─", "–", "–", "→", "␣", "▏▎▍▌▋▊▉█", "▁▂▃▄▅▆▇█")
ASCII: Final = Glyphs("...", "|", "-", "-", "-", "->", "_", "#", ".:-=+*#%@")

# Styles of what people copy whole or click on.
_UNBROKEN = frozenset({"path", "signature"})
# Scripts that are set without spaces may break between any two characters.
_FIRST_OF_THESE = "\u2e80"
_WITHOUT_SPACES = (
    "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
)
_WORDS: Final = re.compile(r"\s+|\S+").findall


@cache
def _words_without_spaces() -> Callable[[str], list[str]]:
    """Finds the same in such scripts; few reports have them, and it takes a while."""
    return re.compile(rf"\s+|[{_WITHOUT_SPACES}]|[^\s{_WITHOUT_SPACES}]+").findall


# What stays with the word after it or before it.
_OPENING = ("[-", "{+", '"', "「", "『", "（", "《", "【")
_CLOSING = ("-]", "+}", '"', *"，。、！？：；」』）》】")


class Page(NamedTuple):
    """What the layout must know of the screen."""

    width: int
    measure: Callable[[str], int]
    """How many cells a text takes."""
    glyphs: Glyphs = UNICODE
    color: bool = False


def plain(line: Line) -> str:
    """Return the text of a line without its styles."""
    return "".join(piece.text for piece in line)


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, in the plural where it needs one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def rounded(number: float) -> str:
    """Return a number with one decimal at most."""
    return f"{number:,.1f}".removesuffix(".0")


def wrap(line: Line, page: Page, indent: int) -> Iterator[Line]:
    """Fold a line at its spaces; what is continued hangs under `indent` spaces."""
    row: list[Piece] = []
    used = 0
    for word in _unbroken(line, page, page.width - indent):
        size = page.measure(plain(word))
        is_full = used + size > page.width and word[0].text.strip()
        if is_full and plain(tuple(row)).strip():
            yield _merged(row[:-1] if row[-1].text.isspace() else row)
            row, used = [Piece(" " * indent)], indent
        row.extend(word)
        used += size
    if row:
        yield _merged(row)


def _merged(row: Iterable[Piece]) -> Line:
    """Join neighbours of one style, so that a line has no more colour than needed."""
    styles = groupby(row, key=attrgetter("style"))
    return tuple(
        Piece("".join(piece.text for piece in group), style) for style, group in styles
    )


def shorten(text: str, room: int, page: Page) -> str:
    """Return the start of a visible text, with an ellipsis if it does not fit."""
    if page.measure(text) <= room:
        return text
    return fitting(text, room - len(page.glyphs.ellipsis), page) + page.glyphs.ellipsis


def fitting(text: str, room: int, page: Page) -> str:
    """Return as much of the start of a visible text as `room` cells hold."""
    left = room
    for at, width in enumerate(cell_map(text, page.measure)):
        left -= width
        if left < 0:
            return text[:at]
    return text


def _unbroken(line: Line, page: Page, room: int) -> Iterator[Line]:
    """Yield the words of a line, each short enough for a row; paths stay whole."""
    word: list[Piece] = []
    for token in _cut(line, page, room):
        if word and (
            _may_break(word[-1].text, token.text)
            or page.measure(plain((*word, token))) > room
        ):
            yield tuple(word)
            word = []
        word.append(token)
    if word:
        yield tuple(word)


def _cut(line: Line, page: Page, room: int) -> Iterator[Piece]:
    for text, style in line:
        for word in _words(text):
            rest = word
            while style not in _UNBROKEN and page.measure(rest) > room:
                head = fitting(rest, room, page) or rest[:1]
                yield Piece(head, style)
                rest = rest[len(head) :]
            if rest:
                yield Piece(rest, style)


def _words(text: str) -> list[str]:
    """Words, and the white space between them."""
    if max(text, default="") < _FIRST_OF_THESE:
        return _WORDS(text)
    return _words_without_spaces()(text)


def _may_break(before: str, after: str) -> bool:
    if before.isspace() or after.isspace():
        return True
    if before.endswith(_OPENING) or after.startswith(_CLOSING):
        return False
    return before[-1] >= "\u2e80" or after[0] >= "\u2e80"
