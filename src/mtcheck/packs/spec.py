"""What a rule file may say: the one schema of packs and rules."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

DIMENSIONS = (
    "accuracy",
    "terminology",
    "linguistic-conventions",
    "style",
    "locale-conventions",
    "audience-appropriateness",
    "design-and-markup",
    "non-translation",
)
"""The dimensions of MQM 2.0, and one for what no translator ever wrote."""

Word = Annotated[str, msgspec.Meta(min_length=1)]
Severity = Literal["neutral", "minor", "major", "critical"]
Confidence = Literal["high", "medium", "low"]
On = Literal["folded", "cased", "raw"]


class Condition(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words that make a match right after all: over it, or somewhere around it."""

    phrase: Word | tuple[Word, ...] = ()
    words: Word | tuple[Word, ...] = ()
    regex: Word | tuple[Word, ...] = ()
    on: On = "folded"
    within: Literal["match", "sentence", "passage", "document"] = "match"


class When(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What must hold for the rule to apply; regular expressions, over folded text."""

    kind: Word | tuple[Word, ...] = ()
    source: Word | None = None
    sentence: Word | None = None
    passage: Word | None = None
    document: Word | None = None
    format: Word | tuple[Word, ...] = ()


Part = Literal[
    "noun", "adjective", "verb", "infinitive", "participle", "gerund", "adverb",
    "preposition", "conjunction", "determiner", "pronoun", "name", "unknown",
]  # fmt: skip
"""What a word can be; ``verb`` is a finite form, ``unknown`` not in the lexicon."""


class WordSpec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What one word must be: all that is said must hold of one of its readings."""

    text: Word | tuple[Word, ...] = ()
    lemma: Word | tuple[Word, ...] = ()
    part: Part | tuple[Part, ...] = ()
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "p"] | None = None
    person: Literal["1", "2", "3"] | None = None
    only: bool = False
    shape: Literal["lower", "title", "upper", "digits"] | None = None


class TokenSpec(WordSpec, forbid_unknown_fields=True, frozen=True):
    """One step of `tokens`: a word, or a gap of so many words."""

    unless: WordSpec | None = msgspec.field(name="not", default=None)
    skip: tuple[int, int] | None = None
    optional: bool = False
    mark: bool = False


class ExampleSpec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An example that needs more than a text."""

    text: Word
    fixed: str | None = None
    kind: Word | None = None
    format: Word = "text"
    source: Word | None = None
    lang: Word | None = None
    glossary: tuple[Word, ...] = ()
    """Lines of a glossary, as CSV with its head, that is in force."""
    lost: tuple[Word, ...] = ()
    """Passages of the source that have no counterpart."""


class RuleSpec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One rule as its author writes it."""

    code: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2,5}[0-9]{3,4}$")]
    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    category: Annotated[str, msgspec.Meta(pattern=r"^[a-z-]+/[a-z-]+$")]
    severity: Severity
    message: Word
    why: Word
    bad: Annotated[tuple[Word | ExampleSpec, ...], msgspec.Meta(min_length=2)]
    good: Annotated[tuple[Word | ExampleSpec, ...], msgspec.Meta(min_length=2)]
    confidence: Confidence = "medium"
    lang: Word | None = None
    source: Word | None = None
    words: Word | tuple[Word, ...] = ()
    phrase: Word | tuple[Word, ...] = ()
    regex: Word | tuple[Word, ...] = ()
    tokens: tuple[TokenSpec, ...] = ()
    check: Word | None = None
    params: dict[str, str | int | float | bool | tuple[str, ...]] = {}
    anchors: Word | tuple[Word, ...] = ()
    on: On = "folded"
    scope: Literal["sentence", "passage", "document"] = "passage"
    unless: Condition | tuple[Condition, ...] = ()
    when: When = When()
    overrides: Word | tuple[Word, ...] = ()
    suggest: str | tuple[str, ...] = ()
    fix: Literal["safe", "unsafe", "display"] = "display"
    english: Word | None = None
    limits: str = ""
    status: Literal["preview", "stable", "deprecated", "removed"] = "stable"
    since: str = "0.1"
    references: Word | tuple[Word, ...] = ()


class PackSpec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What ``pack.yaml`` says of its folder."""

    name: Word
    prefix: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2,5}$")]
    lang: Word
    title: Word
    source: Word | None = None
