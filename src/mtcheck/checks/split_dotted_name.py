"""A dotted name, of a package or a class, with spaces behind its dots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.match.view import BLANK
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_PART = r"[A-Z][A-Za-z0-9]+"
_CHAIN = compiled(
    rf"(?<![\w.]){_PART}(?:\.{_PART}){{0,4}}\. {_PART}(?:\. ?{_PART}){{0,6}}(?!\w)"
)
_CHEAP = CASED.mesh(rf"[A-Z][A-Za-z0-9]+\. [A-Z]|{BLANK}")  # or in what is blanked out
_NAMESPACES = frozenset("Newtonsoft System UnityEditor UnityEngine Xamarin".split())
_ROOTS = _NAMESPACES | frozenset(
    "Android AspNetCore Azure Excel Google Microsoft Office Outlook Spring Windows"
    " Word".split()
)
# Words with which the next sentence may begin.
_OPENERS = frozenset(
    """
    Après Au Aucun Aucune Aussi Aux Avant Avec Ce Cela Ces Cet Cette Chaque Comme
    Consultez Dans De Depuis Des Du Elle Elles En Ensuite Et Il Ils La Le Les Leur
    Leurs Lorsque Mais Même Notez Nos Notre Nous On Ou Par Plus Plusieurs Pour Puis
    Quand Sa Selon Ses Si Son Sur Tous Tout Toute Toutes Un Une Utilisez Voir Vos Votre
    Vous A An And At But For From He If In It On She So That The There They This To We
    When With You Aber Als Auch Bei Da Das Der Die Diese Dies Ein Eine Er Es Für Ich Im
    Mit Sie Und Wenn Wir Como Con Cuando Desde El Ella Es Esta Este Esto Las Lo Los No
    Para Pero Por Si Su Al Che Con Da Di E Gli I Il Ma Nel Non Per Quando Questa Questo
    Se Uma Um Ao As O Os Na No De Dit Een Het Hij Ik Is Met Op Te Van Voor Ze Zij
    """.split()
)
_HUMP = compiled(r"[a-z0-9][A-Z]")
_ENDS = compiled(r"[\])*`>»]|\s?\(")


def make() -> PassageCheck:
    """The check."""
    return CASED.where([_CHEAP], _check)


def _check(view: PassageView) -> Iterator[Match]:
    raw = view.raw
    for found in _CHAIN.finditer(raw):
        parts = re.split(r"\. ?", found[0])
        if _is_name(raw, found, parts):
            yield Match(*found.span(), suggestions=(".".join(parts),))


def _is_name(raw: str, found: re.Match[str], parts: list[str]) -> bool:
    """Whether humps, a known root and marks around it leave no doubt.

    Two sentences may meet in the same way: « … sur Windows. Microsoft dit … ».
    """
    if _ROOTS.issuperset(parts) or not _OPENERS.isdisjoint(parts):
        return False
    humps = sum(bool(_HUMP.search(part)) for part in parts)
    is_set_apart = raw[found.start() - 1 : found.start()] in set("[(*`<")
    is_set_apart = is_set_apart and bool(_ENDS.match(raw, found.end()))
    if len(parts) == 2:
        is_type = parts[0] in _NAMESPACES and humps > 0
        return is_type or (is_set_apart and (parts[0] in _ROOTS or humps > 0))
    return humps > 0 or is_set_apart or parts[0] in _ROOTS
