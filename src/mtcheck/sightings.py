"""Where rules hit one corpus: digests and counts, without a word of its text."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING, Literal, NamedTuple

from mtcheck.corpus import as_document, read_rows
from mtcheck.engine import RuleSet, find
from mtcheck.judgements import hit_digest
from mtcheck.lang import identify
from mtcheck.score import count_words
from mtcheck.select import for_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mtcheck.corpus import HumanSpan, Row
    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import Document, Finding

Kind = Literal["human", "machine", "annotated"]
SELECTED = 20  # rows; so many that each has an error were chosen for their errors


class Setting(NamedTuple):
    """What decides which rules apply to a text."""

    lang: str | None
    source_lang: str | None
    has_source: bool
    format: str


class SeenText(NamedTuple):
    """A text that was read."""

    digest: str
    kind: Kind
    words: int
    setting: int
    """Index into the settings of its file."""


class Hit(NamedTuple):
    """A place where a rule hit."""

    rule: str
    digest: str
    kind: Kind
    source: str
    """Digest of the source and of the marked text: what several systems that
    translate one sentence have in common."""
    touches: bool
    """Whether an annotator marked an error there."""


class Sightings(NamedTuple):
    """All that measuring needs to know of one corpus."""

    sha256: str
    rows: int
    words: int
    settings: tuple[Setting, ...]
    texts: tuple[SeenText, ...]
    hits: tuple[Hit, ...]

    @property
    def kind(self) -> str:
        """The kinds of text in it."""
        return "+".join(sorted({text.kind for text in self.texts}))


class Place(NamedTuple):
    """A hit with the words around it, for people to look at."""

    hit: Hit
    row: Row
    finding: Finding


class _Group(NamedTuple):
    """The rows of one document."""

    document: Document
    rows: list[Row]
    is_annotated: bool
    """Whether people looked for the errors in its corpus."""

    def kind(self, row: Row) -> Kind:
        if row.is_human:
            return "human"
        return "annotated" if self.is_annotated and row.all_located else "machine"

    def seen(self, row: Row, setting: int) -> SeenText:
        digest = _digest(row.target_lang or "", row.target)
        return SeenText(digest, self.kind(row), count_words(row.target), setting)

    def place(self, finding: Finding) -> Place:
        row = self.rows[finding.passage_index]
        marks = (row.spans or ()) if self.is_annotated else ()
        hit = Hit(
            finding.code,
            hit_digest(finding.code, row.target, finding.start, finding.end),
            self.kind(row),
            _digest(row.source or row.target, finding.text.lower()),
            any(_touches(finding, mark) for mark in marks),
        )
        return Place(hit, row, finding)


class Spotter:
    """Rules ready to be tried on corpora, each for itself: none overrides another."""

    def __init__(self, rules: Iterable[CompiledRule]) -> None:
        """Take the rules, whatever their status."""
        self._rules = tuple(measurable(rule) for rule in rules)
        self._sets: dict[tuple[str | None, str | None], RuleSet] = {}

    def sightings(self, path: Path) -> Sightings:
        """What the rules hit in a corpus; InputError if it is none."""
        notes = _Notes()
        for group in _groups(path):
            setting = notes.setting(_setting(group.document))
            notes.texts += [group.seen(row, setting) for row in group.rows]
            notes.hits += [place.hit for place in self._places(group)]
        return notes.closed(path)

    def places(self, path: Path) -> Iterator[Place]:
        """The hits in a corpus with their text, in file order."""
        for group in _groups(path):
            yield from self._places(group)

    def _places(self, group: _Group) -> Iterator[Place]:
        document = group.document
        languages = document.target_lang, document.source_lang
        if languages not in self._sets:
            self._sets[languages] = RuleSet(for_languages(self._rules, *languages))
        found = find(document, self._sets[languages], document.target_lang)
        return map(group.place, found)


def measurable(rule: CompiledRule) -> CompiledRule:
    """The rule as it can be tried on the rows of a corpus.

    A row is a segment of running text. A rule that only speaks of headings or of
    tags is tried on every row as if it were one: that can add false alarms, not
    hide them.
    """
    when = dict(rule.when)
    if when["kind"] and "segment" not in when["kind"]:
        when["kind"] = ["segment"]
    if when["format"] and "text" not in when["format"]:
        when["format"] = []
    return replace(rule, when=when, overrides=())


class _Notes:
    """What has been seen so far in one file."""

    def __init__(self) -> None:
        self.texts: list[SeenText] = []
        self.hits: list[Hit] = []
        self._settings: dict[Setting, int] = {}

    def setting(self, setting: Setting) -> int:
        return self._settings.setdefault(setting, len(self._settings))

    def closed(self, path: Path) -> Sightings:
        words = sum(text.words for text in self.texts)
        return Sightings(
            sha256(path.read_bytes()).hexdigest(),
            len(self.texts),
            words,
            tuple(self._settings),
            tuple(self.texts),
            tuple(self.hits),
        )


def _groups(path: Path) -> Iterator[_Group]:
    rows = [row for row in read_rows(path) if row.target.strip()]
    is_annotated = was_annotated(rows)
    for group in _gathered(rows):
        document = as_document(
            path.name, group, format_=_format(group[0].doc), with_source=True
        )
        if document.target_lang is None:
            lang = identify(row.target for row in group)
            document = replace(document, target_lang=lang)
        yield _Group(document, group, is_annotated)


def was_annotated(rows: Sequence[Row]) -> bool:
    """Whether people looked for the errors in these rows, and in every row.

    Corpora without annotation often carry an empty list of errors in each row; a
    collection of errors carries one in each. Neither tells what is no error.
    """
    marked = sum(1 for row in rows if row.spans)
    is_selection = marked == len(rows) and marked >= SELECTED
    return marked > 0 and not is_selection


def _gathered(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows by document, system and language; one that several annotated is one."""
    documents: dict[tuple[str | None, ...], dict[object, Row]] = {}
    for number, row in enumerate(rows):
        segment = row.more.get("seg")
        key = number if segment is None else (str(segment), row.target)
        at = (row.doc, row.system, row.source_lang, row.target_lang)
        held = documents.setdefault(at, {})
        held[key] = _merged(held[key], row) if key in held else row
    return [list(held.values()) for held in documents.values()]


def _merged(row: Row, other: Row) -> Row:
    return replace(
        row,
        spans=(*(row.spans or ()), *(other.spans or ())),
        all_located=row.all_located and other.all_located,
    )


_FORMATS = {".md": "markdown", ".html": "html", ".htm": "html"}


def _format(doc: str) -> str:
    _, dot, suffix = doc.rpartition(".")
    return _FORMATS.get(dot + suffix.lower(), "text")


def _setting(document: Document) -> Setting:
    has_source = any(passage.source for passage in document.passages)
    return Setting(
        document.target_lang, document.source_lang, has_source, document.format
    )


def _touches(finding: Finding, span: HumanSpan) -> bool:
    # One character of slack, as annotators cut a word more or less at its edge.
    beside = finding.start <= span.end and span.start <= finding.end
    return beside and span.side == "tgt"


def _digest(*parts: str) -> str:
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=8).hexdigest()
