"""A space behind the apostrophe of an elided word: « l' eau », « qu' une ».

All places of a passage are one match: an engine that glues no tokens glues none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Edit, Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_ELIDED = compiled(
    r"(?<![\w'’])(?P<word>[ldjmnstc]|qu|jusqu|lorsqu|puisqu|quelqu)(?P<mark>['’] )"
    r"(?=[aàâeéèêëiîïoôuùûyhœ]\w)",
    re.IGNORECASE,
)
# « 'd' et 't' », « l' », a letter that is cited
_CITED = compiled(r"['’]\w['’]|\w['’] ?[,.;:)]")


def make() -> PassageCheck:
    """Return a check that marks the apostrophe and the space behind it."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    raw = view.raw
    if "' " not in raw and "’ " not in raw:
        return
    found = [m for m in _ELIDED.finditer(raw) if not _is_cited(raw, m)]
    if not found:
        return
    first, *others = found
    yield Match(
        *first.span("mark"),
        values={"word": first["word"]},
        edits=tuple(Edit(*m.span("mark"), m["mark"][0]) for m in found),
        related=tuple(Place(view.index, *m.span("mark")) for m in others),
    )


def _is_cited(raw: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    return _CITED.search(raw, max(0, start - 2), end + 2) is not None
