"""A document and the rules in force become findings; pure, no files, no options."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks import make_check
from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.match.support import milder, stands_in_reference
from mtcheck.match.view import PassageView
from mtcheck.model import Edit, Finding, Fix, Match, Related, Span
from mtcheck.position import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.checks import DocumentCheck, PassageCheck
    from mtcheck.match.automaton import Literals
    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import Document, RuleInfo

    _Due = tuple[CompiledRule, list[int]]
    """A rule and those of its patterns that a passage gives cause to run."""


class RuleSet:
    """Rules ready to run on documents in one language."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        """Take the rules; checks are made when first due."""
        self.rules = tuple(rules)
        self.document_rules = [rule for rule in rules if _is_document_rule(rule)]
        self._of_passages = [rule for rule in rules if not _is_document_rule(rule)]
        self._standing: dict[tuple[str, str], _Standing] = {}
        self._checks: dict[str, PassageCheck] = {}

    def matches(self, views: Iterable[PassageView], format_: str) -> Iterator[_Hit]:
        """The hits in some passages, in no order that means anything."""
        by_kind: dict[str, list[PassageView]] = {}
        for view in views:
            by_kind.setdefault(view.passage.kind, []).append(view)
        for kind, alike in by_kind.items():
            yield from self._matches(alike, kind, format_)

    def _matches(
        self, views: Sequence[PassageView], kind: str, format_: str
    ) -> Iterator[_Hit]:
        # Rule by rule, not passage by passage: what a rule needs then stays close to
        # the processor.
        standing = self._standing.get((kind, format_))
        if standing is None:
            standing = self._stand(kind, format_)
            self._standing[kind, format_] = standing
        for rule, look, due in _looks(standing.checks, views):
            for view in due:
                for match in look(view):
                    if rule.wants(view.passage.source) and rule.keeps(view, match):
                        yield _Hit(rule, match, view.index)
        waiting = [_candidates(view, standing) for view in views]
        for view, rules in zip(views, waiting, strict=True):
            for rule, patterns in (*standing.patterns, *rules):
                if rule.wants(view.passage.source):
                    for match in self._of_rule(rule, patterns, view):
                        yield _Hit(rule, match, view.index)

    def _stand(self, kind: str, format_: str) -> _Standing:
        """What is there for passages of a kind: what always runs, and what waits."""
        fit = [rule for rule in self._of_passages if rule.fits(kind, format_)]
        always = [rule for rule in fit if not rule.is_anchored]
        waiting: dict[Literals, dict[int, tuple[CompiledRule, int]]] = {}
        for rule in (rule for rule in fit if rule.is_anchored):
            units = waiting.setdefault(rule.literals, {})
            for pattern in range(rule.parts):
                units[rule.first_unit + pattern] = rule, pattern
        return _Standing(
            [(rule, self._check(rule)) for rule in always if rule.check is not None],
            [(rule, list(range(rule.parts))) for rule in always if rule.check is None],
            waiting,
        )

    def _of_rule(
        self, rule: CompiledRule, patterns: Sequence[int], view: PassageView
    ) -> Iterable[Match]:
        if rule.check is None:
            return rule.matches(view, patterns)
        found = self._check(rule)(view)
        return (match for match in found if rule.keeps(view, match))

    def _check(self, rule: CompiledRule) -> PassageCheck:
        code = rule.info.code
        if code not in self._checks:
            made: PassageCheck = make_check(rule.check or "", rule.params)  # type: ignore[assignment]
            self._checks[code] = made
        return self._checks[code]


class _Standing(NamedTuple):
    """What runs on every passage of one kind in files of one format."""

    checks: list[tuple[CompiledRule, PassageCheck]]
    patterns: list[_Due]
    waiting: dict[Literals, dict[int, tuple[CompiledRule, int]]]
    """What runs where a literal was seen, by its number among those literals."""


def _looks(
    checks: Iterable[tuple[CompiledRule, PassageCheck]], views: Sequence[PassageView]
) -> Iterator[tuple[CompiledRule, PassageCheck, Sequence[PassageView]]]:
    """Each rule with its check and the passages that it has to look at."""
    asked: dict[object, list[PassageView]] = {}
    for rule, check in checks:
        if isinstance(check, Gated):
            needs, look = check
            if needs not in asked:
                asked[needs] = [view for view in views if needs(view)]
            yield rule, look, asked[needs]
        else:
            yield rule, check, views


def _candidates(view: PassageView, standing: _Standing) -> list[_Due]:
    """Each rule, in order, with those of its patterns that a passage may match."""
    due: dict[str, _Due] = {}
    for literals, waiting in standing.waiting.items():
        for unit in sorted(waiting.keys() & literals.units(view)):
            rule, pattern = waiting[unit]
            if rule.may_match(pattern, view):
                due.setdefault(rule.info.code, (rule, []))[1].append(pattern)
    return list(due.values())


def _is_document_rule(rule: CompiledRule) -> bool:
    return rule.check is not None and rule.scope == "document"


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match, its rule and the index of its passage."""

    rule: CompiledRule
    match: Match
    passage: int

    @property
    def span(self) -> Span:
        return Span(self.match.start, self.match.end)

    @property
    def order(self) -> tuple[int, int, int, str]:
        return self.passage, self.match.start, self.match.end, self.rule.info.code


