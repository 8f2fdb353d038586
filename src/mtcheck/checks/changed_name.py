"""Finds names that lost their letters, their owners or their place in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match import capitals, name_roles
from mtcheck.match.gated import Gated
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LANGUAGES = frozenset("fr de es it pt nl".split())


def make(*, pick: str) -> PassageCheck:
    """A check of names that are ``garbled``, or with one word changed (``last``).

    Or that are ``swapped`` around a verb, or ``missing`` beside another.
    """
    found: Callable[[PassageView], Iterator[Match]] = {
        "garbled": _garbled, "last": _last, "swapped": _swapped, "missing": _missing,
    }[pick]  # fmt: skip
    needs = {"garbled": _has_names, "swapped": _has_names}.get(pick, _has_full_names)
    return Gated(needs, found)


def _has_names(view: PassageView) -> bool:
    """Whether there is a source with capitalised words, for a language that keeps them."""
    source, lang = view.source, (view.lang or "").split("-")[0]
    return source is not None and lang in _LANGUAGES and bool(capitals.capitals(source))


def _has_full_names(view: PassageView) -> bool:
    """Whether two of them stand side by side."""
    source = view.source
    return source is not None and _has_names(view) and capitals.has_neighbours(source)


def _garbled(view: PassageView) -> Iterator[Match]:
    for name, other in capitals.garbled(view):
        yield Match(other.start, other.end, {"name": name}, suggestions=(name,))


def _last(view: PassageView) -> Iterator[Match]:
    for pair, other in capitals.changed_first(view):
        name = f"{pair.first.text} {pair.last.text}"
        yield Match(
            other.start, other.end, {"name": name}, suggestions=(pair.first.text,)
        )
    for pair, other in capitals.changed_last(view):
        name = f"{pair.first.text} {pair.last.text}"
        yield Match(
            other.start, other.end, {"name": name}, suggestions=(pair.last.text,)
        )


def _swapped(view: PassageView) -> Iterator[Match]:
    for start, end, first, second in name_roles.swapped(view):
        yield Match(start, end, {"first": first, "second": second})


def _missing(view: PassageView) -> Iterator[Match]:
    for name, end in name_roles.missing(view):
        start = (
            view.cased.rindex(" ", 0, end - 1) + 1
            if " " in view.cased[: end - 1]
            else 0
        )
        yield Match(start, end, {"name": name})
