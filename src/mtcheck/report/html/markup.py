"""Builds HTML: whatever is not markup already is made visible and escaped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from mtcheck.model import Span
from mtcheck.report.visible import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Characters that need no look one by one; "&", "<" and quotes are left to escape.
_PLAIN = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u0621-\u064a"
    r"\u2010-\u2027\u202f-\u205e\u2190-\u2193\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff"
    r"\uac00-\ud7a3]*"
)
# Where lines may not break counts in good typography, and nobody sees them.
_NO_BREAK: Final = frozenset("\xa0\u202f")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")


class Html(str):
    """Markup; any other string is text and is escaped before it becomes part of it."""

    __slots__ = ()


Content = Html | str | None
NOTHING: Final = Html("")


def tag(name: str, *content: Content, **attributes: str | int | None) -> Html:
    """Return an element; an attribute of None is left out, ``class_`` is ``class``."""
    head = "".join(
        f' {_attribute(key)}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{head}>{joined(content)}</{name}>")


def joined(content: Iterable[Content]) -> Html:
    """Return all parts one after the other."""
    return Html(
        "".join(
            part if isinstance(part, Html) else shown(part or "") for part in content
        )
    )


def shown(text: str, *, reveal: bool = False, breaks: bool = False) -> Html:
    """Return a text as markup in which nothing acts and nothing hides.

    `reveal` names unusual spaces too; `breaks` keeps the ends of lines.
    """
    if not reveal and "##" not in text and _PLAIN.fullmatch(text):
        return Html(escape(text))
    return Html("".join(_pieces(text, reveal=reveal, breaks=breaks)))


def spaced(text: str) -> Html:
    """Return a text in which every space has a sign, the plain ones too."""
    return Html(
        "".join("␣" if char == " " else shown(char, reveal=True) for char in text)
    )


def language(code: str | None) -> str | None:
    """Return a language for ``lang``, or None where it is none."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | int) -> str:
    return escape("".join(pieces(str(value))))


def _pieces(text: str, *, reveal: bool, breaks: bool) -> Iterator[str]:
    shapes = pieces(text, Span(0, len(text)) if reveal else None)
    for char, shape in zip(text, shapes, strict=True):
        if char == "\n" and breaks:
            yield "<br>"
        elif len(shape) > 1:
            yield f'<bdi class="sign">{escape(shape[1:-1])}</bdi>'
        elif char in _NO_BREAK:
            yield char
        else:
            yield escape(shape)
