"""The difference between two states of a file, line by line, safe to print."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Postfix, Prefix

from mtcheck.model import Span
from mtcheck.report.visible import disarmed, pieces, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_COLORS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def unified(path: str, before: str, after: str, *, color: bool = False) -> str:
    """A unified diff; nothing if there is no difference.

    Where two lines differ, unusual spaces and what is invisible go by their names.
    """
    inside = visible(path.removeprefix("/"))
    rows = list(_rows(inside, _LINE.findall(before), _LINE.findall(after)))
    return "".join(f"{_painted(disarmed(row), color=color)}\n" for row in rows)


def _rows(path: str, before: list[str], after: list[str]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for number, group in enumerate(matcher.get_grouped_opcodes(3)):
        if not number:
            yield f"--- a/{path}"
            yield f"+++ b/{path}"
        first, last = group[0], group[-1]
        old, new = _range(first[1], last[2]), _range(first[3], last[4])
        yield f"@@ -{old} +{new} @@"
        for tag, begin, end, new_begin, new_end in group:
            if tag == "equal":
                yield from (f" {_unchanged(line)}" for line in before[begin:end])
            else:
                yield from _changed(before[begin:end], after[new_begin:new_end])


def _unchanged(line: str) -> str:
    """A line between others; behind a space, the servers of GitHub obey « :: »."""
    shown = visible(_bare(line))
    is_command = shown.lstrip().startswith("::")
    return shown.replace("::", ":<:>", 1) if is_command else shown


def _range(start: int, end: int) -> str:
    count = end - start
    begin = start + 1 if count else start
    return f"{begin}" if count == 1 else f"{begin},{count}"


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    is_paired = len(before) == len(after)
    others: Sequence[str] = after if is_paired else [""] * len(before)
    for line, other in zip(before, others, strict=True):
        yield from _signed("-", line, other)
    others = before if is_paired else [""] * len(after)
    for line, other in zip(after, others, strict=True):
        yield from _signed("+", line, other)


def _signed(sign: str, line: str, other: str) -> Iterator[str]:
    text, rest = _bare(line), _bare(other)
    head = Prefix.similarity(text, rest)
    tail = Postfix.similarity(text[head:], rest[head:])
    named = _plain_spaces(text, pieces(text, Span(head, max(head, len(text) - tail))))
    yield f"{sign}{named}"
    if text == line:
        yield "\\ No newline at end of file"


def _plain_spaces(text: str, shown: Sequence[str]) -> str:
    """What is shown of a line, its tabs as the spaces they are elsewhere."""
    return "".join(
        " " if char == "\t" else piece for char, piece in zip(text, shown, strict=True)
    )


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _painted(row: str, *, color: bool) -> str:
    if not color:
        return row
    is_head = row.startswith(("--- a/", "+++ b/"))
    style = _BOLD if is_head else _COLORS.get(row[:1], "")
    return f"{style}{row}{_PLAIN}" if style else row
