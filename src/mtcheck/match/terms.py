"""Where terms stand in a text: whole words in any form, the longest term first.

What is part of a name, of code or of a longer word is no term. Whether a text may
have used a term in some looser way is what `mtcheck.match.presence` tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from mtcheck.match.expressions import compiled
from mtcheck.match.inflect import entry_keys, keys_of
from mtcheck.match.memo import Memo
from mtcheck.match.view import PassageView, fold, once
from mtcheck.model import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.match.inflect import Keys
    from mtcheck.model import Text

PIECE = compiled(r"[^\W_]+")
_GAP = compiled(r"[ \-‑'/]{1,3}")
_SIGN = compiled(r"[^\w\s\-‑']|_")
_JOINING = "-‑_.@#\\="
_NEAR = 40  # code points in which the neighbour of a term lies

E = TypeVar("E")


class Wording(NamedTuple):
    """One wording of a term: its words, as keys."""

    text: str
    words: tuple[Keys, ...]
    is_cased: bool

    @property
    def is_literal(self) -> bool:
        """Whether it holds signs, as « C++ » does: it is itself and has no forms."""
        return _SIGN.search(self.text) is not None

    @property
    def is_common(self) -> bool:
        """Whether it is written small, so that a capital makes it another thing."""
        return self.text[:1].islower()

    @property
    def is_acronym(self) -> bool:
        """Whether it is all capitals, so that without them it is another word."""
        return len(self.text) > 1 and self.text.isupper()


def wording(
    text: str, lang: str | None, *, is_cased: bool = False, is_verb: bool = False
) -> Wording:
    """A wording of a glossary; `is_verb` lets an English one be conjugated."""
    folded = fold(text.replace("’", "'"))
    words = (
        entry_keys(word, lang, is_verb=is_verb and not at)
        for at, word in enumerate(PIECE.findall(folded))
    )
    return Wording(text.replace("’", "'"), tuple(words), is_cased)


class Use(NamedTuple, Generic[E]):
    """A place where a wording stands, and what it belongs to."""

    entry: E
    start: int
    end: int


class Finder(Generic[E]):
    """Finds wordings in texts of one language."""

    def __init__(self, wordings: Iterable[tuple[Wording, E]], lang: str | None) -> None:
        """Take the wordings, each with what it belongs to."""
        self._keys = keys_of(lang)
        self._by_key: dict[str, list[tuple[Wording, E]]] = {}
        for found in wordings:
            for key in found[0].words[0] if found[0].words else ():
                self._by_key.setdefault(key, []).append(found)
        self._starting = Memo(self._beginning)

    def _beginning(self, word: str) -> tuple[tuple[Wording, E], ...]:
        """The wordings that may begin with a word, the longest first."""
        lists = [self._by_key[k] for k in self._keys[word] if k in self._by_key]
        unique = {id(pair): pair for pairs in lists for pair in pairs}
        order = sorted(
            unique.values(), key=lambda pair: (-len(pair[0].words), pair[0].text)
        )
        return tuple(order)

    def uses(self, view: PassageView) -> Iterator[Use[E]]:
        """The uses in text order; of those that overlap, the longest that begins first.

        Where several entries have the very same wording, each has its use.
        """
        words = words_in(view)
        if not any(map(self._starting.__getitem__, words)):
            return
        pieces, end = _pieces(view), 0
        for at, word in enumerate(words):
            starting = self._starting[word]
            if not starting or pieces[at].start < end:
                continue
            found: Wording | None = None
            for wanted, entry in starting:
                if found is not None and wanted.words != found.words:
                    continue
                span = (
                    _literal(view, pieces[at].start, wanted)
                    if wanted.is_literal
                    else self._match(view, pieces, at, wanted)
                )
                if span is not None:
                    found, end = wanted, span.end
                    yield Use(entry, *span)

    def _match(
        self, view: PassageView, pieces: Sequence[Span], at: int, wanted: Wording
    ) -> Span | None:
        last = at + len(wanted.words) - 1
        if last >= len(pieces):
            return None
        # The first word is what brought us here.
        folded, words = view.folded, words_in(view)
        for step, keys in enumerate(wanted.words[1:], at + 1):
            if keys.isdisjoint(self._keys[words[step]]):
                return None
            if not _GAP.fullmatch(folded, pieces[step - 1].end, pieces[step].start):
                return None
        span = Span(pieces[at].start, pieces[last].end)
        if wanted.is_cased:
            return span if view.cased[slice(*span)] == wanted.text else None
        if wanted.is_acronym and not view.cased.startswith(wanted.text, span.start):
            return None
        is_alone = not _is_joined(folded, span)
        return span if is_alone and not _is_named(view, span, wanted) else None


def _literal(view: PassageView, start: int, wanted: Wording) -> Span | None:
    """Where a wording stands to the letter, its first word beginning at a place."""
    first = PIECE.search(wanted.text)
    start -= first.start() if first else 0
    span = Span(start, start + len(wanted.text))
    text, sought = view.folded, fold(wanted.text)
    if wanted.is_cased or wanted.is_acronym:
        text, sought = view.cased, wanted.text
    is_there = start >= 0 and text.startswith(sought, start)
    return span if is_there and not _is_within(text, span) else None


def _is_within(text: str, span: Span) -> bool:
    """Whether a word goes on at either edge."""
    edges = (span.start - 1, span.start), (span.end - 1, span.end)
    return any(
        text[a : a + 1].isalnum() and text[b : b + 1].isalnum()
        for a, b in edges
        if a >= 0
    )


def source_view(view: PassageView, lang: str | None) -> PassageView | None:
    """The source of a passage as rules see a text; None without one."""
    if view.passage.source is None:
        return None
    held = view.notes.get(source_view)
    if not isinstance(held, PassageView):
        held = _viewed(view.passage.source, lang)
        view.notes[source_view] = held
    return held


def _viewed(text: Text, lang: str | None) -> PassageView:
    return PassageView(Passage("", text), 0, lang)


@once
def words_in(view: PassageView) -> Sequence[str]:
    """The words of a passage, in pieces that neither hyphen nor apostrophe joins."""
    return PIECE.findall(view.folded)


@once
def _pieces(view: PassageView) -> Sequence[Span]:
    return [Span(*found.span()) for found in PIECE.finditer(view.folded)]


def _is_joined(text: str, span: Span) -> bool:
    """Whether a sign makes the words part of a longer one: « pump-action »."""
    start, end = span
    before = start > 1 and text[start - 1] in _JOINING and text[start - 2].isalnum()
    after = text[end : end + 1] in _JOINING and text[end + 1 : end + 2].isalnum()
    return before or (bool(text[end : end + 1]) and after)


def _is_named(view: PassageView, span: Span, wanted: Wording) -> bool:
    """Whether capitals in it and beside it make it part of a name."""
    cased = view.cased
    if not wanted.is_common or not cased[span.start].isupper():
        return False
    if view.sentence_at(span.start).start == span.start:
        return False
    before = cased[max(0, span.start - _NEAR) : span.start].rstrip(" ")
    before = before.rpartition(" ")[2]
    after = cased[span.end : span.end + _NEAR]
    near = after[:1] == " " and after.lstrip(" ")[:1].isupper()
    return near or (before[:1].isupper() and before[-1:].isalnum())
