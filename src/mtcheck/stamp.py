"""Matches become findings: stamped with rule, severity, wording, place in the file."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.support import milder, stands_in_reference
from mtcheck.model import Edit, Finding, Fix, Related, Span
from mtcheck.position import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import Document, Match, RuleInfo


class Hit(NamedTuple):
    """A match, its rule and the index of its passage."""

    rule: CompiledRule
    match: Match
    passage: int

    @property
    def span(self) -> Span:
        """Where it is in its passage."""
        return Span(self.match.start, self.match.end)

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sorts hits into text order; one place is named once a rule."""
        return self.passage, self.match.start, self.match.end, self.rule.info.code


def stamped(
    document: Document, hits: Iterable[tuple[CompiledRule, Match]]
) -> tuple[Finding, ...]:
    """The findings of matches that name their passages, made somewhere else."""
    stamp = Stamp(document)
    made = [Hit(rule, match, match.passage or 0) for rule, match in hits]
    return tuple(stamp.finding(hit) for hit in made)


class Stamp:
    """Makes findings of hits: rule, severity, wording, place in the file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = LineIndex(document.content)
        self._seen: Counter[str] = Counter()

    def finding(self, hit: Hit) -> Finding:
        """The finding of one hit."""
        passage = self._document.passages[hit.passage]
        match, info = hit.match, hit.rule.info
        text = passage.target.content[match.start : match.end]
        line, column = self._locate(hit.passage, match.start)
        end_line, end_column = self._end(hit)
        suggestions = _suggestions(hit.rule, match, text)
        message = filled(info.message, match.values, text)
        severity = info.severity
        if stands_in_reference(passage, text):
            message, severity = f"{message} (also in the reference)", milder(severity)
        return Finding(
            code=info.code,
            name=info.name,
            category=info.category,
            severity=severity,
            confidence=info.confidence,
            message=message,
            english=filled(info.english, match.values, text) if info.english else None,
            passage=passage.id,
            passage_index=hit.passage,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            start=match.start,
            end=match.end,
            text=text,
            suggestions=suggestions,
            fix=_fix(info, match, suggestions),
            related=tuple(self._related(place) for place in match.related),
            fingerprint=self._fingerprint(info.code, passage.target.content, text),
        )

    def _locate(self, passage: int, offset: int) -> tuple[int, int]:
        place = self._document.passages[passage].target.place(offset)
        return self._lines.locate(place)

    def _end(self, hit: Hit) -> tuple[int, int]:
        if hit.match.end <= hit.match.start:
            return self._locate(hit.passage, hit.match.start)
        # The end is one past the last character, also where runs have gaps.
        line, column = self._locate(hit.passage, hit.match.end - 1)
        return line, column + 1

    def _related(self, place: tuple[int, int, int]) -> Related:
        passage, start, end = place
        text = self._document.passages[passage].target.content[start:end]
        return Related(*self._locate(passage, start), text)

    def _fingerprint(self, code: str, passage: str, text: str) -> str:
        """Survives moves of the passage, changes when it is translated anew."""
        words = _LINE_BREAK.sub(" ", text)
        base = "\0".join((code, " ".join(passage.split()), words))
        self._seen[base] += 1
        key = f"{base}\0{self._seen[base]}".encode("utf-8", "surrogatepass")
        return blake2b(key, digest_size=8).hexdigest()


_LINE_BREAK = re.compile(r"[ \t]*\r?\n\s*")
_SLOT = re.compile(r"\{(\w+)\}")


def filled(template: str, values: Mapping[str, str], match: str) -> str:
    """A template with ``{match}`` and the names of `values` filled in."""
    if "{" not in template:
        return template
    known = {"match": match, **values}
    return _SLOT.sub(lambda m: known.get(m[1], m[0]), template)


def _suggestions(rule: CompiledRule, match: Match, text: str) -> tuple[str, ...]:
    if match.suggestions is not None:
        return match.suggestions
    wordings = [filled(t, match.values, text) for t in rule.info.suggest]
    if rule.on == "folded" and text[:1].isupper():
        wordings = [wording[:1].upper() + wording[1:] for wording in wordings]
    return tuple(dict.fromkeys(w for w in wordings if w != text))


def _fix(info: RuleInfo, match: Match, suggestions: Sequence[str]) -> Fix | None:
    if match.edits is not None:
        return Fix(info.fix, match.edits) if match.edits else None
    if not suggestions or not (match.suggestions or info.is_exact):
        return None
    return Fix(info.fix, (Edit(match.start, match.end, suggestions[0]),))
