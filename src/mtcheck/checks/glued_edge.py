"""A word stuck to the edge of a link, of bold type or of a piece of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LETTER = r"[^\W\d_]"
# Endings that writers set behind a marked word: « [commit](…)s », « `int`en ».
_BEHIND = compiled(rf"(?!(?:en|er|es|ed|ing|ern|em|ne|se|te|s)\b){_LETTER}{{2,}}")
_GOES_ON = compiled(r"[`*_(/-]|\.\w")
_PIECE = compiled(
    r"(?P<code>(`+)(?!`).+?(?<!`)\2(?!`))"
    r"|(?<![!\\])\[[^\[\]\n]{3,120}\](?:\([^()\s]{3,}\)|\[[^\[\]\n]{2,}\])"
    r"|(?<![\\*\w])\*\*(?=[^\s*])[^*\n]{3,80}(?<=[^\s*])\*\*(?!\*)"
)


def make() -> PassageCheck:
    """The check."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    raw = view.raw
    if "](" not in raw and "**" not in raw and "`" not in raw and "][" not in raw:
        return
    for found in _PIECE.finditer(raw):
        behind = _BEHIND.match(raw, found.end())
        if behind is None or behind[0].isupper() or raw[found.end() - 1].isspace():
            continue
        if found["code"] and "''" in raw:
            continue  # ``quotation marks'' of typewriters
        if _is_part_of_word(raw, found, behind.end()):
            continue
        text = behind[0]
        yield Match(*behind.span(), suggestions=(f" {text}",))


def _is_part_of_word(raw: str, found: re.Match[str], end: int) -> bool:
    """Whether the piece is one syllable of a word that is set apart to teach it."""
    if _GOES_ON.match(raw, end):
        return True
    if raw[found.start()] != "*":
        return False
    inner = found[0].strip("*")
    return len(inner) < 4 or (
        " " not in inner and inner.islower() and end - found.end() < 4
    )
