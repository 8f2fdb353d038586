"""Two small words that never meet in French: « votre dans », « lorsque que », « de mais »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.french import reading
from mtcheck.match.shapes import shape
from mtcheck.match.traces import CASED
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_PAIR = shape(r"(?<!-)(?P<first>[DdsqjREHM]) (?P<last>[DdsqjPnEHMc])")
# What a clause or a complement begins with, so that no noun can follow on it. Words
# that are also nouns are not here: « ces vers », « vos sous », « notre car », « cette aura ».
_AHEAD = "dans avec pour par chez mais que qu' qui dont où quand lorsque lorsqu'"
_FINITE = (
    "sont étaient était sera seront serait seraient ont avait avaient auront aurait peut"
    " peuvent pourra pourrait doit doivent devrait veut veulent"
)
_CLASHES = (
    # A determiner wants a noun.
    (
        "cet cette ces sa ses ma mes ta tes votre vos notre nos",
        f"de d' à est ne n' se s' {_AHEAD} {_FINITE}",
    ),
    ("du au aux", f"de d' à {_AHEAD} {_FINITE}"),
    ("des", "de d' à dans avec par chez mais que qu' qui dont où est"),
    ("la les", "de d' ne n' avec dans chez par mais qu' dont"),
    ("le", "de d' ne n' avec dans mais dont"),
    # A preposition wants a complement.
    ("dans sur chez contre", f"avec dans pour par sous mais que qu' {_FINITE}"),
    ("dans", "qui"),
    ("pour", f"mais {_FINITE}"),
    ("par", f"avec dans mais {_FINITE}"),
    ("de", f"avec dans pour mais que qu' {_FINITE}"),
    ("à", f"avec dans pour par mais que qu' {_FINITE}"),
    ("avec sans", f"mais contre {_FINITE}"),
    # One conjunction is enough.
    ("lorsque lorsqu' puisque quand dont si", "que qu'"),
    ("que", "dont"),
    ("ni", "et ou mais"),
    ("et", "mais"),
)


def _either(words: str) -> str:
    return "|".join(words.split())


_PAIRS = frozenset(
    (first, last)
    for firsts, lasts in _CLASHES
    for first in firsts.split()
    for last in lasts.split()
    if first != last
)
_MAYBE = CASED.mesh(
    "|".join(
        f"(?<![^\\W_])(?:{_either(firsts)})\\s*(?:{_either(lasts)})(?![^\\W_])"
        for firsts, lasts in _CLASHES
    )
)


def make() -> PassageCheck:
    """Return a check that marks the two words."""
    return CASED.where([_MAYBE], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for first, last in read.places(_PAIR, "first", "last"):
        pair = read.words[first], read.words[last]
        if pair in _PAIRS and not _in_name(view, read, first, last):
            yield Match(read.spans[first].start, read.spans[last].end)


def _in_name(view: PassageView, read: Reading, first: int, last: int) -> bool:
    """Whether they or the next word have a capital: « le de Gaulle de 1940 »."""
    spans = read.spans[first : last + 2]
    return any(view.cased[span.start].isupper() for span in spans)
