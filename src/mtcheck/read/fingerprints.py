"""Tags by which translation services give themselves away on a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.read.tags import Tag

_FINGERPRINT = re.compile(
    r"""
      translated-ltr | translated-rtl | translate\.goog | goog-gt-    # Google
    | vertical-align:\s*inherit                                       # the same
    | _msttexthash | _msthash                                         # Microsoft
    | x-bergamot-translated                                           # Firefox
    | ya-tr-span                                                      # Yandex
    | gtranslate | weglot | translatepress | \btrp- | transposh       # plug-ins
    | conveythis | linguise | bablic | localizejs
    | co-op\ translator | translation-stats | co_op_translator_metadata
    """,
    re.VERBOSE | re.IGNORECASE,
)
_VALUE = r"""\s*+=\s*+("[^"]*+"?|'[^']*+'?|[^\s>]*+)"""
_PROSE = re.compile(r"\s(?:alt|title|aria-label|placeholder)" + _VALUE, re.IGNORECASE)
_LINK = re.compile(r"\shref" + _VALUE, re.IGNORECASE)


def has_fingerprint(content: str) -> bool:
    """Whether it is worth looking at the tags of a page."""
    return _FINGERPRINT.search(content) is not None


def fingerprint(source: str, tag: Tag) -> str | None:
    """The word that gives a service away in a tag; None where there is none.

    An article about such a service links to it and names it: that is no sign.
    """
    if tag.is_end:
        return None
    if tag.name == "a" and "translate.goog" not in source:
        source = _LINK.sub("", source)
    found = _FINGERPRINT.search(_PROSE.sub("", source))
    if not found:
        return None
    word = re.sub(r"\s", "", found[0].lower())
    return word if _is_at_home(word, tag, source.lower()) else None


def _is_at_home(word: str, tag: Tag, source: str) -> bool:
    """Whether the word stands in the kind of tag in which it means something."""
    match tag.name:
        case "!":
            return word == "co_op_translator_metadata"
        case "meta":
            return "generator" in source or word == "translation-stats"
        case _:
            return tag.name == "font" or not word.startswith("vertical-align")
