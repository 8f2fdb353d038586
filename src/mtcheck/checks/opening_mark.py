"""Spanish questions and exclamations that close, and never opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_CLOSED = compiled(r"(?P<word>[^\W\d_]+)[)\"”»'*_]*(?P<sign>[?!])[?!]*[)\"”»'*_]*$")
_OPENING = "¿¡"
_LEAST = 2  # words; « Yahoo! » is a name


def make() -> PassageCheck:
    """A check that yields the first word of each sentence."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    if (view.lang or "")[:2] != "es" or not ("?" in view.cased or "!" in view.cased):
        return
    for start, end in view.sentences:
        sentence = view.cased[start:end]
        found = _CLOSED.search(sentence)
        if found is None or any(map(sentence.__contains__, _OPENING)):
            continue
        words = [w for w in view.words if start <= w.start and w.end <= end]
        if len(words) < _LEAST or not _begins(sentence) or _is_kept(found, view):
            continue
        opening = "¿" if found["sign"] == "?" else "¡"
        first = view.raw[slice(*words[0])]
        yield Match(*words[0], {"opening": opening}, (opening + first,), ())


def _begins(sentence: str) -> bool:
    """Whether it starts here: a small letter may go on with what another row opened."""
    return next((c.isupper() for c in sentence if c.isalpha()), False)


def _is_kept(found: re.Match[str], view: PassageView) -> bool:
    """Whether the sign belongs to a name, or stands in the source as it stands here."""
    if found["sign"] == "!" and found["word"][0].isupper():
        return True
    return view.source is not None and found[0] in view.source.cased
