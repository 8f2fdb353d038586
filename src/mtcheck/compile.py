"""Turns checked rule definitions into plain data that loads in a millisecond.

Phrases become expressions, expressions get their literal covers, checks get their
options tested. The result holds only what ``marshal`` can store.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mtcheck.checks import CheckError, known_checks, try_options
from mtcheck.compiled import Compiled
from mtcheck.errors import PackError
from mtcheck.match.anchors import covers, edged, is_unbounded_twice, ranked
from mtcheck.match.automaton import EDGE, whole_words
from mtcheck.match.phrase import PhraseError, literal_to_regex, phrase_to_regex
from mtcheck.match.shelf import shelved
from mtcheck.match.tokens import covers_of, spelt_out
from mtcheck.packed import pack
from mtcheck.packs.meaning import meaning
from mtcheck.packs.spec import Condition, ExampleSpec, RuleSpec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.match.anchors import Cover
    from mtcheck.match.rule import Anchor
    from mtcheck.packs import RuleSource

Plain = dict[str, Any]
"""A rule as plain data; `mtcheck.catalogue` alone gives it types again."""

TOKENS = "token-sequence"
"""The check that runs the `tokens` of a rule."""
MOST_COVERS = 3  # one for the automaton, two more tested before the expression runs


def compile_rules(
    rules: Sequence[RuleSource], known: Compiled | None = None
) -> list[Plain]:
    """Plain data for each rule, by code; PackError with every fault found.

    What is known of earlier runs is not compiled anew.
    """
    faults: list[str] = []
    known = Compiled() if known is None else known
    compiled = [_compiled(rule, known, faults) for rule in rules]
    known.save()
    faults += _dangling(rules)
    if faults:
        raise PackError(faults)
    return sorted(compiled, key=lambda rule: str(rule["code"]))


def _compiled(source: RuleSource, known: Compiled, faults: list[str]) -> Plain:
    plain = known.get(source)
    if plain is None:
        before = len(faults)
        plain = _Compiler(source, faults).rule()
        if len(faults) == before:
            known.add(source, plain)
    return {**plain, "info": {**plain["info"], **_place(source)}}


def _place(source: RuleSource) -> Plain:
    """Where a rule is written and who brings it: nothing of what it does."""
    line, _ = source.node.position(())
    return {"provider": source.home.provider, "origin": f"{source.path}:{line}"}


def packed(rules: Iterable[Plain]) -> tuple[list[Plain], Plain, bytes]:
    """The rules as they are kept, what `Literals` takes, and what is packed apart.

    That is what few runs need, or few rules of a run: of it, the rules have the places.
    """
    kept: list[Plain] = []
    literals: dict[int, Iterable[str]] = {}
    apart = bytearray()

    def place(plain: object) -> tuple[int, int]:
        start = len(apart)
        apart.extend(pack(plain))
        return start, len(apart)

    for rule in rules:
        first, anchors = len(literals), rule["anchors"]
        for unit, found in enumerate(anchors, start=first):
            literals[unit] = found[0][0] if all(anchors) else ()
        info = rule["info"]
        examples = {key: place(info[key]) for key in ("bad", "good")}
        kept.append(
            {
                **{key: rule[key] for key in rule if key != "anchors"},
                **{key: place(rule[key]) if rule[key] else None for key in _SELDOM},
                "is_anchored": all(anchors),
                "parts": len(anchors),
                "first_unit": first,
                "further": place([found[1:] for found in anchors]),
                "info": {**info, **examples},
            }
        )
    words, stretches = shelved(literals)
    return kept, {"words": words, "stretches": stretches}, bytes(apart)


_SELDOM = ("patterns", "cased", "unless", "params")
"""What is needed of a rule when there is cause to run it."""


def _dangling(rules: Sequence[RuleSource]) -> Iterator[str]:
    codes = {rule.spec.code for rule in rules}
    for rule in rules:
        for code in _several(rule.spec.overrides):
            if code not in codes:
                yield f'{rule.where("overrides")}: no rule has the code "{code}"'


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


# A marked text may itself end in a bracket: « [[[caption]]] ».
_WORD = re.compile(rf"{EDGE}[^\W_]+{EDGE}")
_MARKED = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)


def _literals(found: Sequence[Cover]) -> list[Anchor]:
    """Covers, the rarest first: one for the automaton, more for a plain look."""
    first, *others = found[:MOST_COVERS] or [frozenset()]
    return [(sorted(first), frozenset()), *map(_looked_for, others)] if first else []


def _looked_for(cover: Cover) -> Anchor:
    """A cover as the passage is asked for it: as whole words, or as stretches."""
    words = {text.strip(EDGE) for text in cover if _WORD.fullmatch(text)}
    others = {text for text in cover if not _WORD.fullmatch(text)}
    return _shortest(others), frozenset(words)


def _shortest(texts: Iterable[str]) -> list[str]:
    """Those that hold none of the others: « donne » speaks for « donnent » too.

    Only a text that is looked for under a word of its own needs its edges.
    """
    kept: list[str] = []
    looked_for = {text if whole_words(text) else text.strip(EDGE) for text in texts}
    for text in sorted(looked_for, key=lambda text: (len(text), text)):
        if not any(short in text for short in kept):
            kept.append(text)
    return kept


class _Compiler:
    """Compiles one rule and notes what is wrong with it."""

    def __init__(self, source: RuleSource, faults: list[str]) -> None:
        self.source = source
        self.spec: RuleSpec = source.spec
        self.faults = faults

    def rule(self) -> Plain:
        """The rule as plain data."""
        spec = self.spec
        patterns = self.patterns(spec, ())
        steps = self.steps()
        plain: Plain = {
            "code": spec.code,
            "patterns": patterns,
            "on": spec.on,
            "scope": spec.scope,
            "anchors": self.anchors_of(steps) if steps else self.anchors(patterns),
            "cased": self.cased(patterns),
            "check": TOKENS if steps else self.check(),
            "params": self.options(steps),
            "unless": self.conditions(),
            "when": self.when(),
            "overrides": list(_several(spec.overrides)),
            "info": self.info(),
        }
        return plain

    def fault(self, message: str, *keys: str | int) -> None:
        """Note a fault at a part of the rule."""
        self.faults.append(f"{self.source.where(*keys)}: {message}")

    def patterns(
        self, owner: RuleSpec | Condition, at: tuple[str | int, ...]
    ) -> list[str]:
        """The expressions of whichever primitive is given."""
        found: list[str] = []
        for key in ("words", "phrase", "regex"):
            for index, text in enumerate(_several(getattr(owner, key))):
                pattern = self.pattern(key, text, (*at, key, index))
                found += [pattern] if pattern else []
        return found

    def pattern(self, key: str, text: str, at: tuple[str | int, ...]) -> str | None:
        """One expression; None after noting what is wrong with it."""
        try:
            pattern = self.expression(key, text)
            compiled = re.compile(pattern)
        except PhraseError as error:
            self.fault(f'in "{text}": {error}', *at)
            return None
        except re.error as error:
            self.fault(f"not a regular expression: {error}", *at)
            return None
        if compiled.search("") is not None:
            self.fault("matches the empty string", *at)
            return None
        if is_unbounded_twice(pattern):
            self.fault("an unbounded repeat inside another may never end", *at)
            return None
        return pattern

    def expression(self, key: str, text: str) -> str:
        """The regular expression of one entry of one primitive."""
        if key == "words":
            return literal_to_regex(text)
        if key == "phrase":
            return phrase_to_regex(text, self.source.lang)
        return text

    def anchors(self, patterns: Sequence[str]) -> list[list[Anchor]]:
        """The literals that decide whether each pattern, or the check, needs a look."""
        given = _several(self.spec.anchors)
        if given:
            texts = sorted(text.lower().replace("’", "'") for text in given)
            return [[(texts, frozenset())]] * max(1, len(patterns))
        return [_literals(covers(pattern)) for pattern in patterns] or [[]]

    def steps(self) -> list[Plain]:
        """The `tokens` of the rule, spelt out."""
        found = []
        for index, step in enumerate(self.source.steps):
            try:
                found.append(spelt_out(step, self.source.lang))
            except PhraseError as error:
                self.fault(str(error), "tokens", index)
        if found and any(found[end].get("skip") for end in (0, -1)):
            self.fault("a gap stands between two words", "tokens")
        if found and all(step.get("optional") or step.get("skip") for step in found):
            self.fault("one step at least must be there", "tokens")
        return found

    def options(self, steps: Sequence[Plain]) -> Plain:
        """The options of the check."""
        if steps:
            return {"steps": list(steps), "lang": self.source.lang}
        return dict(self.spec.params)

    def anchors_of(self, steps: Sequence[Plain]) -> list[list[Anchor]]:
        """The same for `tokens`; none where every step is told by something else."""
        found = [frozenset(map(edged, texts)) for texts in covers_of(steps)]
        return [_literals(ranked(found))]

    def cased(self, patterns: Sequence[str]) -> list[list[str]]:
        """For each pattern on text with capitals, literals of which it needs one."""
        if self.spec.on == "folded":
            return []
        found = [covers(pattern, folded=False) for pattern in patterns]
        return [_shortest(c[0]) if c else [] for c in found]

    def check(self) -> str | None:
        """The name of the check, after a trial that its options fit."""
        spec = self.spec
        if spec.check is None:
            return None
        if spec.check not in known_checks():
            self.fault(f'no check is called "{spec.check}"', "check")
            return None
        try:
            try_options(spec.check, spec.params)
        except CheckError as error:
            self.fault(str(error), "params")
        return spec.check

    def conditions(self) -> list[Plain]:
        """The `unless` of the rule."""
        given = self.spec.unless
        several = (given,) if isinstance(given, Condition) else given
        found = []
        for index, condition in enumerate(several):
            at = ("unless", index) if isinstance(given, tuple) else ("unless",)
            patterns = self.patterns(condition, at)
            if not patterns:
                self.fault("a condition needs words, phrase or regex", *at)
            found.append(
                {"patterns": patterns, "on": condition.on, "within": condition.within}
            )
        return found

    def when(self) -> Plain:
        """The `when` of the rule."""
        when = self.spec.when
        plain: Plain = {"kind": list(_several(when.kind))}
        plain["format"] = list(_several(when.format))
        for key in ("source", "sentence", "passage", "document"):
            text = getattr(when, key)
            plain[key] = self.pattern("regex", text, ("when", key)) if text else None
        return plain

    def info(self) -> Plain:
        """What the rule says of itself."""
        spec = self.spec
        plain: Plain = {
            key: getattr(spec, key)
            for key in (
                "code name category severity confidence message status english why"
                " limits since fix"
            ).split()
        }
        plain["lang"] = self.source.lang
        plain["source"] = self.source.source_lang
        plain["suggest"] = (
            [spec.suggest] if isinstance(spec.suggest, str) else list(spec.suggest)
        )
        plain["pack"] = self.source.pack.name
        plain["meaning"] = meaning(self.source)
        plain["bad"] = [self.example(e, ("bad", i)) for i, e in enumerate(spec.bad)]
        plain["good"] = [self.example(e, ("good", i)) for i, e in enumerate(spec.good)]
        return plain

    def example(self, given: str | ExampleSpec, at: tuple[str | int, ...]) -> Plain:
        """An example with its mark cut out; bad ones must have exactly one."""
        spec = ExampleSpec(given) if isinstance(given, str) else given
        text, _, fixed = (
            spec.text.partition(" -> ") if at[0] == "bad" else (spec.text, "", "")
        )
        mark = None
        if at[0] == "bad":
            marked = _MARKED.findall(text)
            if len(marked) == 1:
                start = text.index("[[")
                mark = [start, start + len(marked[0])]
                text = _MARKED.sub(lambda found: found[1], text)
            else:
                self.fault("mark the fault once, as [[…]]", *at)
        return {
            "text": text,
            "mark": mark,
            "fixed": spec.fixed or fixed or None,
            "kind": spec.kind,
            "format": spec.format,
            "source": spec.source,
            "lang": spec.lang,
            "glossary": list(spec.glossary),
            "lost": list(spec.lost),
        }
