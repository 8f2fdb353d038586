"""A small word with a capital letter behind a verb: « elle a dit Que tout va bien »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import FINITE, NOUN, PARTICIPLE, lemmas, parts
from mtcheck.match.traces import CASED
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

# The capital stands first in the expression: that is found faster.
_WORD = compiled(
    r"(?P<word>Que|Qu'|Dont|Ne|N'|Lorsque|Lorsqu'|Puisque|Parce|Afin|Pas|Est|Sont|Ont)"
    r"(?:(?<=')| )(?=[a-zà-ÿ])"
)
_BEFORE = compiled(r"[a-zà-ÿ]+(?= \Z)")
_MAYBE = CASED.mesh("[a-zà-ÿ] " + _WORD.pattern)
# These are followed by titles: « il publie Que ma joie demeure ».
_TITLING = frozenset(
    "intituler titrer nommer appeler écrire publier chanter jouer lire diriger réaliser"
    " voir sortir tourner présenter signer composer interpréter adapter monter traduire"
    " baptiser éditer".split()
)


def make() -> PassageCheck:
    """Return a check that marks the small word and puts it in lower case."""
    return CASED.where([_MAYBE], _check)


def _check(view: PassageView) -> Iterator[Match]:
    for found in _WORD.finditer(view.cased):
        start, end = found.span("word")
        before = _BEFORE.search(view.cased, max(0, start - 30), start)
        if before and _is_verb(before.group()):
            yield Match(start, end, suggestions=(view.raw[start:end].lower(),))


def _is_verb(word: str) -> bool:
    bits = parts(word)
    if not bits & (FINITE | PARTICIPLE) or bits & NOUN:
        return False
    return not _TITLING & (lemmas(word, "v") | lemmas(word, "k"))
