"""Cuts a passage into sentences; a table of abbreviations for each language.

Libraries were measured worse on French: they cut after ``M.`` and ``Mme.``,
inside ``av. J.-C.``, and between ``« Ah ! »`` and its ``dit-il``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVERYWHERE = (
    "dr prof st art vol fig no nr p pp ed eds cf etc al ca vs inc ltd co jr sr"
)
_ABBREVIATIONS = {
    "fr": (
        "m mm mme mlle mmes mlles me mgr pr dre ste av apr env ex tél bd boul chap"
        " coll éd hab janv févr avr juil sept oct nov déc réf trad min max resp ch"
    ),
    "en": (
        "mr mrs ms mt gen sen rep gov rev hon jan feb mar apr jun jul aug sep sept oct"
        " nov dec"
    ),
    "de": "hr fr bzw usw z b d h u a evtl ggf inkl vgl nr abs bd jh mio mrd str tel",
    "es": "sr sra srta dra ud uds pág págs núm avda tel aprox ee uu",
    "it": "sig sigg dott ing avv pag pagg tel sec ecc",
    "pt": "sr sra dra exmo pág págs núm av tel aprox",
    "nl": "dhr mevr bijv bv enz ca blz tel nl resp o a",
}
_TABLES = {
    lang: frozenset((_EVERYWHERE + " " + words).split())
    for lang, words in _ABBREVIATIONS.items()
}
_ANY = frozenset(_EVERYWHERE.split())

# An end mark, what may close after it, white space, what may open before the next.
_END = compiled(
    r"[.!?…]+[\"'”’»)\]*_]*(?: »)?(\s+)(?=[\"'“‘«(\[*_¿¡—–-]*\s?\S)|[。！？]"
)
_BEFORE_DOT = compiled(r"([^\W\d_]+)\.$")


def split_sentences(text: str, lang: str | None) -> Iterator[Span]:
    """Yield the sentences of `text` in order, without the spaces around them."""
    known = _TABLES.get((lang or "")[:2], _ANY)
    start = 0
    for found in _END.finditer(text):
        cut = found.start(1) if found.group(1) else found.end()
        if _ends_sentence(text, start, cut, found.end(), known):
            yield from _stripped(text, start, cut)
            start = found.end()
    yield from _stripped(text, start, len(text))


def _ends_sentence(
    text: str, start: int, cut: int, after: int, known: frozenset[str]
) -> bool:
    following = text[after : after + 4].lstrip("\"'“‘«([*_¿¡—–- ")
    if following[:1].islower():
        return False
    word = _BEFORE_DOT.search(text, max(start, cut - 24), cut)
    if word is None:
        return True
    name = word.group(1)
    # One capital letter and a full stop is an initial: « J. Dupont ».
    return not (name.lower() in known or (len(name) == 1 and name.isupper()))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield Span(start + left, start + len(piece.rstrip()))