class Assignment(NamedTuple):
    """The passages of a document that make one text, and the rules for it."""

    passages: Sequence[int]
    """Their indices, in text order."""
    rules: RuleSet
    lang: str | None
    source_lang: str | None = None


def find(document: Document, rules: RuleSet, lang: str | None) -> tuple[Finding, ...]:
    """The findings in text order; the same document gives the same findings."""
    every = range(len(document.passages))
    return find_in(document, [Assignment(every, rules, lang, document.source_lang)])


def find_in(document: Document, texts: Iterable[Assignment]) -> tuple[Finding, ...]:
    """The findings in the texts that a document is made of, in text order."""
    hits = [hit for text in texts for hit in _of_text(document, text)]
    stamp = _Stamp(document)
    return tuple(stamp.finding(hit) for hit in sorted(hits, key=lambda hit: hit.order))


def stamped(
    document: Document, hits: Iterable[tuple[CompiledRule, Match]]
) -> tuple[Finding, ...]:
    """The findings of matches that name their passages, made somewhere else."""
    stamp = _Stamp(document)
    made = [_Hit(rule, match, match.passage or 0) for rule, match in hits]
    return tuple(stamp.finding(hit) for hit in made)


def _of_text(document: Document, text: Assignment) -> list[_Hit]:
    whole = _Whole(document, text)
    return _settled([hit for hit in _hits(document, text) if whole.keeps(hit)])


def _hits(document: Document, text: Assignment) -> Iterator[_Hit]:
    rules, lang = text.rules, text.lang
    observers: list[tuple[CompiledRule, DocumentCheck]] = [
        (rule, make_check(rule.check or "", rule.params))  # type: ignore[misc]
        for rule in rules.document_rules
    ]
    for views in _batches(document, text):
        yield from rules.matches(views, document.format)
        kinds = {view.passage.kind for view in views}
        for rule, observer in observers:
            fit = {kind for kind in kinds if rule.fits(kind, document.format)}
            see = observer.see
            is_picky = rule.asks or fit < kinds
            for view in views:
                passage = view.passage
                if is_picky and not (
                    passage.kind in fit and rule.wants(passage.source)
                ):
                    continue
                see(view)
    for rule, observer in observers:
        for match in observer.close():
            index = match.passage or 0
            view = PassageView(document.passages[index], index, lang, text.source_lang)
            if rule.keeps(view, match):
                yield _Hit(rule, match, index)


_BATCH = 50_000  # characters; what is known of more is far from the processor


def _batches(document: Document, text: Assignment) -> Iterator[list[PassageView]]:
    """The passages in text order, a handful at a time."""
    views: list[PassageView] = []
    size = 0
    for index in text.passages:
        passage = document.passages[index]
        views.append(PassageView(passage, index, text.lang, text.source_lang))
        size += len(passage.target.content)
        if size > _BATCH:
            yield views
            views, size = [], 0
    if views:
        yield views


class _Whole:
    """Answers what a rule wants to know of the document as a whole."""

    def __init__(self, document: Document, text: Assignment) -> None:
        self._passages = [document.passages[index] for index in text.passages]
        self._lang = text.lang
        self._answers: dict[str, bool] = {}
        self._texts: list[str] = []

    def keeps(self, hit: _Hit) -> bool:
        """Whether the conditions about the document let a hit stand."""
        wanted = hit.rule.when["document"]
        if wanted and not self._holds(wanted):
            return False
        return not any(
            self._holds(pattern)
            for condition in hit.rule.unless
            if condition["within"] == "document"
            for pattern in condition["patterns"]
        )

    def _holds(self, pattern: str) -> bool:
        if pattern not in self._answers:
            expression = compiled(pattern)
            self._answers[pattern] = any(map(expression.search, self._folded()))
        return self._answers[pattern]

    def _folded(self) -> list[str]:
        """The texts as patterns read them."""
        if not self._texts:
            views = (PassageView(each, 0, self._lang) for each in self._passages)
            self._texts = [view.folded for view in views]
        return self._texts


def _settled(hits: list[_Hit]) -> list[_Hit]:
    """Text order, each place once a rule, without what a better rule overrides."""
    ordered = sorted(hits, key=lambda hit: hit.order)
    unique = list({hit.order: hit for hit in ordered}.values())
    # By passage: every hit against every other takes hours in a large file.
    strong: dict[int, list[_Hit]] = {}
    for hit in unique:
        if hit.rule.overrides:
            strong.setdefault(hit.passage, []).append(hit)
    return [
        hit
        for hit in unique
        if not any(_beats(other, hit) for other in strong.get(hit.passage, ()))
    ]


def _beats(winner: _Hit, loser: _Hit) -> bool:
    """Whether the rule of one hit overrides another that it touches, in one passage."""
    return loser.rule.info.code in winner.rule.overrides and winner.span.touches(
        loser.span
    )


class _Stamp:
    """Makes findings of hits: rule, severity, wording, place in the file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = LineIndex(document.content)
        self._seen: Counter[str] = Counter()

    def finding(self, hit: _Hit) -> Finding:
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

    def _end(self, hit: _Hit) -> tuple[int, int]:
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
