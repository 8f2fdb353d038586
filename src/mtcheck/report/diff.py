"""Says word by word what a suggestion changes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Op = Literal["keep", "delete", "insert"]

# Up to this share of common words two wordings are alternatives, not an edit.
_ALIEN = 0.4


class Change(NamedTuple):
    """A stretch that stays, goes or comes."""

    op: Op
    text: str


def diff(original: str, suggested: str) -> tuple[Change, ...]:
    """Return the changes from `original` to `suggested`, in reading order."""
    before, after = _tokens(original), _tokens(suggested)
    hunks = list(_hunks(before, after))
    if not _is_akin(hunks, before, after):
        hunks = [_Hunk(original, suggested, is_kept=False)]
    return tuple(change for hunk in _joined(hunks) for change in hunk.changes())


class _Hunk(NamedTuple):
    before: str
    after: str
    is_kept: bool

    def joined(self, other: _Hunk) -> _Hunk:
        before, after = self.before + other.before, self.after + other.after
        return _Hunk(before, after, is_kept=False)

    def changes(self) -> Iterator[Change]:
        if self.is_kept:
            yield Change("keep", self.before)
            return
        if self.before:
            yield Change("delete", self.before)
        if self.after:
            yield Change("insert", self.after)


def _hunks(before: Sequence[str], after: Sequence[str]) -> Iterator[_Hunk]:
    for code in Levenshtein.opcodes(before, after):
        yield _Hunk(
            "".join(before[code.src_start : code.src_end]),
            "".join(after[code.dest_start : code.dest_end]),
            code.tag == "equal",
        )


def _joined(hunks: Sequence[_Hunk]) -> Iterator[_Hunk]:
    """Join changes that only kept spaces part, so that phrases stay whole."""
    held: _Hunk | None = None
    for at, hunk in enumerate(hunks):
        kept = hunk.is_kept and not (held and _is_bridge(hunks, at))
        if kept:
            if held:
                yield held
            held = None
            yield hunk
        elif held:
            held = held.joined(hunk)
        else:
            held = hunk
    if held:
        yield held


def _is_bridge(hunks: Sequence[_Hunk], at: int) -> bool:
    return at + 1 < len(hunks) and hunks[at].before.isspace()


def _is_akin(
    hunks: Sequence[_Hunk], before: Sequence[str], after: Sequence[str]
) -> bool:
    most = max(_words(before), _words(after))
    if most == 0:
        return True
    kept = sum(_words(_tokens(hunk.before)) for hunk in hunks if hunk.is_kept)
    return kept / most > _ALIEN


def _words(tokens: Sequence[str]) -> int:
    return sum(_kind(token[0]) in {"word", "sign"} for token in tokens)


def _tokens(text: str) -> list[str]:
    """Cut into words, runs of one space, single marks and single CJK characters."""
    tokens: list[str] = []
    last = ""
    for char in text:
        kind = _kind(char)
        if kind == last == "word":
            tokens[-1] += char
        else:
            tokens.append(char)
        last = kind
    return tokens


def _kind(char: str) -> str:
    if char.isspace():
        return "space"
    if unicodedata.category(char)[0] in "PS":
        return "mark"
    return "sign" if unicodedata.east_asian_width(char) in "WF" else "word"
