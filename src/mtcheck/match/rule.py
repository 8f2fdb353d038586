"""One compiled rule: decides in a passage where it matches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mtcheck.match.expressions import compiled
from mtcheck.match.phrase import MARK
from mtcheck.match.wanted import Wanted
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.match.automaton import Literals
    from mtcheck.match.view import PassageView
    from mtcheck.model import RuleInfo, Text


Anchor = tuple["Sequence[str]", frozenset[str]]
"""Literals of which a match needs one: stretches of the text, or whole words."""


@dataclass(slots=True)
class CompiledRule:
    """What a rule says of itself, and its patterns as plain data.

    Expressions are built when first run: most rules of most runs never are.
    """

    info: RuleInfo
    patterns: Sequence[str]
    on: str
    scope: str
    is_anchored: bool
    """Whether a literal must be seen before any of the rule needs a look."""
    parts: int
    """How many patterns it has that wait for literals of their own; a check is one."""
    first_unit: int
    """The number of its first pattern among the units of `literals`."""
    literals: Literals = field(compare=False, repr=False)
    further: Sequence[Sequence[Anchor]]
    """For each pattern what a match needs besides, the rarest first."""
    cased: Sequence[Sequence[str]]
    """For each pattern that is not on folded text, literals of which it needs one."""
    check: str | None
    params: Mapping[str, Any]
    unless: Sequence[Mapping[str, Any]]
    when: Mapping[str, Any]
    overrides: Sequence[str]
    _wanted: Sequence[tuple[Sequence[Wanted], Wanted | None]] | None = field(
        default=None, compare=False, repr=False
    )

    @property
    def expressions(self) -> Iterator[str]:
        """Every expression of the rule, conditions included."""
        yield from self.patterns
        for condition in self.unless:
            yield from condition["patterns"]
        for key in ("source", "sentence", "passage", "document"):
            if self.when[key]:
                yield self.when[key]

    @property
    def asks(self) -> bool:
        """Whether the rule speaks only where there is a source."""
        return self.when["source"] is not None

    def fits(self, kind: str, format_: str) -> bool:
        """Whether the rule is about passages of this kind in files of this format."""
        kinds = self.when["kind"]
        if kind not in kinds if kinds else kind == "markup":
            return False
        formats = self.when["format"]
        return not formats or format_ in formats

    def wants(self, source: Text | None) -> bool:
        """Whether the source is what the rule asks for, if it asks for one."""
        wanted = self.when["source"]
        if wanted is None:
            return True
        return source is not None and _holds(wanted, source.content)

    def may_match(self, pattern: int, view: PassageView) -> bool:
        """Whether a literal of every further set stands in the folded passage.

        For a pattern on text with capitals they must stand there as it has them, too.
        """
        further, cased = (self._wanted or self._read_wanted())[pattern]
        text, words = view.haystack, view.whole_words
        for wanted in further:
            if not wanted.may_stand_in(text, words):
                return False
        return cased is None or cased.may_stand_in(rendering(view, self.on), words)

    def _read_wanted(self) -> Sequence[tuple[Sequence[Wanted], Wanted | None]]:
        """What `further` and `cased` say; read when a literal is first seen."""
        cased = self.cased or [()] * len(self.further)
        self._wanted = [
            ([Wanted(*anchor) for anchor in anchors], Wanted(texts) if texts else None)
            for anchors, texts in zip(self.further, cased, strict=True)
        ]
        return self._wanted

    def matches(self, view: PassageView, patterns: Sequence[int]) -> Iterator[Match]:
        """The matches of some patterns, in text order, conditions applied."""
        for found in self._found(rendering(view, self.on), patterns):
            start, end = found.span(MARK if MARK in found.re.groupindex else 0)
            if start < end and self._stands(view, Span(start, end)):
                yield Match(start, end, values=_values(found, view.raw))

    def keeps(self, view: PassageView, match: Match) -> bool:
        """Whether the conditions let a match of a check stand."""
        return self._stands(view, Span(match.start, match.end))

    def _found(self, text: str, patterns: Sequence[int]) -> list[re.Match[str]]:
        if len(patterns) == 1:
            return list(compiled(self.patterns[patterns[0]]).finditer(text))
        hits = [m for p in patterns for m in compiled(self.patterns[p]).finditer(text)]
        return _longest(sorted(hits, key=lambda m: (m.start(), -m.end())))

    def _stands(self, view: PassageView, span: Span) -> bool:
        wanted = self.when["passage"]
        if wanted and not _holds(wanted, view.folded):
            return False
        if self.when["sentence"] and not self._in_sentence(view, span):
            return False
        if self.scope == "sentence" and span.end > view.sentence_at(span.start).end:
            return False
        return not any(_excuses(view, span, condition) for condition in self.unless)

    def _in_sentence(self, view: PassageView, span: Span) -> bool:
        start, end = view.sentence_at(span.start)
        return _holds(self.when["sentence"], view.folded[start:end])


_NEAR = 300  # characters; no condition is longer


def rendering(view: PassageView, on: str) -> str:
    """The passage as a pattern wants it: folded, cased or raw."""
    if on == "folded":
        return view.folded
    return view.cased if on == "cased" else view.raw


def _holds(pattern: str, text: str) -> bool:
    return compiled(pattern).search(text) is not None


def _values(found: re.Match[str], raw: str) -> dict[str, str]:
    # The expression ran on folded text; what is shown comes from the text itself.
    values = {str(i): _slice(found, i, raw) for i in range(1, found.re.groups + 1)}
    names = found.re.groupindex
    return values | {name: _slice(found, name, raw) for name in names}


def _slice(found: re.Match[str], group: int | str, raw: str) -> str:
    start, end = found.span(group)
    return raw[start:end] if start >= 0 else ""


def _longest(hits: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    kept: list[re.Match[str]] = []
    for hit in hits:
        if not kept or hit.start() >= kept[-1].end():
            kept.append(hit)
    return kept


def _excuses(view: PassageView, span: Span, condition: Mapping[str, Any]) -> bool:
    text = rendering(view, condition["on"])
    within = condition["within"]
    if within == "document":
        return False  # the engine asks the whole document once
    if within == "sentence":
        start, end = view.sentence_at(span.start)
        text = text[start:end]
    if within != "match":
        return any(_holds(pattern, text) for pattern in condition["patterns"])
    # Only what lies near can touch: a long line must not be searched for each match.
    near = max(0, span.start - _NEAR), span.end + _NEAR
    return any(
        Span(*found.span()).touches(span)
        for pattern in condition["patterns"]
        for found in compiled(pattern).finditer(text, *near)
    )
