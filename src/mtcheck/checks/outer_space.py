"""White space at the edges of a text that the source has and the target has not.

Programs join texts: a space lost at an edge glues words, one gained parts them, and
gettext refuses a message whose first or last line break is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model import Edit, Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView


def make() -> PassageCheck:
    """The check of both edges."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source, target = view.passage.source, view.raw
    if source is None or not target.strip() or not source.content.strip():
        return
    was = source.content
    if not (
        was[0].isspace()
        or target[0].isspace()
        or was[-1].isspace()
        or target[-1].isspace()
    ):
        return
    yield from _leading(was, target)
    yield from _trailing(was, target)


def _leading(was: str, now: str) -> Iterator[Match]:
    wanted = was[: len(was) - len(was.lstrip())]
    given = now[: len(now) - len(now.lstrip())]
    if not _same(wanted, given):
        edit = Edit(0, len(given), wanted)
        end = len(given) or _first_word(now)
        yield Match(0, end, {"edge": "beginning"}, (), (edit,))


def _trailing(was: str, now: str) -> Iterator[Match]:
    wanted = was[len(was.rstrip()) :]
    given = now[len(now.rstrip()) :]
    if not _same(wanted, given):
        start = len(now) - len(given)
        edit = Edit(start, len(now), wanted)
        shown = start if given else start - len(now.rsplit(maxsplit=1)[-1])
        yield Match(shown, len(now), {"edge": "end"}, (), (edit,))


def _first_word(text: str) -> int:
    return len(text.split(maxsplit=1)[0])


def _same(wanted: str, given: str) -> bool:
    """Line breaks must be as many; of other white space, some is some."""
    if wanted.count("\n") != given.count("\n"):
        return False
    return "\n" in wanted or bool(wanted) == bool(given)
