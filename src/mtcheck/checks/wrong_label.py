"""Finds labels of an interface that took their English word in another sense.

A label is a whole short text (« Close »), a part of a row (« Apply | Clear »), what a
sentence has in quotation marks or bold, or what it tells to press (« Tap Close to … »).
On its own it has no neighbour that decides, but interfaces mean few things by it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.wordpairs import WORD_PAIRS, clue, clues
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_FORM = compiled(r"[^:;]+: [^;]+ ; (?:beside: .+? ; )?(?:but: .+? ; )?say: [^;]+")
_LONGEST = 8  # words of a text that may be a label as a whole
_PART = compiled(r"(?:(?! [/–] )[^|·•→>\n])+")
_PRESSED = compiled(
    r"(?<![^\W_])(?:[Cc]lick|[Tt]ap|[Pp]ress|[Ss]elect|[Cc]hoose|[Hh]it)(?: on)?(?: the)?"
    r" ([A-Z][\w-]*(?: [A-Z][\w-]*){0,2})"
)
_CAPITAL = compiled(r"(?<=[^\W\d_A-Z] )[A-ZÀ-Þ][\w'-]*(?: [\w'-]+){0,2}")
_MARKED = compiled(
    r"«\s?([^«»\n]{1,40}?)\s?»|[“„‟\"]([^“”„\"\n]{1,40})[”“\"]|[‘‚]([^‘’‚\n]{1,40})[’‘]"
    r"|\*\*([^*\n]{1,40})\*\*|<b>([^<\n]{1,40})</b>|<strong>([^<\n]{1,40})</strong>"
)
_EDGE = compiled(r"[\W_]*(.*?)[\W_]*")


class _Label(NamedTuple):
    """Wrong names of a label, what decides in the source beside it, and its right ones."""

    wrong: frozenset[str]
    beside: str
    unless: str
    say: tuple[str, ...]


class _Piece(NamedTuple):
    """One label of a text: as it reads in lower case, and where."""

    name: str
    start: int
    end: int


def make(*, labels: Sequence[str]) -> PassageCheck:
    """A check that yields each label with a wrong name.

    ``Close|Shut: Proche|Près ; say: Fermer`` names labels of the source, their wrong
    names and their right ones. With ``beside: expression`` between, a label counts only
    where the rest of the source has the beginning of such a word, and with ``but:
    expression`` only where it has none.
    """
    for text in labels:
        if not _FORM.fullmatch(text):
            raise ValueError(f"not a label: {text}")
    known = _Labels(tuple(labels))
    return WORD_PAIRS.where(
        (__name__, tuple(labels)), known.words, known.wrong_for, known.look
    )


class _Labels:
    """The labels by their English."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._texts = labels

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[_Label]]:
        found: dict[str, list[_Label]] = {}
        for text in self._texts:
            (names, wrong), *rest = (part.split(": ", 1) for part in text.split(" ; "))
            more = dict(rest)
            label = _Label(
                frozenset(wrong.lower().split("|")),
                _beginning(more.get("beside", "")),
                _beginning(more.get("but", "")),
                tuple(more["say"].split("|")),
            )
            for name in names.lower().split("|"):
                found.setdefault(name, []).append(label)
        return found

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(name.split(" ")[0] for name in self._by_name)

    @cached_property
    def _by_piece(self) -> Mapping[str, Sequence[_Label]]:
        """The labels by a piece of the first word of their names."""
        found: dict[str, list[_Label]] = {}
        for name, labels in self._by_name.items():
            found.setdefault(clue(name.split(" ")[0]), []).extend(labels)
        return found

    def words(self) -> Iterable[str]:
        """A piece of the first word of each label."""
        return self._by_piece

    def wrong_for(self, piece: str) -> frozenset[str]:
        """Words that every wrong name of the labels with a piece has one of."""
        return clues(name for label in self._by_piece[piece] for name in label.wrong)

    def look(self, view: PassageView) -> Iterator[Match]:
        """The labels of a passage that have a wrong name."""
        source = view.source
        if source is None or self._first_words.isdisjoint(source.vocabulary):
            return
        theirs = [p for p in _labels(source) if p.name in self._by_name]
        if theirs:
            yield from self._wrong(theirs, view, source)

    def _wrong(
        self, theirs: Sequence[_Piece], view: PassageView, source: PassageView
    ) -> Iterator[Match]:
        ours = _labels(view)
        if any(_is_pressed(source, piece) for piece in theirs):
            ours = sorted({*ours, *_capitals(view)}, key=lambda p: (p.start, -p.end))
        names = {piece.name for piece in ours}
        for piece in ours:
            for english, label in self._senses(theirs):
                if piece.name in label.wrong and _counts(label, english, names, source):
                    said = source.cased[english.start : english.end]
                    values = {"english": said, "say": " / ".join(label.say)}
                    yield Match(piece.start, piece.end, values, label.say)
                    break

    def _senses(self, pieces: Sequence[_Piece]) -> Iterator[tuple[_Piece, _Label]]:
        return ((p, label) for p in pieces for label in self._by_name[p.name])


def _counts(
    label: _Label, english: _Piece, names: set[str], source: PassageView
) -> bool:
    """Whether the right name is nowhere, and what stands beside the label agrees."""
    if any(name.lower() in names for name in label.say):
        return False
    rest = source.folded[: english.start] + " " + source.folded[english.end :]
    if label.unless and compiled(label.unless).search(rest):
        return False
    return not label.beside or bool(compiled(label.beside).search(rest))


def _beginning(expression: str) -> str:
    return rf"(?<!\w)(?:{expression})" if expression else ""


def _labels(view: PassageView) -> list[_Piece]:
    """The labels of a text in its order: the whole, parts of a row, marked, pressed."""
    text = view.cased
    found = {_trimmed(text, *m.span(m.lastindex or 0)) for m in _MARKED.finditer(text)}
    found.update(_trimmed(text, *m.span(1)) for m in _PRESSED.finditer(text))
    parts = list(_PART.finditer(text))
    if len(parts) > 1 or len(view.word_texts) <= _LONGEST:
        found.update(_trimmed(text, *m.span()) for m in parts)
    return sorted((p for p in found if p.name), key=lambda p: (p.start, p.end))


def _is_pressed(source: PassageView, piece: _Piece) -> bool:
    return any(m.start(1) == piece.start for m in _PRESSED.finditer(source.cased))


def _capitals(view: PassageView) -> Iterator[_Piece]:
    """What has a capital inside a sentence: one word, two or three."""
    for found in _CAPITAL.finditer(view.cased):
        words = found[0].split(" ")
        for number in range(1, len(words) + 1):
            name = " ".join(words[:number])
            yield _Piece(name.lower(), found.start(), found.start() + len(name))


def _trimmed(text: str, start: int, end: int) -> _Piece:
    """Without signs around it and the mark of its access key."""
    found: re.Match[str] | None = _EDGE.fullmatch(text, start, end)
    begin, stop = found.span(1) if found else (start, end)
    name = text[begin:stop].lower()
    return _Piece(name.replace("&", "") if name.count("&") == 1 else name, begin, stop)
