"""Strings between quotation marks with backslash escapes, and where they lie."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.read.weave import Weaver

C_ESCAPE = re.compile(
    r"\\(?:[uU][0-9a-fA-F]{4}|x[0-9a-fA-F]{1,2}|[0-7]{1,3}|\r\n|.)", re.DOTALL
)
"""The escapes of C: gettext's, and Apple's, which adds those of Unicode."""

SHORT_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|\r\n|.)", re.DOTALL)
"""The escapes of JSON and Java."""

_PAIR = re.compile(
    r"\\[uU]([dD][89abAB][0-9a-fA-F]{2})\\[uU]([dD][c-fC-F][0-9a-fA-F]{2})"
)
_CONTROLS = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "f": "\f",
    "v": "\v",
    "b": "\b",
    "a": "\a",
}


def put_unescaped(
    weaver: Weaver,
    content: str,
    start: int,
    end: int,
    escapes: re.Pattern[str] = SHORT_ESCAPE,
) -> None:
    """Append a stretch of the file, each escape as the character it stands for."""
    at = start
    while at < end:
        found = escapes.search(content, at, end)
        if found is None:
            break
        if at < found.start():
            weaver.put(content[at : found.start()], at, found.start())
        found = _PAIR.match(content, found.start(), end) or found
        shown = unescaped(found.group(), has_octal=escapes is C_ESCAPE)
        if shown:
            weaver.put(shown, *found.span())
        at = found.end()
    if at < end:
        weaver.put(content[at:end], at, end)


def unescaped(escape: str, *, has_octal: bool = False) -> str:
    """What an escape stands for; nothing for a line end that is only continued."""
    kind, rest = escape[1], escape[2:]
    pair = _PAIR.fullmatch(escape)
    if pair is not None:
        high, low = (int(part, 16) for part in pair.groups())
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    if kind in "uUx" and rest:
        return chr(int(rest, 16))
    if has_octal and kind in "01234567":
        return chr(int(escape[1:], 8))
    return "" if kind in "\r\n" else _CONTROLS.get(kind, kind)
