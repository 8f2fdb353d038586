"""Brackets or quotation marks that the source has and the target has nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.last_word import last_word
from mtcheck.match.placeable_kinds import BLANK
from mtcheck.match.placeables import pieces
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_ROUND = compiled(r"(?<![\w:;=8-])\((?!s\)|es\))([^()]{2,300})\)")
_SQUARE = compiled(r"(?<![\w\]!])\[([^\[\]]{2,300})\](?![(\[:])")
_QUOTED = compiled(
    r"“([^“”]{2,300})”|(?<![\w\"])\"([^\"]{2,300})\"(?![\w\"])|«([^«»]{2,300})»"
)
_HALF = compiled(r"\s*[\"“«]([^\"“”«»]{2,})|([^\"“”«»]{2,})[\"”»]\s*")
"""The beginning or the end of a quotation that other segments go on with."""
_ANY = {
    "round": compiled(r"[()（）﹙﹚]"),
    "square": compiled(r"[\[\]［］【】()（）]"),
    "quotes": compiled(
        r"[\"“”„‟«»‹›「」『』《》〈〉〝〞＂]|(?<![^\W_])[‘‚']\s?\w|(?<=[.,!?…])['’]|``|''|&(?:quot|laquo|#34|ldquo);|\*|_|`"
    ),
}
_TELLING = compiled(r"[^\W\d_]{5,}|\b[A-Z]{2,}\b")
"""Words that can be known again in a translation."""
_TERM = 3  # words of a name or term between quotation marks
_SHORT = 8  # words of a label or a message
_WANTED = {"round": _ROUND, "square": _SQUARE, "quotes": _QUOTED}


def make(*, pair: str) -> PassageCheck:
    """The check for ``round`` or ``square`` brackets, or for ``quotes``."""
    wanted, any_ = _WANTED[pair], _ANY[pair]
    signs = {"round": "(", "square": "[", "quotes": '"“«'}[pair]

    def check(view: PassageView) -> Iterator[Match]:
        source = view.passage.source
        if source is None or not view.raw.strip() or source.content == view.raw:
            return
        if not any(map(source.content.__contains__, signs)) or any_.search(view.raw):
            return
        bare = _bare(source.content)
        half = _HALF.fullmatch(bare) if pair == "quotes" else None
        for found in [half] if half else wanted.finditer(bare):
            if any(map(str.isalnum, found[0])) and _is_cited(found, view.raw):
                yield Match(*last_word(view), {"source": found[0]}, (), ())
                return

    return check


def _is_cited(found: re.Match[str], target: str) -> bool:
    """Whether the marks should have stayed: longer texts may say it without."""
    words = found.string.split()
    is_all = found.end() - found.start() >= len(found.string.strip(" .,!?"))
    if is_all or len(words) <= _SHORT:
        return True
    inside = next(filter(None, found.groups()))
    is_term = found[0][0] in "([" or len(inside.split()) <= _TERM
    return is_term and any(_stands(word, target) for word in _TELLING.findall(inside))


def _stands(word: str, target: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", target) is not None


def _bare(text: str) -> str:
    """The text with what is no prose blanked out."""
    for piece in pieces(text):
        if piece.kind not in {"link", "bold", "italic"}:
            hole = BLANK * (piece.end - piece.start)
            text = text[: piece.start] + hole + text[piece.end :]
    return text
