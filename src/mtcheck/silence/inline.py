"""Comments in a file, held against its findings."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Match, Passage, Run, Silenced, Span, Text
from mtcheck.position import LineIndex
from mtcheck.read.comments import comments
from mtcheck.silence.apply import Sifted
from mtcheck.silence.directives import (
    BlanketError,
    BrokenError,
    Directive,
    Verb,
    directive,
)
from mtcheck.silence.rules import (
    BLANKET,
    BROKEN,
    EXPIRED,
    UNEXPLAINED,
    UNKNOWN,
    UNUSED,
)
from mtcheck.stamp import stamped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.model import Document, Finding
    from mtcheck.read.comments import Comment
    from mtcheck.silence.apply import Silencer

_HEAD = 10  # lines in which a comment may speak of the whole file
_SHOWN = 60  # characters of a comment in a message


class _Complaint(NamedTuple):
    """A fault of a comment: the rule about silencers, and words for its message."""

    comment: Comment
    code: str
    values: Mapping[str, str]


@dataclass
class _Active:
    """A comment that silences, and which of its codes have had something to do."""

    comment: Comment
    directive: Directive
    codes: frozenset[str]
    used: set[str] = field(default_factory=set)


def sifted_by_comments(
    silencer: Silencer,
    document: Document,
    findings: tuple[Finding, ...],
    ran: frozenset[str],
) -> Sifted:
    """The document without the findings that its comments silence."""
    found = comments(document)
    if not found:
        return Sifted(document, findings)
    reader = _Reader(silencer, document)
    active = [a for comment in found for a in reader.active(comment)]
    scope = _Scope(document, active)
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in findings:
        by = scope.silencer_of(finding)
        if by is None:
            kept.append(finding)
        else:
            where = f"{document.path}:{reader.line(by.comment)}"
            silenced.append(Silenced(finding, "comment", by.directive.reason, where))
    complaints = [*reader.complaints, *_unused(active, ran)]
    return _with_complaints(
        silencer, document, tuple(kept), complaints, tuple(silenced)
    )


class _Reader:
    """Tells which comments silence, and complains of the others."""

    def __init__(self, silencer: Silencer, document: Document) -> None:
        self.complaints: list[_Complaint] = []
        self._silencer = silencer
        self._lines = LineIndex(document.content)
        places = [p.target.place(0) for p in document.passages if p.kind != "markup"]
        self._first = min(places, default=len(document.content))

    def line(self, comment: Comment) -> int:
        """The line that a comment begins on."""
        return self._lines.locate(comment.start).line

    def active(self, comment: Comment) -> Iterator[_Active]:
        """What a comment silences, unless something is wrong with it."""
        try:
            said = directive(comment.text)
        except BlanketError as error:
            self._complain(comment, BLANKET, verb=str(error))
            return
        except BrokenError as error:
            self._complain(comment, BROKEN, fault=str(error))
            return
        codes = frozenset(self._codes(comment, said))
        if codes and self._is_in_force(comment, said):
            yield _Active(comment, said, codes)

    def _codes(self, comment: Comment, said: Directive) -> Iterator[str]:
        from mtcheck.select import closest_of  # noqa: PLC0415 - loaded by the scan

        for code in said.codes:
            match = self._silencer.code_of(code)
            if match is not None:
                yield match
            else:
                fault = f'unknown rule "{code}"{closest_of(code, list(self._silencer.known))}'
                self._complain(comment, UNKNOWN, fault=fault)

    def _is_in_force(self, comment: Comment, said: Directive) -> bool:
        if said.verb is Verb.ENABLE:
            return True
        if self._silencer.is_over(said.until):
            self._complain(comment, EXPIRED, until=str(said.until))
            return False
        if self._silencer.settings.needs_reason and not said.reason:
            self._complain(comment, UNEXPLAINED)
            return False
        if said.verb is Verb.FILE and self._is_late(comment):
            fault = f"it must stand above the text or in the first {_HEAD} lines"
            self._complain(comment, BROKEN, fault=fault)
            return False
        return True

    def _is_late(self, comment: Comment) -> bool:
        return comment.start > self._first and self.line(comment) > _HEAD

    def _complain(self, comment: Comment, code: str, **values: str) -> None:
        self.complaints.append(_Complaint(comment, code, values))


class _Scope:
    """Which comment silences which place of a document."""

    def __init__(self, document: Document, active: Sequence[_Active]) -> None:
        self._document = document
        self._starts = sorted(
            {p.target.place(0) for p in document.passages if p.kind != "markup"}
        )
        self._whole = [a for a in active if a.directive.verb is Verb.FILE]
        self._switches = [
            a for a in active if a.directive.verb in {Verb.DISABLE, Verb.ENABLE}
        ]
        self._single = [
            (self._reach(a.comment), a)
            for a in active
            if a.directive.verb is Verb.IGNORE
        ]

    def silencer_of(self, finding: Finding) -> _Active | None:
        """The first comment that silences a finding; all that do count as used."""
        text = self._document.passages[finding.passage_index].target
        found = [
            *self._around(text.place(0), finding.code),
            *self._switched(text.place(finding.start), finding.code),
            *(a for a in self._whole if finding.code in a.codes),
        ]
        for active in found:
            active.used.add(finding.code)
        return found[0] if found else None

    def _around(self, start: int, code: str) -> Iterator[_Active]:
        for reach, active in self._single:
            if reach.start <= start < reach.end and code in active.codes:
                yield active

    def _switched(self, place: int, code: str) -> Iterator[_Active]:
        """The comment that is switched on at a place, if one is."""
        current: _Active | None = None
        for active in self._switches:
            if active.comment.start > place:
                break
            if code not in active.codes:
                continue
            current = active if active.directive.verb is Verb.DISABLE else None
        if current is not None:
            yield current

    def _reach(self, comment: Comment) -> Span:
        if comment.reach is not None:
            return comment.reach
        following = bisect_left(self._starts, comment.end)
        if following == len(self._starts):
            return Span(0, 0)
        start = self._starts[following]
        return Span(start, start + 1)


def _unused(active: Sequence[_Active], ran: frozenset[str]) -> Iterator[_Complaint]:
    """The comments that had nothing to do, as far as their rules ran."""
    open_: set[str] = set()
    for each in active:
        if each.directive.verb is Verb.ENABLE:
            idle = each.codes - open_
            open_ -= each.codes
        else:
            idle = each.codes - each.used
            if each.directive.verb is Verb.DISABLE:
                open_ |= each.codes
        idle &= ran
        if idle:
            is_end = each.directive.verb is Verb.ENABLE
            does = "switches back on" if is_end else "silences"
            values = {"does": does, "rules": ", ".join(sorted(idle))}
            yield _Complaint(each.comment, UNUSED, values)


def _with_complaints(
    silencer: Silencer,
    document: Document,
    findings: tuple[Finding, ...],
    complaints: Iterable[_Complaint],
    silenced: tuple[Silenced, ...],
) -> Sifted:
    """The findings with those about silencers among them, by their lines."""
    ordered = sorted(
        (c for c in complaints if c.code in silencer.rules),
        key=lambda c: (c.comment.start, c.code, tuple(c.values.values())),
    )
    if not ordered:
        return Sifted(document, findings, silenced)
    document, places = _with_passages(document, [c.comment for c in ordered])
    hits = [
        (silencer.rules[c.code], _match(document, c, places[c.comment.start]))
        for c in ordered
    ]
    merged = [*findings, *stamped(document, hits)]
    merged.sort(key=lambda finding: _place(document, finding))
    return Sifted(document, tuple(merged), silenced)


def _place(document: Document, finding: Finding) -> int:
    return document.passages[finding.passage_index].target.place(finding.start)


def _with_passages(
    document: Document, found: Sequence[Comment]
) -> tuple[Document, Mapping[int, int]]:
    """The document with a passage for each comment, and where it has come to stand."""
    lines = LineIndex(document.content)
    passages = list(document.passages)
    places: dict[int, int] = {}
    for comment in found:
        if comment.start not in places:
            places[comment.start] = len(passages)
            text = document.content[comment.start : comment.end]
            name = f"comment:{lines.locate(comment.start).line}"
            target = Text(text, (Run(0, comment.start),))
            passages.append(Passage(name, target, "markup"))
    return replace(document, passages=tuple(passages)), places


def _match(document: Document, complaint: _Complaint, passage: int) -> Match:
    text = document.passages[passage].target.content
    shown = " ".join(complaint.comment.text.split())
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN].rstrip()}…"
    values = {**complaint.values, "match": shown}
    return Match(0, len(text), values, suggestions=(), edits=(), passage=passage)
