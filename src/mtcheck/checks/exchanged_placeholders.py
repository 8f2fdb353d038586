"""Two placeholders that changed places around a small word: « de {b} à {a} ».

Another order is no fault by itself: languages build sentences in their own ways. But
where one small word joins two placeholders in the source and its rendering joins them
the other way round, the reader gets the second for the first.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.match.placeables import PLACEHOLDERS, pieces
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.placeables import Piece
    from mtcheck.match.view import PassageView

_JOINTS = {
    "to": {"fr": "à au vers", "de": "nach bis zu auf an", "es": "a al hasta para",
           "it": "a ad al", "pt": "a ao para até", "nl": "naar tot aan"},
    "of": {"fr": "sur de d'", "de": "von aus", "es": "de", "it": "di su", "pt": "de",
           "nl": "van"},
    "by": {"fr": "par de", "de": "von durch", "es": "por de", "it": "da di",
           "pt": "por de", "nl": "door van"},
    "in": {"fr": "dans en à", "de": "in", "es": "en", "it": "in", "pt": "em no na",
           "nl": "in"},
    "for": {"fr": "pour", "de": "für", "es": "para por", "it": "per", "pt": "para por",
            "nl": "voor"},
    "from": {"fr": "de depuis", "de": "von aus", "es": "de desde", "it": "da",
             "pt": "de", "nl": "van uit"},
    "on": {"fr": "sur le", "de": "am auf", "es": "en el", "it": "su il", "pt": "em no",
           "nl": "op"},
    "with": {"fr": "avec", "de": "mit", "es": "con", "it": "con", "pt": "com",
             "nl": "met"},
    "at": {"fr": "à", "de": "um bei", "es": "a en", "it": "a alle", "pt": "às em",
           "nl": "om bij"},
}  # fmt: skip
"""Small words that are no use turned round, and what renders each."""
_JOINTS |= {"out of": _JOINTS["of"], "until": _JOINTS["to"], "through": _JOINTS["to"]}
_SIGNS = frozenset({"/", "->", "→"})
"""Marks between two placeholders that every language keeps in their order."""
_SIGN = compiled(r"[{%$\[<]")
_DATED = compiled(r"(?i)day|month|year|date|hour|minute|[dmy]{2}\b")
"""Parts of a date, whose order is a matter of the country."""


def make() -> PassageCheck:
    """Return a check that marks both placeholders and what joins them."""
    return Gated(_may_hold, _check)


def _may_hold(view: PassageView) -> bool:
    """Whether a sign with which placeholders begin is in the target."""
    return _SIGN.search(view.raw) is not None


def _check(view: PassageView) -> Iterator[Match]:
    source, lang = view.passage.source, (view.lang or "").split("-")[0]
    if source is None or lang not in _JOINTS["of"]:
        return
    ours = _named(view.raw)
    if len(ours) < 2 or len({piece.form for piece in ours}) != len(ours):
        return
    theirs = _named(source.content)
    if sorted(p.form for p in theirs) != sorted(p.form for p in ours):
        return
    meant = dict(_joined(source.content, theirs))
    for (first, last), joint in _joined(view.raw, ours):
        said = meant.get((last, first))
        if said is not None and _renders(joint, said, lang):
            places = {piece.form: piece for piece in ours}
            start, end = places[first].start, places[last].end
            values = {"source": f"{last} {said} {first}"}
            yield Match(start, end, values)


def _named(text: str) -> Sequence[Piece]:
    """The placeholders that say which value they take."""
    return [
        piece
        for piece in pieces(text)
        if piece.kind in PLACEHOLDERS
        and (piece.kind != "printf" or "$" in piece.form or "(" in piece.form)
        and _DATED.search(piece.form) is None
    ]


def _joined(text: str, found: Sequence[Piece]) -> Iterator[tuple[tuple[str, str], str]]:
    """The pairs of placeholders side by side, and what stands between."""
    for one, other in pairwise(found):
        between = text[one.end : other.start].strip().lower()
        if between and len(between) <= len("through"):
            yield (one.form, other.form), between


def _renders(joint: str, said: str, lang: str) -> bool:
    if said in _SIGNS:
        return joint == said
    return joint in _JOINTS.get(said, {}).get(lang, "").split()
