"""From pairs of lines to a pack that works, and how it does on other lines."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.catalogue import load_pack
from mtcheck.corpus import Row, as_document
from mtcheck.engine import RuleSet, find
from mtcheck.evidence import wilson
from mtcheck.learn.candidates import FEWEST, candidates
from mtcheck.learn.lines import line_of
from mtcheck.learn.pack import pack_texts, phrase, rules_of
from mtcheck.learn.trial import proposals
from mtcheck.ruletest import run_examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.learn.corpus import Pair
    from mtcheck.learn.lines import Line
    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import Finding, Interval

Plain = dict[str, Any]

LEAST = 0.4
"""Lower end of the interval below which a substitution is an editor's taste."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a pack is learnt for."""

    lang: str
    source_lang: str | None = None
    prefix: str = "LRN"
    least: float = LEAST
    fewest: int = FEWEST


@dataclass(frozen=True, slots=True)
class Score:
    """How a rule did on some lines."""

    hits: int = 0
    changed: int = 0
    """Those of the hits that the editor changed."""

    @property
    def share(self) -> float | None:
        """The share of the hits that the editor changed; None without hits."""
        return self.changed / self.hits if self.hits else None

    @property
    def bounds(self) -> Interval:
        """The 95 % interval of the share."""
        return wilson(self.changed, self.hits)

    def plus(self, *, changed: bool) -> Score:
        """The score after one more hit."""
        return Score(self.hits + 1, self.changed + changed)


def learn(
    pairs: Sequence[Pair], clean: Iterable[str], settings: Settings
) -> dict[str, str]:
    """The files of a pack, by name; none where editors did nothing twice over.

    Every rule passes its own examples; one that does not is left out.
    """
    lines = _lines(pairs, settings.lang)
    untouched = [line_of(text, None, "", settings.lang) for text in clean]
    found = proposals(
        candidates(lines, settings.fewest), lines, untouched, least=settings.least
    )
    sources = [pair.source for pair in pairs]
    while rules := rules_of(found, lines, sources, settings.prefix):
        files = pack_texts(
            rules,
            prefix=settings.prefix,
            lang=settings.lang,
            source_lang=settings.source_lang,
        )
        failing = _failing(files)
        if not failing:
            return files
        broken = {rule["phrase"] for rule in rules if rule["code"] in failing}
        found = [proposal for proposal in found if phrase(proposal) not in broken]
    return {}


def _lines(pairs: Iterable[Pair], lang: str) -> list[Line]:
    return [line_of(p.target, p.post_edit, p.doc, lang) for p in pairs]


def _failing(files: dict[str, str]) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        rules = load_pack(Path(folder))
    return {failure.code for failure in run_examples(rules, rules)}


def assess(
    rules: Sequence[CompiledRule], pairs: Iterable[Pair], lang: str
) -> dict[str, Score]:
    """How each rule, by code, does on lines: what it hits, what of it was changed."""
    running = RuleSet(rules)
    scores = {rule.info.code: Score() for rule in rules}
    for pair in pairs:
        found = list(_hits(pair, running, lang))
        if not found:
            continue
        line = line_of(pair.target, pair.post_edit, pair.doc, lang)
        for finding in found:
            changed = _is_changed(line, finding)
            scores[finding.code] = scores[finding.code].plus(changed=changed)
    return scores


def _hits(pair: Pair, rules: RuleSet, lang: str) -> Iterator[Finding]:
    row = Row(pair.target, source=pair.source, target_lang=lang)
    yield from find(as_document("line", [row], with_source=True), rules, lang)


def _is_changed(line: Line, finding: Finding) -> bool:
    inside = [
        at
        for at, (start, end) in enumerate(line.spans)
        if start < finding.end and finding.start < end
    ]
    return bool(inside) and line.is_changed(inside[0], inside[-1] + 1)
