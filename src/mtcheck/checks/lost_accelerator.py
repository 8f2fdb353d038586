"""The key that opens a menu (``&File``, ``_File``, ``~File``), lost or doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.accelerators import key_sign
from mtcheck.match.expressions import compiled
from mtcheck.match.last_word import last_word
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_TARGET = {
    "&": compiled(r"(?<!&)&(?=[^\W_])(?!\w{2,8};)"),
    "_": compiled(r"_(?=[^\W_])"),
    "~": compiled(r"~(?=[^\W_])"),
}


def make() -> PassageCheck:
    """The check; a label has one key, and so must its translation."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source = view.passage.source
    if source is None or not view.raw.strip():
        return
    sign = key_sign(source.content)
    if sign is not None:
        yield from _of(view, sign)


def _of(view: PassageView, sign: str) -> Iterator[Match]:
    found = list(_TARGET[sign].finditer(view.raw))
    if not found:
        yield Match(*last_word(view), {"sign": sign}, (), ())
    elif len(found) > 1:
        yield Match(*found[1].span(), {"sign": sign}, (), ())
