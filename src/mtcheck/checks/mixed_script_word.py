"""Words in which letters of two scripts stand side by side.

A Cyrillic « а » in a French word looks right and is found by nobody; a model that
slips into another language in the middle of a word leaves « gouvernемент ». Units
and symbols of science (µm, kΩ, α, ΔT) are words of two scripts by right.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.view import BLANK
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_OTHER = (
    "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u05d0-\u05ea\u0620-\u064a\u0904-\u0939"
    "\u0e01-\u0e30"
)
_FOREIGN = compiled(f"[{_OTHER}]")
_SEAM = compiled(f"[{_LATIN}](?=[{_OTHER}])|[{_OTHER}](?=[{_LATIN}])")
_LETTER = compiled(r"[^\W\d_]")

_CYRILLIC_TWINS = dict(
    zip("асеорхуіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aceopxyijshdqwABEKMHOPCTYXIJS", strict=True)
)
_GREEK_TWINS = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧόύίάέ", "oABEZHIKMNOPTYXóúíáé", strict=True))
_TO_LATIN = _CYRILLIC_TWINS | _GREEK_TWINS
_TO_CYRILLIC = {latin: twin for twin, latin in _CYRILLIC_TWINS.items()}
_LEAST_LATIN = 3  # letters; below that a Greek one is a symbol: kΩ, ΔT


def make(*, twins: bool) -> PassageCheck:
    """Return a check for words with twins of letters, or for other mixtures."""

    def check(view: PassageView) -> Iterator[Match]:
        if not _FOREIGN.search("".join(view.odd_characters)):
            return
        done = 0
        for seam in _SEAM.finditer(view.prose):
            if seam.start() >= done:
                start, done = _word(view.prose, seam.start())
                yield from _judged(view.prose[start:done], start, twins=twins)

    return check


def _word(text: str, at: int) -> tuple[int, int]:
    start = end = at
    while start and _LETTER.match(text[start - 1]) and text[start - 1] != BLANK:
        start -= 1
    while end < len(text) and _LETTER.match(text[end]) and text[end] != BLANK:
        end += 1
    return start, end


def _judged(word: str, start: int, *, twins: bool) -> Iterator[Match]:
    scripts = Counter(_script(c) for c in word)
    if scripts["Greek"] and not _is_broken_greek(word, scripts):
        return
    mended = _mended(word, scripts)
    if (mended is not None) is twins:
        suggestions = (mended,) if mended else ()
        yield Match(start, start + len(word), {}, suggestions)


def _script(letter: str) -> str:
    if letter < "\u0370":
        return "Latin"
    if letter < "\u0400":
        return "Greek"
    return "Cyrillic" if letter < "\u0530" else "other"


def _is_broken_greek(word: str, scripts: Counter[str]) -> bool:
    """Whether the Greek letters of a word are no symbols of science."""
    if scripts["Cyrillic"] or scripts["other"]:
        return True
    greek = [c for c in word if _script(c) == "Greek"]
    if scripts["Latin"] < _LEAST_LATIN or word[0] == greek[0] or word[-1] == greek[-1]:
        return scripts["Latin"] > len(word) / 2 and all(c in "οόΟ" for c in greek)
    return all(c in _GREEK_TWINS for c in greek)


def _mended(word: str, scripts: Counter[str]) -> str | None:
    """The word in one script, if all that is foreign in it are twins of letters."""
    if scripts["Latin"] >= scripts["Cyrillic"] + scripts["Greek"] + scripts["other"]:
        mended = "".join(_TO_LATIN.get(c, c) for c in word)
        return mended if not _FOREIGN.search(mended) else None
    mended = "".join(_TO_CYRILLIC.get(c, c) for c in word)
    return mended if all(_script(c) == "Cyrillic" for c in mended) else None
