"""Makes scanned text safe to print: what is invisible or acts gets a visible name.

A text under test may hold escape sequences, marks that turn the direction of a
line, or commands that a build server obeys. Every report for people passes all
that it quotes through here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mtcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NAMES = {
    0x00: "NUL",
    0x07: "BEL",
    0x08: "BS",
    0x0B: "VT",
    0x0C: "FF",
    0x1B: "ESC",
    0x7F: "DEL",
    0x85: "NEL",
    0xA0: "NBSP",
    0xAD: "SHY",
    0x200B: "ZWSP",
    0x200C: "ZWNJ",
    0x200D: "ZWJ",
    0x2028: "LS",
    0x2029: "PS",
    0x202F: "NNBSP",
    0x2060: "WJ",
    0xFEFF: "BOM",
}
_SPACES_SHOWN = {"\t": "→", "\n": "⏎", "\r": "<CR>", " ": " "}
# Letters and marks by category, yet nothing to see.
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Signs that stand before a number; format characters by category, yet visible.
_NUMBER_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_JOINERS = frozenset("\u200c\u200d")
_JOINING = re.compile(
    r"""[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]  # Arabic, Syriac, N'Ko …
    |   [\u0900-\u0dff]                            # the scripts of India
    |   [\u1000-\u109f\u1780-\u18af]               # Burmese, Khmer, Mongolian
    """,
    re.VERBOSE,
)
# Build servers obey « ##[error] » and « ##vso[…] » anywhere in a line.
_SERVER_COMMAND = re.compile(r"##(?=\w*\[)")


def visible(text: str) -> str:
    """Return `text` for a line of a report; white space becomes plain spaces."""
    return "".join(pieces(text))


def revealed(text: str) -> str:
    """Return `text` with every unusual space named as well."""
    return "".join(pieces(text, Span(0, len(text))))


def kept(text: str) -> str:
    """Return `text` with spaces of every kind as they are: a path must be found."""
    shown = zip(text, pieces(text), strict=True)
    return "".join(c if unicodedata.category(c) == "Zs" else it for c, it in shown)


def disarmed(line: str) -> str:
    """Return a finished line without what a build server would obey."""
    return _SERVER_COMMAND.sub("#<#>", line)


def pieces(text: str, marked: Span | None = None) -> list[str]:
    """Return what to print for each code point; inside `marked` spaces are named."""
    shown = [_outside(char) for char in text]
    if marked is not None:
        shown[marked.start : marked.end] = map(_inside, text[slice(*marked)])
    if not text.isascii():
        _keep_joiners(text, shown)
    for command in _SERVER_COMMAND.finditer(text):
        shown[command.start() + 1] = "<#>"
    return shown


def cell_map(shown: Sequence[str], measure: Callable[[str], int]) -> list[int]:
    """Return how many cells each piece takes.

    A character made of several code points has its width at the first of them
    and zero at the others.
    """
    widths = [0] * len(shown)
    starts = [at for at in range(len(shown)) if not _continues(shown, at)]
    for start, end in pairwise([*starts, len(shown)]):
        widths[start] = measure("".join(shown[start:end]))
    return widths


@lru_cache(maxsize=4096)
def _outside(char: str) -> str:
    if char in "\t\n\r":
        return " "
    return " " if unicodedata.category(char) == "Zs" else _named(char)


@lru_cache(maxsize=4096)
def _inside(char: str) -> str:
    if char in _SPACES_SHOWN:
        return _SPACES_SHOWN[char]
    return _token(char) if unicodedata.category(char) == "Zs" else _named(char)


def _named(char: str) -> str:
    if char in _NUMBER_SIGNS:
        return char
    # C: control, format, surrogate, private and unassigned; Zl, Zp: separators.
    hidden = unicodedata.category(char)[0] in "CZ" or char in _BLANK_LETTERS
    return _token(char) if hidden else char


def _token(char: str) -> str:
    return f"<{_NAMES.get(ord(char)) or f'U+{ord(char):04X}'}>"


def _keep_joiners(text: str, shown: list[str]) -> None:
    """Put back the joiners that a script or an emoji sequence needs."""
    for at in range(1, len(text) - 1):
        if text[at] in _JOINERS and _joins(text[at - 1], text[at], text[at + 1]):
            shown[at] = text[at]


def _joins(before: str, joiner: str, after: str) -> bool:
    if _JOINING.match(before) and _JOINING.match(after):
        return True
    return joiner == "\u200d" and _is_emoji(before) and _is_emoji(after)


def _is_emoji(char: str) -> bool:
    return char == "\ufe0f" or (
        char >= "\u2600" and unicodedata.category(char) in {"So", "Sk"}
    )


def _continues(shown: Sequence[str], at: int) -> bool:
    if at == 0 or len(shown[at]) > 1:
        return False
    char = shown[at]
    if char < "\u0300":
        return False
    return (
        char in _JOINERS
        or shown[at - 1] == "\u200d"
        or unicodedata.category(char) in {"Mn", "Mc", "Me", "Sk"}
    )
