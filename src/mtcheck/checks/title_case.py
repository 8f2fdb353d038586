"""French headings with a capital on every word, as English headings have them.

A capital on a small word inside (« Les Pages De Destination ») is proof; where only
the longer words have one, the heading may be a name, and it takes two of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_MOST = 7  # the heading that is marked and six related ones
_LONGEST = 120  # characters of a heading
_WORD = compiled(r"(?:([dlDL])')?([^\W\d_]+(?:-[^\W\d_]+)*)")
_BREAK = compiled(r"[^\s\w'#*_]\s*$")
_SMALL = frozenset(
    "de des du en à aux sur pour avec dans par et ou que qui votre vos notre nos"
    " sans sous vers chez entre comment un une".split()
)
_ARTICLES = frozenset(("le", "la", "les"))
_CAPITALS, _CAPITALS_WITHOUT_PROOF = 2, 3
_FEWEST_WITHOUT_PROOF = 2  # headings
_BODIES = compiled(
    r"\W*(?:minist|secrétariat|direction|départ|comité|conseil|office|agence|organis"
    r"|univers|institut|école|union|fédér|commission|charte|déclar|convention|société"
    r"|banque|fonds|prix|festival|musée|centre|cour|chambre|parti|les? )"
)


def make() -> DocumentCheck:
    """A check that yields one match for all headings in English capitals."""
    return _Check()


class _Check:
    """Collects the headings that have too many capitals."""

    def __init__(self) -> None:
        self._proven: list[Place] = []
        self._likely: list[Place] = []

    def see(self, view: PassageView) -> None:
        """Judge a heading."""
        text = view.cased
        if len(text) > _LONGEST or text.rstrip().endswith((".", "!", ";", ",")):
            return
        capitals, is_proven = _capitals(text)
        place = Place(view.index, *_extent(text))
        if is_proven and capitals >= _CAPITALS:
            self._proven.append(place)
        elif capitals >= _CAPITALS_WITHOUT_PROOF and not _BODIES.match(view.folded):
            self._likely.append(place)

    def close(self) -> Iterator[Match]:
        """Yield the first of the headings, if there is proof or more than one."""
        places = sorted(self._proven + self._likely)
        if self._proven or len(places) >= _FEWEST_WITHOUT_PROOF:
            index, start, end = places[0]
            values = {"count": str(len(places))}
            yield Match(start, end, values, (), (), tuple(places[1:_MOST]), index)


def _capitals(text: str) -> tuple[int, bool]:
    """How many French words inside have a capital; whether one is a small word.

    None where a longer word has no capital, or an unknown one does: a name.
    """
    words = lexicon("fr")
    count, is_proven, is_french = 0, False, False
    for found in list(_WORD.finditer(text))[1:]:
        article, word = found.groups()
        folded = word.lower()
        if _BREAK.search(text, max(0, found.start() - 4), found.start()):
            continue
        if article and article.isupper():
            is_proven = True
        if folded in _SMALL:
            is_proven |= word.istitle()
            is_french |= word.islower()
        elif folded in _ARTICLES:  # « Le Figaro » may be a name
            is_french |= word.islower()
        elif len(word) > 3 and not word.isupper():
            if not word[0].isupper() or words is None or not words.knows(folded):
                return 0, False
            count += 1
    return (count, is_proven) if is_proven or is_french else (0, False)


def _extent(text: str) -> tuple[int, int]:
    """Where the words of a heading begin and end."""
    words = list(_WORD.finditer(text))
    return (words[0].start(), words[-1].end()) if words else (0, 0)
