"""Figures that stand beside other words than in the source: « 4 abstentions », « 19 abstentions ».

Both figures are in both texts, so that nothing seems to be wrong; but a word that both
languages share tells which belongs to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.kinship import content, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.match.view import PassageView

_NUMBER = r"(?<![\w.,:/%$€£-])(?P<number>\d{1,3}(?:[ .,]\d{3})*|\d+)(?![\w:/%-]|[.,]\d| ?[%$€£°])"
_BESIDE = compiled(_NUMBER + r" (?P<word>[^\W\d_]{4,})(?: (?P<next>[^\W\d_]{4,}))?")
_DIGITS = compiled(r"\d+")
_SAME = 5  # letters that make two words one in any language


class Exchange(NamedTuple):
    """A figure that stands beside the word of another."""

    start: int
    end: int
    word: str
    source: str
    target: str


def exchanged(view: PassageView) -> Iterator[Exchange]:
    """The first figure of a target that changed places with another."""
    source = view.source
    if source is None or len(_DIGITS.findall(source.folded)) < 2:
        return
    if sorted(_DIGITS.findall(source.folded)) != sorted(_DIGITS.findall(view.folded)):
        return
    theirs, ours = _by_word(source, "en"), _by_word(view, view.lang)
    for key, (number, word, _, _) in theirs.items():
        if key not in ours or ours[key][0] == number:
            continue
        written, _, start, end = ours[key]
        yield Exchange(start, end, word, number, written)
        return


def _by_word(
    view: PassageView, lang: str | None
) -> dict[str, tuple[str, str, int, int]]:
    """Each figure by the key of the word behind it; keys that come twice are left out."""
    found: dict[str, tuple[str, str, int, int]] = {}
    twice = set()
    for match in _BESIDE.finditer(view.folded):
        number = "".join(_DIGITS.findall(match["number"]))
        for word in (match["word"], match["next"]):
            key = plain(word)[:_SAME] if word and len(word) >= _SAME else ""
            if not key or not content([word], lang):
                continue
            if key in found:
                twice.add(key)
            found[key] = (number, word, match.start("number"), match.end("number"))
            break
    for key in twice:
        del found[key]
    return found
