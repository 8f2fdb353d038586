"""A page cut into tags and text, as a browser does: tolerant, in one pass.

The standard library's parser counts lines instead of offsets, and some broken
pages take it quadratic time; this is one expression that never looks back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARKUP = re.compile(
    r"""
      <!--(?:-?>|.*?(?:--!?>|\Z))              # a comment
    | <!\[CDATA\[.*?(?:\]\]>|\Z)
    | <(?:[!?]|/(?![a-zA-Z]))[^>]*+(?:>|\Z)    # a declaration, an instruction
    | <(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)
      (?P<attributes>
        (?: [^=>]++ | =\s*+ (?: "[^"]*+"? | '[^']*+'? | [^\s>]*+ ) )*+
      )
      (?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""([^\s=/>"'][^\s=/>]*+)(?:\s*+=\s*+("[^"]*+"?|'[^']*+'?|[^\s>]*+))?+"""
)
_SELF_CLOSED = re.compile(r"(?:\A|[\s\"'])/\s*\Z")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed"})
_RAW_END = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in sorted(_RAW)
}


class Tag(NamedTuple):
    """A start or end tag, or a comment (whose name is ``!``)."""

    name: str
    """In lower case."""
    start: int
    end: int
    inside: Span
    """Where the attributes are."""
    is_end: bool
    is_whole: bool
    """Whether it closes itself: ``<br/>``."""


def tokens(content: str) -> Iterator[Tag | Span]:
    """The tags of a page and, as spans, the texts between them, in order."""
    at = 0
    while markup := _MARKUP.search(content, at):
        if at < markup.start():
            yield Span(at, markup.start())
        tag = _tag(markup)
        yield tag
        at = tag.end
        if tag.name in _RAW and not tag.is_end and not tag.is_whole:
            end = _RAW_END[tag.name].search(content, at)
            stop = end.start() if end else len(content)
            yield Span(at, stop)
            at = stop
    if at < len(content):
        yield Span(at, len(content))


def _tag(markup: re.Match[str]) -> Tag:
    start, end = markup.span()
    name = markup["name"]
    if name is None:
        return Tag("!", start, end, Span(start, end), is_end=False, is_whole=True)
    inside = Span(*markup.span("attributes"))
    is_whole = _SELF_CLOSED.search(markup["attributes"][-3:]) is not None
    is_end = markup["slash"] == "/"
    return Tag(name.lower(), start, end, inside, is_end=is_end, is_whole=is_whole)


def attributes(content: str, tag: Tag) -> Mapping[str, Span]:
    """Where the value of each attribute lies, by its name in lower case."""
    found: dict[str, Span] = {}
    for attribute in _ATTRIBUTE.finditer(content, *tag.inside):
        start, end = attribute.span(2) if attribute[2] else (attribute.end(),) * 2
        if attribute[2] and attribute[2][0] in "\"'":
            quote = attribute[2][0]
            start += 1
            end -= len(attribute[2]) > 1 and attribute[2].endswith(quote)
        found.setdefault(attribute[1].lower(), Span(start, end))
    return found
