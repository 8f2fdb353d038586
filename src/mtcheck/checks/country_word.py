"""Words that the readers of one country use and those of another do not.

``words`` are pairs: ``nonante = quatre-vingt-dix``, the word and what to write for
it; ``countries`` are the tags of texts in which it is out of place. Where nobody
knows the country of a text, all words are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView


def make(*, words: Sequence[str], countries: Sequence[str]) -> PassageCheck:
    """A check that yields each word; the better ones are advice."""
    better = dict(_pair(word) for word in words)
    longest_first = sorted(better, key=len, reverse=True)
    expression = compiled(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?!\w)")
    concerned = frozenset(countries)

    def check(view: PassageView) -> Iterator[Match]:
        if view.lang not in concerned:
            return
        for found in expression.finditer(view.folded):
            if not _is_name(view.cased, found):
                yield Match(
                    *found.span(), suggestions=(better[found.group()],), edits=()
                )

    return check


def _pair(word: str) -> tuple[str, str]:
    one, _, other = word.partition(" = ")
    if not other:
        raise ValueError(word)
    return one, other


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether the word is part of a title: « Le Week-End », de Hitchcock."""
    start = found.start()
    return start > 0 and text[start].isupper() and text[:start].rstrip(" «")[-1:] != "."
