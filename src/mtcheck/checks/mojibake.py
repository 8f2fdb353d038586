"""Letters read in the wrong encoding: « Ã©tÃ© », « dâ€™abord », « รฉvoquer ».

The bytes of UTF-8 taken for those of an older table make telling sequences. What
ftfy can undo exactly is given as the repair; a word that mixes Latin letters with
others is tried against the tables ftfy does not know.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.match.view import BLANK
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_TAIL = "\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
_OTHER = "\u0370-\u05ff\u0e00-\u0e7f\u2500-\u257f\u3040-\u9fff\uff61-\uff9f"
_CHEAP = CASED.mesh(f"[\u0080-\u009fÂÃÅÄÐÑÎÏØÙðïîÔ√{_OTHER}]|[âã][€‚ƒ„†ˆœ–•—]|‚Ä|¬´")
_SUSPECT = rf"""
      [ÂÃÅÄÐÑÎÏØÙ][{_TAIL}] | Ã(?=\s|\Z) | [âã][{_TAIL}][{_TAIL}] | ðŸ | ï[»¿¼½][{_TAIL}]
    | ‚Ä[{_TAIL}ôúù¶¨¢®] | √[©®™†¥ßº¢ç´Æªπ\u00af¨] | ¬[´ª] | [ΓÔ][ÇÉ][\w¬ª]
    | [A-Za-z][{_OTHER}] | [{_OTHER}][A-Za-z]
    """
# Tables of bytes that ftfy leaves alone, for words that are mostly Latin.
_TABLES = ("cp850", "cp874", "cp1251", "koi8-r", "cp1253", "gbk", "shift_jis")
_LATIN = compiled("[\u0020-\u024f\u2010-\u20ac]+")
_CLEAN = compiled("[^\u007f-\u009f\u2028\u2029\ue000-\uf8ff\ufffd]+")
_ASCII = compiled("[A-Za-z]")


def make() -> PassageCheck:
    """Return a check that yields broken words, repaired where that is certain."""
    return CASED.where([_CHEAP], _check)


def _check(view: PassageView) -> Iterator[Match]:
    prose, done = view.prose, 0
    if not view.odd_characters or not _CHEAP.expression.search(prose):
        return
    for suspect in _suspects().finditer(prose):
        if suspect.start() < done:
            continue
        start, end = _word(prose, *suspect.span())
        repairs = _repairs(prose[start:end])
        if repairs is not None:
            yield Match(start, end, {}, repairs)
            done = end


@cache
def _suspects() -> re.Pattern[str]:
    return compiled(_SUSPECT, re.VERBOSE)  # slow to build, and seldom needed


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of the word around a suspect; a broken no-break space is inside."""
    while start and not _is_edge(text, start - 1):
        start -= 1
    while end < len(text) and not _is_edge(text, end):
        end += 1
    return start, end


def _is_edge(text: str, at: int) -> bool:
    if text[at] == "\u00a0":
        return text[at - 1 : at] not in {"Ã", "Â"}
    return text[at].isspace() or text[at] == BLANK


@lru_cache(4096)
def _repairs(word: str) -> tuple[str, ...] | None:
    """The word as it was, if that is certain; None if nothing is wrong with it."""
    from ftfy import fix_encoding  # noqa: PLC0415 - only broken texts pay for it

    mended: str = fix_encoding(word)
    if mended == word:
        mended = _by_table(word)
    if mended == word:
        return None
    return (mended,) if _CLEAN.fullmatch(mended) else ()


def _by_table(word: str) -> str:
    """The word by a table that ftfy does not know; as it is where none fits."""
    if _ASCII.search(word):
        for table in _TABLES:
            try:
                mended = word.encode(table).decode("utf-8")
            except UnicodeError:
                continue
            if _LATIN.fullmatch(mended):
                return mended
    return word
