"""Runs the examples of rules: a rule is its own test."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.engine import RuleSet, find
from mtcheck.glossary import with_glossary
from mtcheck.model import Span, Text
from mtcheck.read import read_text
from mtcheck.read.glossary import parse_glossary
from mtcheck.select import for_languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import Document, Example, Finding, Passage


class Failure(NamedTuple):
    """An example that does not do what its rule says."""

    code: str
    origin: str
    """``file:line`` of the rule."""
    example: str
    message: str


def run_examples(
    rules: Sequence[CompiledRule], everything: Sequence[CompiledRule]
) -> Iterator[Failure]:
    """Every example of `rules` that fails; fixed texts meet `everything`."""
    for rule in rules:
        alone = RuleSet([rule])
        for example in rule.info.bad:
            yield from _bad(rule, _given(rule, example, alone), example, everything)
        for example in rule.info.good:
            yield from _good(rule, _given(rule, example, alone), example)


def _given(rule: CompiledRule, example: Example, alone: RuleSet) -> RuleSet:
    """The rule with the glossary of an example that brings one."""
    if not example.glossary:
        return alone
    glossary = parse_glossary("\n".join(example.glossary), "example.csv")
    _, lang = _document(rule, example)
    return RuleSet(with_glossary([rule], glossary.between(None, lang)))


def _bad(
    rule: CompiledRule,
    alone: RuleSet,
    example: Example,
    everything: Sequence[CompiledRule],
) -> Iterator[Failure]:
    document, lang = _document(rule, example)
    found = find(document, alone, lang)
    if len(found) != 1:
        spans = ", ".join(f'"{f.text}"' for f in found) or "nothing"
        yield _failure(
            rule, example, f"should fire once, on its mark; it found {spans}"
        )
        return
    if example.mark and _span(document, found[0]) != example.mark:
        wanted = example.text[slice(*example.mark)]
        yield _failure(rule, example, f'marks "{found[0].text}" instead of "{wanted}"')
    if example.fixed is not None:
        yield from _fixed(rule, example, found[0], everything)


def _good(rule: CompiledRule, alone: RuleSet, example: Example) -> Iterator[Failure]:
    document, lang = _document(rule, example)
    for finding in find(document, alone, lang):
        yield _failure(rule, example, f'should be silent; it flags "{finding.text}"')


def _fixed(
    rule: CompiledRule,
    example: Example,
    finding: Finding,
    everything: Sequence[CompiledRule],
) -> Iterator[Failure]:
    if finding.fix is None:
        yield _failure(
            rule, example, "the example says how it is fixed; the rule does not"
        )
        return
    document, lang = _document(rule, example)
    text = document.passages[finding.passage_index].target.content
    for edit in reversed(finding.fix.edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    if text != example.fixed:
        yield _failure(rule, example, f'the fix gives "{text}"')
        return
    rules = RuleSet(for_languages(everything, lang, rule.info.source))
    before = {f.code for f in find(document, rules, lang)}
    mended, _ = _document(rule, replace(example, text=text, mark=None))
    for new in find(mended, rules, lang):
        if new.code not in before or new.code == rule.info.code:
            yield _failure(
                rule, example, f"the fixed text raises {new.code} {new.name}"
            )


def _failure(rule: CompiledRule, example: Example, message: str) -> Failure:
    return Failure(rule.info.code, rule.info.origin, example.text, message)


def _document(rule: CompiledRule, example: Example) -> tuple[Document, str]:
    lang = example.lang or (rule.info.lang if rule.info.lang != "any" else "en")
    document = read_text(example.text, "example", format=example.format)
    sources = _sources(example, document.passages)
    passages = [
        replace(
            passage,
            kind=example.kind or passage.kind,
            source=source,
            lost=tuple(example.lost),
        )
        for passage, source in zip(document.passages, sources, strict=True)
    ]
    return replace(document, passages=passages), lang


def _sources(example: Example, passages: Sequence[Passage]) -> Sequence[Text | None]:
    """A source a passage if there are as many, between blank lines; else one for all.

    Without any, what the example's own format lays beside its passages.
    """
    if not example.source:
        return [passage.source for passage in passages]
    several = example.source.split("\n\n")
    count = len(passages)
    return list(
        map(Text, several if len(several) == count else [example.source] * count)
    )


def _span(document: Document, finding: Finding) -> Span:
    text = document.passages[finding.passage_index].target
    start = text.place(finding.start)
    if finding.end <= finding.start:
        return Span(start, start)
    return Span(start, text.place(finding.end - 1) + 1)
