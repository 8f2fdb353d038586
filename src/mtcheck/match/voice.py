"""What the author of a passage says himself: quotations and dialogue blanked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.view import BLANK, once

if TYPE_CHECKING:
    import re

    from mtcheck.match.view import PassageView

_ANY = compiled(r'[«»“”„"]|(?m:^)\s*[–—-]')
_QUOTED = compiled(
    r"«[^«»]*(?:«[^«»]*»[^«»]*)*»?"
    r"|“[^“”]*”?"
    r"|„[^„“”]*[“”]?"
    r'|"[^"]*"?'
)
_FROM_BEFORE = compiled(r"\A[^«»“”]*[»”]")
_REVERSED = compiled(r"»(?=\w)[^«»]*«?")  # as German books quote
_SPEECH = compiled(r"(?m)^\s*[–—-]\s.*$")


@once
def own_words(view: PassageView) -> str:
    """The cased text, of the same length, without what somebody else is made to say.

    A quotation that is never closed goes to the end, one never opened begins with
    the text: better to hear too little than to take another's words for the author's.
    """
    text = _lined(view)
    if _ANY.search(text) is None:
        return view.cased
    for pattern in (_SPEECH, _REVERSED, _FROM_BEFORE, _QUOTED):
        text = pattern.sub(_blank, text)
    return text


def _lined(view: PassageView) -> str:
    """The cased text with its line breaks: each line of a dialogue is for itself."""
    prose, cased = view.prose, view.cased
    if "\n" not in prose:
        return cased
    pairs = zip(prose, cased, strict=True)
    return "".join("\n" if was == "\n" else now for was, now in pairs)


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found.group())
