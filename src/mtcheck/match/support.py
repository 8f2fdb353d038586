"""What a human translation beside a passage says for the words of a finding."""

from __future__ import annotations

from mtcheck.match.expressions import compiled
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Severity, Text

_WORD = compiled(r"[^\W\d_]{3}")  # less stands in any text


def stands_in_reference(passage: Passage, words: str) -> bool:
    """Whether a person wrote the very same words, whole, in the same passage.

    Kinds of space and apostrophe do not count, capitals do.
    """
    reference = passage.reference
    if reference is None or not _WORD.search(words):
        return False
    wanted, text = _cased(Text(words.strip())), _cased(reference)
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(wanted, at + 1)
    return False


def milder(severity: Severity) -> Severity:
    """The next lower severity; neutral stays what it is."""
    return max((it for it in Severity if it < severity), default=severity)


def _cased(text: Text) -> str:
    return PassageView(Passage("", text)).cased
