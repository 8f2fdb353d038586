"""White space at the edges of a text that the source has and the target has not.

Programs join texts: a space lost at an edge glues words, one gained parts them, and
gettext refuses a message whose first or last line break is gone. A space behind a whole
sentence or label of the source is a slip of its author, and may go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.english import FUNCTION
from mtcheck.match.expressions import compiled
from mtcheck.model import Edit, Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_GOES_ON = compiled(r"(?:[:,;=([<{/\-–—]|%\w|%\d\$\w|%\([a-z]+\)\w|[}>\]])\Z")
_LAST_WORD = compiled(r"[^\W\d_]+\Z")


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
    is_padded = not wanted and now[len(given)].isdigit()  # « 05 » told as «  5 »
    if not is_padded and not _same(wanted, given):
        edit = Edit(0, len(given), wanted)
        end = len(given) or _first_word(now)
        yield Match(0, end, {"edge": "beginning"}, (), (edit,))


def _trailing(was: str, now: str) -> Iterator[Match]:
    wanted = was[len(was.rstrip()) :]
    given = now[len(now.rstrip()) :]
    if not given and "\n" not in wanted and not _goes_on(was.rstrip()):
        return
    if not _same(wanted, given):
        start = len(now) - len(given)
        edit = Edit(start, len(now), wanted)
        shown = start if given else start - len(now.rsplit(maxsplit=1)[-1])
        yield Match(shown, len(now), {"edge": "end"}, (), (edit,))


def _goes_on(text: str) -> bool:
    """Whether a program puts something behind the text: « Loss: », « less than »."""
    last = _LAST_WORD.search(text)
    is_open = last is not None and last.group().lower() in FUNCTION
    return is_open or _GOES_ON.search(text) is not None


def _first_word(text: str) -> int:
    return len(text.split(maxsplit=1)[0])


def _same(wanted: str, given: str) -> bool:
    """Line breaks must be as many; of other white space, some is some."""
    if wanted.count("\n") != given.count("\n"):
        return False
    return "\n" in wanted or bool(wanted) == bool(given)
