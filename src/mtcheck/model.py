"""The values that travel through the program; every one is frozen."""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Mapping, Sequence  # noqa: TC003 - `results` reads them
from dataclasses import dataclass, field
from typing import NamedTuple


class Severity(enum.IntEnum):
    """How bad a fault is; the value is its MQM penalty in points."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 5
    CRITICAL = 25

    @property
    def label(self) -> str:
        """The word used in rule files, options and reports."""
        return self.name.lower()


class Confidence(enum.IntEnum):
    """How often a rule is right on real text, ordered: a gate is one comparison."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    @property
    def label(self) -> str:
        """The word used in rule files, options and reports."""
        return self.name.lower()


class Applicability(enum.IntEnum):
    """How far a fix can be trusted, ordered so that a gate is one comparison."""

    DISPLAY = 0
    """A better wording to show; never written to a file."""
    UNSAFE = 1
    """Probably what is meant, but it may change the meaning."""
    SAFE = 2
    """Cannot change the meaning."""

    @property
    def label(self) -> str:
        """The word used in rule files, options and reports."""
        return self.name.lower()


class Status(enum.StrEnum):
    """Where a rule stands in its life."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"
    REMOVED = "removed"


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def touches(self, other: Span) -> bool:
        """Whether the two ranges share a code point (or an empty one lies inside)."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Run(NamedTuple):
    """A stretch of a text that lies in its file without a break."""

    start: int
    """Offset in the text."""
    place: int
    """Offset of the same character in the decoded file."""


class Mark(NamedTuple):
    """A stretch of a passage that its format sets apart.

    Kinds: ``code`` ``url`` ``tag`` (not prose), ``link`` ``strong`` ``emphasis``
    (prose at whose edges engines cut), ``entity`` (a character reference that the
    reader has decoded), ``quote`` (a cited text that is not the translator's).
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Text:
    """A string and where it lies in its file."""

    content: str
    runs: tuple[Run, ...] = (Run(0, 0),)

    def place(self, offset: int) -> int:
        """The file offset of the character at `offset` (or of the end)."""
        run = self.runs[max(0, bisect_right(self.runs, offset, key=_run_start) - 1)]
        return run.place + offset - run.start


def _run_start(run: Run) -> int:
    return run.start


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is scored and shown: a paragraph, a table row, a unit.

    Kinds: ``paragraph`` ``heading`` ``item`` ``caption`` ``cell`` ``alt`` ``title``
    ``quote`` ``segment``, and ``markup`` (a tag worth a look, never prose).
    """

    id: str
    target: Text
    kind: str = "paragraph"
    marks: tuple[Mark, ...] = ()
    source: Text | None = None
    reference: Text | None = None
    lost: tuple[str, ...] = ()
    """Passages of the source that have no counterpart and belong right behind this
    one, or right before it if it is the first."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that kept an input from being checked."""

    path: str
    message: str


class Part(NamedTuple):
    """Passages of a file that make one text, in one language."""

    passages: tuple[int, ...]
    """Their indices."""
    source_lang: str | None
    target_lang: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its passages, and its whole text to count lines in."""

    path: str
    format: str
    content: str
    passages: Sequence[Passage]
    target_lang: str | None = None
    """As the file itself or the caller declares it; None when nobody said."""
    source_lang: str | None = None
    parts: tuple[Part, ...] = ()
    """Where a file holds several texts, or several languages; else empty."""
    problems: tuple[Problem, ...] = ()
    """What could not be read in it."""


class Edit(NamedTuple):
    """Replace a range of a passage's target by a text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend one finding, in text order, never overlapping."""

    applicability: Applicability
    edits: tuple[Edit, ...]


class Place(NamedTuple):
    """A range in some passage of the document at hand."""

    passage: int
    """Index of the passage in its document."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """What a check yields: where, what to fill into the message, which edits.

    `passage` is None for a check that looks at one passage; a document check
    names the passage by its index.
    """

    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)
    suggestions: tuple[str, ...] | None = None
    """None leaves the rule's own suggestions in force."""
    edits: tuple[Edit, ...] | None = None
    """None derives the edit from the first suggestion."""
    related: tuple[Place, ...] = ()
    passage: int | None = None
    astray: range = range(0)
    """Passages that stand beside sources of others: what rules hold against those is void."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must flag (with its mark) or must leave alone."""

    text: str
    """Without the brackets."""
    mark: Span | None = None
    fixed: str | None = None
    kind: str | None = None
    format: str = "text"
    source: str | None = None
    lang: str | None = None
    glossary: Sequence[str] = ()
    """Lines of the glossary that is in force, as CSV with its head."""
    lost: Sequence[str] = ()
    """Passages of the source that have no counterpart."""


