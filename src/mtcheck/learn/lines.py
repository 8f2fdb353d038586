"""Machine-translated lines as words, and which of them an editor changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

from mtcheck.lexicon import lexicon
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Span

LONGEST_LINE = 5000  # characters; longer ones are no sentences and cost a square of it


class Edit(NamedTuple):
    """Words of the machine's line and the words an editor put in their place."""

    start: int
    end: int
    """Half-open range of words; empty where words were only added."""
    after: str
    """As the editor wrote it; empty where words were only taken out."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of machine translation."""

    target: str
    post_edit: str | None
    doc: str
    words: tuple[str, ...]
    """In lower case."""
    keys: tuple[str, ...]
    """The words with their inflection folded."""
    spans: tuple[Span, ...]
    joined: tuple[bool, ...]
    """Whether nothing but white space stands before each word."""
    edits: tuple[Edit, ...]

    def is_changed(self, start: int, end: int) -> bool:
        """Whether the editor touched one of these words."""
        return any(
            edit.start < end and start < edit.end
            if edit.end > edit.start
            else start < edit.start < end
            for edit in self.edits
        )

    def runs_on(self, start: int, end: int) -> bool:
        """Whether these words follow each other without punctuation."""
        return all(self.joined[start + 1 : end])


def line_of(target: str, post_edit: str | None, doc: str, lang: str | None) -> Line:
    """A line taken apart; without a post-edit no word counts as changed."""
    view = _view(target, lang)
    words = view.word_texts
    gaps = view.gaps[:-1] if words else ()
    edits = tuple(_edits(view, _view(post_edit, lang))) if post_edit else ()
    return Line(
        target,
        post_edit,
        doc,
        words,
        tuple(key(word, lang) for word in words),
        tuple(view.words),
        tuple(not gap.strip(" ") for gap in gaps),
        edits,
    )


def _view(text: str, lang: str | None) -> PassageView:
    return PassageView(Passage("1", Text(text[:LONGEST_LINE])), 0, lang)


def _edits(before: PassageView, after: PassageView) -> Iterator[Edit]:
    """The stretches that differ, letter case and all."""
    old, new = _cased(before), _cased(after)
    for start, end, from_, to in _hunks(old, new):
        wording = ""
        if from_ < to:
            wording = after.raw[after.words[from_].start : after.words[to - 1].end]
        yield Edit(start, end, wording)


def _cased(view: PassageView) -> list[str]:
    return [view.cased[start:end] for start, end in view.words]


def _hunks(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of both sides between words that stayed; alone asks rapidfuzz."""
    held: tuple[int, int, int, int] | None = None
    for code in Levenshtein.opcodes(old, new):
        if code.tag == "equal":
            if held:
                yield held
            held = None
            continue
        start, from_ = (held[0], held[2]) if held else (code.src_start, code.dest_start)
        held = start, code.src_end, from_, code.dest_end
    if held:
        yield held


@lru_cache(maxsize=32768)
def key(word: str, lang: str | None) -> str:
    """The lemma of a word that has but one; else the word itself."""
    known = lexicon(lang)
    if known is None:
        return word
    lemmas = {reading.lemma.lower() for reading in known.analyses(word)}
    return lemmas.pop() if len(lemmas) == 1 else word
