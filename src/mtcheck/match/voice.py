"""What the author of a passage says himself: quotations and dialogue blanked out."""

from __future__ import annotations

import re
from functools import lru_cache

from mtcheck.match.view import BLANK

_ANY = re.compile(r'[«»“”„"–—-]')
_QUOTED = re.compile(
    r"«[^«»]*(?:«[^«»]*»[^«»]*)*»?"
    r"|“[^“”]*”?"
    r"|„[^„“”]*[“”]?"
    r'|"[^"]*"?'
)
_FROM_BEFORE = re.compile(r"\A[^«»“”]*[»”]")
_REVERSED = re.compile(r"»(?=\w)[^«»]*«?")  # as German books quote
_SPEECH = re.compile(r"(?m)^\s*[–—-]\s.*$")


@lru_cache(maxsize=4)  # several rules ask about the same passage in turn
def own_words(text: str) -> str:
    """`text`, of the same length, without what somebody else is made to say.

    A quotation that is never closed goes to the end, one never opened begins with
    the text: better to hear too little than to take another's words for the author's.
    """
    if _ANY.search(text) is None:
        return text
    for pattern in (_SPEECH, _REVERSED, _FROM_BEFORE, _QUOTED):
        text = pattern.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found.group())