class Evidence(NamedTuple):
    """What measuring a rule on real text has counted; see docs/evidence.md.

    Hits are distinct: the same words in the same surroundings count once.
    """

    digest: str
    """Of what the rule meant when it was measured."""
    human_words: int
    """Words by people in texts that the rule applies to."""
    human_hits: int
    human_faults: int
    """Hits on human text that are right: judged so, or marked by an annotator."""
    machine_words: int
    machine_hits: int
    annotated_words: int
    """Words of the machine translation in which people marked the errors."""
    annotated_hits: int
    annotated_touching: int
    """Those of `annotated_hits` that touch a marked error."""
    judged_right: int
    judged_wrong: int
    machine_right: int
    """Hits on machine translation that are right: by judgement, else by marks."""
    machine_wrong: int


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a rule says of itself; the same facts feed reports, docs and tests."""

    code: str
    name: str
    category: str
    severity: Severity
    confidence: Confidence
    lang: str
    """Target language, or ``any``."""
    message: str
    status: Status = Status.STABLE
    """As earned: a stable rule that its evidence does not bear out is on trial."""
    source: str | None = None
    """Source language the rule is about, None for all."""
    suggest: tuple[str, ...] = ()
    fix: Applicability = Applicability.DISPLAY
    english: str | None = None
    why: str = ""
    limits: str = ""
    since: str = ""
    pack: str = ""
    origin: str = ""
    """``file:line`` of the rule, for messages to whoever writes rules."""
    provider: str = ""
    """Who brings it: a plug-in by name and version, the folder of a pack of the
    user's own; empty for the program itself."""
    bad: Sequence[Example] = ()
    good: Sequence[Example] = ()
    meaning: str = ""
    """Digest of what decides where the rule hits; its prose is not in it."""
    evidence: Evidence | None = None
    """None where the rule was never measured."""

    @property
    def is_exact(self) -> bool:
        """Whether a suggestion can stand where the fault stood, letter for letter.

        Others are wordings for an editor to build on. An example that shows the
        text put right is the proof.
        """
        is_fix = self.fix > Applicability.DISPLAY
        return is_fix or any(example.fixed is not None for example in self.bad)


class Related(NamedTuple):
    """Another place that belongs to a finding."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A match stamped with its rule, its severity and its place in the file."""

    code: str
    name: str
    category: str
    severity: Severity
    confidence: Confidence
    message: str
    english: str | None
    passage: str
    """Id of the passage."""
    passage_index: int
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    text: str
    suggestions: tuple[str, ...]
    fix: Fix | None
    related: tuple[Related, ...]
    fingerprint: str
    side: str = "target"


class Silenced(NamedTuple):
    """A finding that is not reported, and what silences it."""

    finding: Finding
    means: str
    """``comment``, ``allow``, ``name`` or ``baseline``."""
    reason: str = ""
    """As whoever silenced it said it; may be empty."""
    where: str = ""
    """``file:line`` of the silencer, where it has a place of its own."""


class Interval(NamedTuple):
    """A range that holds the true value with 95 % confidence."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """Counts, the penalty they add up to, and how sure the score is."""

    passages: int
    words: int
    by_severity: Mapping[Severity, int]
    penalty: float
    penalty_per_1000_words: float | None
    """None where there are no words."""
    value: float | None
    """100 × (1 − penalty / words) unless calibrated, 0 to 100; None without words."""
    interval: Interval | None
    signature: str
    penalty_interval: Interval | None = None
    """Of the penalty per 1,000 words."""

    @property
    def findings(self) -> int:
        """How many findings were counted."""
        return sum(self.by_severity.values())


class Metric(NamedTuple):
    """A score against a reference, and how it was made."""

    name: str
    value: float
    signature: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class PassageScore:
    """One passage: where it lies, how long it is, what its findings cost."""

    id: str
    line: int
    end_line: int
    words: int
    penalty: float
    score: float | None
    """None for a passage without words."""
    metrics: tuple[tuple[str, float], ...] = ()
    """Scores against a reference, where there is one."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """All that is known of one checked file."""

    document: Document
    source_lang: str | None
    target_lang: str | None
    """None where it could not be told: only universal rules ran."""
    findings: tuple[Finding, ...]
    passages: tuple[PassageScore, ...]
    score: Score
    metrics: tuple[Metric, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    """Findings that are neither reported nor counted, in text order."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The verdict: whether the text may pass, and if not, why."""

    passed: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a reporter needs, and nothing else is."""

    version: str
    files: tuple[FileReport, ...]
    problems: tuple[Problem, ...]
    score: Score
    gate: Gate
    min_words: int = 1000
    """Below this many words the score is shown as counts only, not gated."""
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    """What the rules that hit say of themselves, by code."""
    expired: int = 0
    """Entries of the baseline that no finding answers to any more."""
