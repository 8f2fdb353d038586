"""A document and the rules in force become findings; pure, no files, no options."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks import make_check
from mtcheck.match.batch import Batch
from mtcheck.match.view import PassageView
from mtcheck.settle import Whole, settled
from mtcheck.stamp import Hit, Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.checks import DocumentCheck, PassageCheck
    from mtcheck.match.automaton import Literals
    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import Document, Finding, Match

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

    def __reduce__(self) -> tuple[type[RuleSet], tuple[tuple[CompiledRule, ...]]]:
        """The rules alone: another process makes the checks for itself."""
        return RuleSet, (self.rules,)

    def matches(self, batch: Batch, format_: str) -> Iterator[Hit]:
        """The hits in some passages, in no order that means anything."""
        kinds = batch.kinds
        for kind in sorted(kinds):
            alike = batch if len(kinds) == 1 else batch.of_kind(kind)
            yield from self._matches(alike, kind, format_)

    def _matches(self, batch: Batch, kind: str, format_: str) -> Iterator[Hit]:
        # Rule by rule, not passage by passage: what a rule needs then stays close to
        # the processor.
        standing = self._standing.get((kind, format_))
        if standing is None:
            standing = self._stand(kind, format_)
            self._standing[kind, format_] = standing
        for rule, look, due in batch.looks(standing.checks):
            for view in due:
                for match in look(view):
                    if rule.wants(view.passage.source) and rule.keeps(view, match):
                        yield Hit(rule, match, view.index)
        waiting = [_candidates(view, standing) for view in batch.views]
        for view, rules in zip(batch.views, waiting, strict=True):
            for rule, patterns in (*standing.patterns, *rules):
                if rule.wants(view.passage.source):
                    for match in self._of_rule(rule, patterns, view):
                        yield Hit(rule, match, view.index)

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


class Assignment(NamedTuple):
    """The passages of a document that make one text, and the rules for it."""

    passages: Sequence[int]
    """Their indices, in text order."""
    rules: RuleSet
    lang: str | None
    source_lang: str | None = None


class Share(NamedTuple):
    """Work on one text of a document that needs no other work on it.

    Rules about passages see some of the passages; those about documents see them all,
    but there may be only some of these rules.
    """

    text: int
    """Which of the texts."""
    passages: range
    """Where in the text the rules about passages look."""
    observers: range
    """Which of the rules about documents look at all of it."""


Found = tuple[int, str, "Match", int]
"""A hit as it travels between processes: text, code of the rule, match, passage."""


def find(document: Document, rules: RuleSet, lang: str | None) -> tuple[Finding, ...]:
    """The findings in text order; the same document gives the same findings."""
    every = range(len(document.passages))
    return find_in(document, [Assignment(every, rules, lang, document.source_lang)])


def find_in(document: Document, texts: Sequence[Assignment]) -> tuple[Finding, ...]:
    """The findings in the texts that a document is made of, in text order."""
    return _findings(
        document, texts, [list(_hits(document, text, _whole(text))) for text in texts]
    )


def shares(texts: Sequence[Assignment], size: int, groups: int) -> list[Share]:
    """The work on a document cut up: `size` passages each, and `groups` of observers.

    What takes longest comes first.
    """
    watching: list[Share] = []
    looking: list[Share] = []
    for number, text in enumerate(texts):
        count = len(text.rules.document_rules)
        step = max(1, -(-count // groups))
        watching += [
            Share(number, range(0), range(at, min(at + step, count)))
            for at in range(0, count, step)
        ]
        length = len(text.passages)
        looking += [
            Share(number, range(at, min(at + size, length)), range(0))
            for at in range(0, length, size)
        ]
    return watching + looking


def share_of(
    document: Document, texts: Sequence[Assignment], share: Share
) -> list[Found]:
    """What one share of the work finds."""
    found = _hits(document, texts[share.text], share)
    return [(share.text, h.rule.info.code, h.match, h.passage) for h in found]


def gathered(
    document: Document, texts: Sequence[Assignment], found: Iterable[Found]
) -> tuple[Finding, ...]:
    """The findings of all shares of the work; those of `find_in`, in that order."""
    rules = [{rule.info.code: rule for rule in text.rules.rules} for text in texts]
    hits: list[list[Hit]] = [[] for _ in texts]
    for text, code, match, passage in found:
        hits[text].append(Hit(rules[text][code], match, passage))
    return _findings(document, texts, hits)


def _findings(
    document: Document, texts: Iterable[Assignment], hits: Iterable[Iterable[Hit]]
) -> tuple[Finding, ...]:
    """The findings that come of the hits in each text."""
    kept: list[Hit] = []
    for text, found in zip(texts, hits, strict=True):
        passages = [document.passages[index] for index in text.passages]
        whole = Whole(passages, text.lang)
        kept += settled([hit for hit in found if whole.keeps(hit)])
    stamp = Stamp(document)
    return tuple(stamp.finding(hit) for hit in sorted(kept, key=lambda hit: hit.order))


def _whole(text: Assignment) -> Share:
    """All the work on a text."""
    rules = range(len(text.rules.document_rules))
    return Share(0, range(len(text.passages)), rules)


def _hits(document: Document, text: Assignment, share: Share) -> Iterator[Hit]:
    rules, lang = text.rules, text.lang
    observers: list[tuple[CompiledRule, DocumentCheck]] = [
        (rule, make_check(rule.check or "", rule.params))  # type: ignore[misc]
        for rule in (rules.document_rules[at] for at in share.observers)
    ]
    looked = (
        text.passages if observers else [text.passages[at] for at in share.passages]
    )
    for batch in _batches(document, text, looked):
        if share.passages:
            yield from rules.matches(batch, document.format)
        for rule, observer in observers:
            _show(batch, rule, observer, document.format)
    for rule, observer in observers:
        for match in observer.close():
            index = match.passage or 0
            view = PassageView(document.passages[index], index, lang, text.source_lang)
            if rule.keeps(view, match):
                yield Hit(rule, match, index)


def _show(
    batch: Batch, rule: CompiledRule, observer: DocumentCheck, format_: str
) -> None:
    """Let a rule about documents see the passages that it is about."""
    grid = getattr(observer, "grid", None)
    due = batch.views if grid is None else batch.through(grid)
    kinds = batch.kinds
    fit = {kind for kind in kinds if rule.fits(kind, format_)}
    is_picky = rule.asks or fit < kinds
    see = observer.see
    for view in due:
        passage = view.passage
        if not is_picky or (passage.kind in fit and rule.wants(passage.source)):
            see(view)


_BATCH = 50_000  # characters; what is known of more is far from the processor


def _batches(
    document: Document, text: Assignment, looked: Iterable[int]
) -> Iterator[Batch]:
    """Passages of a text as rules see them, a handful at a time."""
    views: list[PassageView] = []
    size = 0
    for index in looked:
        passage = document.passages[index]
        views.append(PassageView(passage, index, text.lang, text.source_lang))
        size += len(passage.target.content)
        if size > _BATCH:
            yield Batch(views)
            views, size = [], 0
    if views:
        yield Batch(views)
