"""The missing space at a sign, judged by what the document does elsewhere.

A text that nearly always sets the space has exceptions, and those are yielded. One
that never does may follow the usage of Canada or Switzerland, unless the witnesses,
other signs, show that it follows no French usage at all.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.typography import SPACES, names_country, typography, usual_space
from mtcheck.match.view import once
from mtcheck.model import Edit, Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_RUN = compiled("[:;!?%«»]+")  # one class is found much faster than three
_ANY = compiled("[:;!?]+|%+|[«»]+")
_WORD_BEFORE = compiled(r"[^\W_]+(?:[-'’][^\W_]+)*\)?\Z")
_WORD_AFTER = compiled(r"\s+(?:[ldnsjmtc]['’])?([^\W_]*)", re.IGNORECASE)
_TOKEN_START = compiled(r"[&_${}\\/.#][^\s]?\Z|&\S*\Z")
_QUOTE_AFTER = compiled(r"\s+«")
_JOINT = compiled(r"[-'’]")
_ENOUGH = 3  # places that make a convention
_MOST_RELATED = 6


def make(
    *,
    signs: str = ":",
    witnesses: str = "",
    once: bool = False,
    without_evidence: bool = False,
) -> DocumentCheck:
    """Look at `signs`; `witnesses` are others whose spaces count as evidence too.

    With `once`, all places are one match (one a row where the passages are rows of
    data, which are edited one by one), with an edit for each place of its passage.
    With `without_evidence` a place is a fault also where nothing shows a habit, and
    wherever the text sets the space elsewhere.
    """
    return _Check(signs, witnesses, once=once, without_evidence=without_evidence)


class _Sign(NamedTuple):
    """A sign, or several in a row, and the space where one belongs."""

    first: str
    space: str
    found: re.Match[str]


class _Bare(NamedTuple):
    """A sign without its space: what is marked, and where the space belongs."""

    passage: int
    start: int
    end: int
    at: int


class _Check:
    """Counts spaces at the signs; the places without are what may be at fault."""

    def __init__(
        self, signs: str, witnesses: str, *, once: bool, without_evidence: bool
    ) -> None:
        self._signs = frozenset(signs)
        self._witnesses = frozenset(witnesses)
        self._once = once
        self._without_evidence = without_evidence
        self._contrary = 0  # witnesses without a space
        self._in_rows = False
        self._spaces: list[str] = []
        self._evidence = 0
        self._bare: list[_Bare] = []
        self._lang: str | None = None

    def see(self, view: PassageView) -> None:
        """Count the signs of one passage."""
        self._lang = view.lang
        signs = _signs(view)
        if signs and view.passage.kind == "segment":
            self._in_rows = True
        for sign in signs:
            if sign.first in self._witnesses:
                self._evidence += bool(sign.space)
                self._contrary += (
                    not sign.space and _bare_place(view.prose, sign.found) is not None
                )
            elif sign.first not in self._signs:
                continue
            elif sign.space:
                self._spaces.append(sign.space)
            else:
                self._note(view, sign.found)

    def _note(self, view: PassageView, found: re.Match[str]) -> None:
        place = _bare_place(view.prose, found)
        if place is not None:
            self._bare.append(_Bare(view.index, *place))

    def close(self) -> Iterator[Match]:
        """Yield the exceptions, or nothing."""
        if not self._bare or not self._is_rule():
            return
        if not self._once:
            for place in self._bare:
                yield self._match(place)
            return
        by_row = groupby(self._bare, key=lambda place: self._in_rows and place.passage)
        for group in (list(group) for _, group in by_row):
            yield self._match(*group)

    def _is_rule(self) -> bool:
        bare, spaced = len(self._bare), len(self._spaces)
        if spaced and not self._without_evidence:
            return spaced + min(self._evidence, _ENOUGH) > bare
        if names_country(self._lang):
            return bool(typography(self._lang).space_at(min(self._signs)))
        if self._evidence and not spaced:
            return bare < _ENOUGH and self._evidence >= 2 * bare
        return self._contrary > 0 or self._without_evidence

    def _match(self, first: _Bare, *others: _Bare) -> Match:
        """One match for all places; its edits mend those in the passage of the first."""
        otherwise = typography(self._lang).space_at(min(self._signs))
        space = usual_space(self._spaces, otherwise or " ")
        places = (first, *others)
        return Match(
            first.start,
            first.end,
            edits=tuple(
                Edit(p.at, p.at, space) for p in places if p.passage == first.passage
            ),
            related=tuple(Place(*place[:3]) for place in others[:_MOST_RELATED]),
            passage=first.passage,
        )


@once
def _signs(view: PassageView) -> tuple[_Sign, ...]:
    """The signs of a passage, for all rules."""
    prose = view.prose
    return tuple(
        _Sign(found.group()[0], _space_at(prose, found), found)
        for run in _RUN.finditer(prose)
        for found in _ANY.finditer(prose, *run.span())
    )


def _space_at(prose: str, found: re.Match[str]) -> str:
    """The space on the side of the sign where one belongs; nothing if none is."""
    at = found.end() if found.group() == "«" else found.start() - 1
    space = prose[at : at + 1] if at >= 0 else ""
    if not space or space not in SPACES:
        return ""
    beyond = prose[at + 1 : at + 2] if found.group() == "«" else prose[at - 1 : at]
    return space if beyond.isalnum() or beyond in '()»«%’”"]…*_' else ""


def _bare_place(prose: str, found: re.Match[str]) -> tuple[int, int, int] | None:
    """Start and end of what is marked, and where the space belongs; None if it is right."""
    if found.group() == "«":
        return _after_opening(prose, found.end())
    if found.group() == "»":
        return _before_closing(prose, found.start())
    if found.group() == "%":
        return _before_percent(prose, found.start())
    return _before_sign(prose, found)


def _after_opening(prose: str, at: int) -> tuple[int, int, int] | None:
    end = at
    while end < len(prose) and (prose[end].isalnum() or prose[end] in "-'’"):
        end += 1
    return (at - 1, end, at) if end > at else None


def _before_closing(prose: str, at: int) -> tuple[int, int, int] | None:
    before = _WORD_BEFORE.search(prose, max(0, at - 40), at)
    if before is not None:
        return before.start(), at + 1, at
    return (
        (at - 1, at + 1, at) if prose[max(0, at - 1) : at] in tuple(".!?…,") else None
    )


def _before_percent(prose: str, at: int) -> tuple[int, int, int] | None:
    start = at
    while start and prose[start - 1] in "0123456789,.-–":
        start -= 1
    after = prose[at + 1 : at + 2]
    return (start, at + 1, at) if start < at and not after.isalnum() else None


def _before_sign(prose: str, found: re.Match[str]) -> tuple[int, int, int] | None:
    at, end = found.span()
    sign, after = found.group(), prose[end : end + 1]
    if sign not in {":", ";"} and not set(sign) <= set("!?"):
        return None
    if after and not after.isspace() and after not in '»”")':
        return None
    before = _WORD_BEFORE.search(prose, max(0, at - 40), at)
    if before is None or _TOKEN_START.search(prose, max(0, at - 40), before.start()):
        return None
    opens = _QUOTE_AFTER.match(prose, end)
    if opens is None and not _is_french(prose, before, end):
        return None
    return before.start(), opens.end() if opens else end, at


def _is_french(prose: str, before: re.Match[str], end: int) -> bool:
    """Whether the words on both sides are: names, titles and keys have other rules."""
    words = lexicon("fr")
    after = _WORD_AFTER.match(prose, end)
    follows = after[1] if after else ""
    whole = before.group().rstrip(")")
    word = _JOINT.split(whole)[-1]
    # An English key (X-Frame-Options), an initial, a key of front matter (title).
    is_first = before.start() == 0
    if words is None or len(word) < 2:
        return False
    if any(c.isupper() for c in whole[1:]) or (is_first and word.islower()):
        return False
    if not words.knows(word):  # « Rhabdomyolyse: prise en charge »
        return is_first and follows.islower() and words.knows(follows)
    if word[0].isupper() and before.start() and follows[:1].isupper():
        return False  # a title with its subtitle
    return not follows.isalpha() or words.knows(follows)
