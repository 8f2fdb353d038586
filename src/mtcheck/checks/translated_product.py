"""Finds the name of a product that was taken for a word: « dans Équipes » for Teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_BEFORE = (
    r"(?<![\w'-])(?:in|with|from|via|on|using|to|into|through|open|Open|opens|start|launch"
    r"|Microsoft|Google|Adobe|Apple|Use|use|your|install|of|for|and|or) "
)
_PRESSED = r"\b(?:[Pp]ress|[Cc]lick|[Tt]ap|[Ss]elect|[Cc]hoose|[Hh]it)(?: on)? "
"""What is pressed is a label, and a translated program calls it as it likes."""
_ALONE = r"(?![\w'-])(?! [A-Z])"


def make(*, products: Sequence[str]) -> PassageCheck:
    """A check of products such as ``Teams = Équipes|Equipos``: the name, and what it became."""
    wrong = dict(line.split(" = ") for line in products)
    keys = frozenset(name.lower() for name in wrong)

    def check(view: PassageView) -> Iterator[Match]:
        source = view.source
        if source is None or keys.isdisjoint(source.whole_words):
            return
        for name, words in wrong.items():
            if name.lower() not in source.whole_words or name in view.raw:
                continue
            if not compiled(f"{_BEFORE}{name}{_ALONE}").search(source.cased):
                continue
            if compiled(f"{_PRESSED}{name}{_ALONE}").search(source.cased):
                continue
            found = compiled(rf"(?<=[a-zà-ÿ,'] )(?:{words})(?![\w-])").search(
                view.cased
            )
            if found is not None:
                yield Match(*found.span(), {"name": name}, suggestions=(name,))

    return check
