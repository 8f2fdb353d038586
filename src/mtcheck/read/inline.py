"""What Markdown sets apart inside a block: code, links, tags, emphasis."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from mtcheck.model import Mark, Span

_SIGN = re.compile(r"[\\`*_<\[&{]|\$\$|:::")
# No alternative can run past the sign that begins it: one pass stays one pass.
_ATOM = re.compile(
    r"""
      (?P<escape> \\[!-/:-@\[-`{-~] )
    | (?P<ticks> `+ )
    | (?P<code> \$\$[^$]++\$\$ | <(?:code|kbd|samp|var|pre)\b[^<>]*+>[^<]*+</\w+> )
    | (?P<url> <(?: [A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*+ | [^<>@\s]++@[^<>@\s]++ )> )
    | (?P<tag>
          <!--(?:[^-<]++ | -(?!->) | <(?!!--))*+-->
        | </?[A-Za-z][^<>]*+>
        | \{\{[^{}]*+\}\}                                   # {{< shortcode >}}
        | \{%[^{}%]*+%\}                                    # {% liquid %}
        | \{[\#.:][^{}\n]*+\} | \{\w+="[^{}\n]*+\}          # {#anchor} {target="x"}
        | \{/\*[^*]*+\*/\}                                  # a comment in MDX
        | \[!INCLUDE\s*\[[^\[\]]*+\]\([^()\s]*+\)\s*\]
        | \[!(?!UICONTROL\s|BADGE\s)[A-Z]++(?:\s[^\[\]]*+)?\](?!\()
        | \[\^[^\[\]\s]++\]:?                               # a footnote
        | \A\[[ xX]\](?=\s)                                 # a box to tick
        | :::[a-z]++(?:(?!:::)[^\r\n])*+:::
      )
    | (?P<label> \[!(?:UICONTROL|BADGE)\s++ )               # around a text that shows
    | (?P<reference>
          &(?:\#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31});
      )
    | (?P<open> !?\[ )
    | (?P<close> \] )
    | (?P<emphasis> \*+ | _+ )
    """,
    re.VERBOSE,
)
_DESTINATION = re.compile(
    r"""
    \( \s*+
    ( <[^<>\n]*+> | (?: [^\s()\\<]++ | \\. | \([^\s()]*+\) )*+ )
    (?: \s++ (?: "[^"]*+" | '[^']*+' | \([^()]*+\) ) )?+
    \s*+ \)
    """,
    re.VERBOSE | re.DOTALL,
)
_LABEL = re.compile(r"\[([^\[\]]*+)\]")
_OPENED = {"[": "link", "![": "image"}
_TICKS = re.compile(r"`+")


class Inline(NamedTuple):
    """What stands in a block, as ranges of its text."""

    marks: tuple[Mark, ...] = ()
    references: tuple[Span, ...] = ()
    """Character references, to be decoded."""


def scan(raw: str) -> Inline:
    """The marks and references in the text of a block, in text order."""
    if not _SIGN.search(raw):
        return Inline()
    scanner = _Scanner(raw)
    scanner.run()
    return Inline(tuple(sorted(scanner.marks)), tuple(scanner.references))


class _Bracket(NamedTuple):
    """An opening bracket whose counterpart is still to come."""

    kind: str
    end: int


class _Opener(NamedTuple):
    """What is left of a run of stars or underscores that can open emphasis."""

    end: int
    length: int


class _Scanner:
    """One pass over the text of a block."""

    def __init__(self, raw: str) -> None:
        self.marks: list[Mark] = []
        self.references: list[Span] = []
        self._raw = raw
        self._brackets: list[_Bracket] = []
        self._openers: dict[str, list[_Opener]] = {"*": [], "_": []}

    def run(self) -> None:
        at = 0
        while atom := _ATOM.search(self._raw, at):
            at = self._take(atom)

    def _take(self, atom: re.Match[str]) -> int:
        """Note what one atom means; where to go on."""
        start, end = atom.span()
        match atom.lastgroup:
            case "ticks":
                return self._code(start, end)
            case "code" | "url" | "tag" as kind:
                self.marks.append(Mark(start, end, kind))
            case "label":
                self.marks.append(Mark(start, end, "tag"))
                self._brackets.append(_Bracket("label", end))
            case "reference":
                self.references.append(Span(start, end))
            case "open":
                self._brackets.append(_Bracket(_OPENED[atom[0]], end))
            case "close":
                return self._close(start, end)
            case "emphasis":
                self._emphasis(start, end)
        return end

    def _code(self, start: int, end: int) -> int:
        closers = self._ticks.get(end - start, [])
        index = bisect_left(closers, end)
        if index == len(closers):
            return end
        close = closers[index] + end - start
        self.marks.append(Mark(start, close, "code"))
        return close

    @cached_property
    def _ticks(self) -> dict[int, list[int]]:
        """Where runs of back-ticks begin, by their length."""
        places: dict[int, list[int]] = {}
        for run in _TICKS.finditer(self._raw):
            places.setdefault(len(run[0]), []).append(run.start())
        return places

    def _close(self, start: int, end: int) -> int:
        if not self._brackets:
            return end
        bracket = self._brackets.pop()
        if bracket.kind == "label":
            self.marks.append(Mark(start, end, "tag"))
            return end
        target = _DESTINATION.match(self._raw, end) or _LABEL.match(self._raw, end)
        if not target:
            return end
        if bracket.kind == "link" and bracket.end < start:
            self.marks.append(Mark(bracket.end, start, "link"))
        if target[1]:
            self.marks.append(Mark(*target.span(1), "url"))
        return target.end()

    def _emphasis(self, start: int, end: int) -> None:
        can_open, can_close = self._flanks(start, end)
        openers = self._openers[self._raw[start]]
        at = start
        while can_close and at < end and openers:
            opener = openers.pop()
            used = 2 if opener.length > 1 and end - at > 1 else 1
            kind = "strong" if used == 2 else "emphasis"
            self.marks.append(Mark(opener.end, at, kind))
            if opener.length > used:
                openers.append(_Opener(opener.end - used, opener.length - used))
            at += used
        if can_open and at < end:
            openers.append(_Opener(end, end - at))

    def _flanks(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether a run can open and can close, by CommonMark's rules."""
        before = self._raw[start - 1] if start else " "
        after = self._raw[end] if end < len(self._raw) else " "
        is_left = _leans(after, before)
        is_right = _leans(before, after)
        if self._raw[start] == "*":
            return is_left, is_right
        can_open = is_left and (not is_right or _is_punctuation(before))
        can_close = is_right and (not is_left or _is_punctuation(after))
        return can_open, can_close


def _leans(inner: str, outer: str) -> bool:
    """Whether a run between two characters belongs to the inner one."""
    if inner.isspace():
        return False
    return not _is_punctuation(inner) or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(char: str) -> bool:
    return not char.isalnum() and not char.isspace()
