"""Terms in a text: where they stand, in whatever form, and whether they do at all.

Looking for a term *strictly* asks where it stands as itself: whole words, the
longest term first, not within a name. Looking *leniently* asks whether it may have
been used: other words may stand between its words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.match.inflect import COMPOUNDING, entry_keys, keys_of, unaccented
from mtcheck.match.memo import Memo
from mtcheck.match.view import PassageView, fold
from mtcheck.model import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.match.inflect import Keys
    from mtcheck.model import Text

_PIECE = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ \-‑'/]{1,3}")
_JOINING = "-‑_.@#\\="
_FARTHEST = 3  # words from one word of a term to its next
_LONG = 6  # letters of a term that no longer word holds by chance
_COMPOUND = 4  # letters of a word that may be told inside a compound
_MOST_WORDS = 400  # of one passage that are looked through for a scattered term

E = TypeVar("E")


class Wording(NamedTuple):
    """One wording of a term: its words, as keys."""

    text: str
    words: tuple[Keys, ...]
    is_cased: bool

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
        for at, word in enumerate(_PIECE.findall(folded))
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
        words = _words(view)
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
                span = self._match(view, pieces, at, wanted)
                if span is not None:
                    found, end = wanted, span.end
                    yield Use(entry, *span)

    def _match(
        self, view: PassageView, pieces: Sequence[Span], at: int, wanted: Wording
    ) -> Span | None:
        last = at + len(wanted.words) - 1
        if last >= len(pieces):
            return None
        folded = view.folded
        for step, keys in enumerate(wanted.words):
            here = pieces[at + step]
            if keys.isdisjoint(self._keys[folded[slice(*here)]]):
                return None
            if step and not _GAP.fullmatch(
                folded, pieces[at + step - 1].end, here.start
            ):
                return None
        span = Span(pieces[at].start, pieces[last].end)
        if wanted.is_cased:
            return span if view.cased[slice(*span)] == wanted.text else None
        if wanted.is_acronym and not view.cased.startswith(wanted.text, span.start):
            return None
        is_alone = not _is_joined(folded, span)
        return span if is_alone and not _is_named(view, span, wanted) else None


def holds(view: PassageView, wanted: Wording, lang: str | None) -> bool:
    """Whether a passage may have used a wording, in some form, at some distance."""
    if wanted.is_cased:
        return wanted.text in view.raw.replace("’", "'")
    text = fold(wanted.text)
    if len(text) >= _LONG and text in view.haystack:
        return True
    words = _told(wanted, lang)
    pieces = _word_keys(view, lang)
    if any(_follows(pieces, words, at) for at in range(len(pieces))):
        return True
    if (lang or "").split("-")[0] in COMPOUNDING:
        return all(_in_compound(word, view.vocabulary) for word in words)
    return False


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


def _words(view: PassageView) -> Sequence[str]:
    held = view.notes.get(_words)
    if held is None:
        held = view.notes[_words] = _PIECE.findall(view.folded)
    return held  # type: ignore[return-value]


def _pieces(view: PassageView) -> Sequence[Span]:
    held = view.notes.get(_pieces)
    if held is None:
        held = [Span(*found.span()) for found in _PIECE.finditer(view.folded)]
        view.notes[_pieces] = held
    return held  # type: ignore[return-value]


def _word_keys(view: PassageView, lang: str | None) -> list[Keys]:
    """The keys of each word that is not a function word, code included."""
    held = view.notes.get((_word_keys, lang))
    if held is None:
        keys, little = keys_of(lang), _function_words(lang)
        words = _PIECE.findall(view.haystack) if view.holes else _words(view)
        words = words[:_MOST_WORDS]
        held = [keys[word] for word in words if word not in little]
        view.notes[_word_keys, lang] = held
    return held  # type: ignore[return-value]


def _told(wanted: Wording, lang: str | None) -> list[Keys]:
    """The keys of the words of a wording that say something; all if none does."""
    little = _function_words(lang)
    words = _PIECE.findall(fold(wanted.text))
    told = [
        keys
        for word, keys in zip(words, wanted.words, strict=True)
        if word not in little
    ]
    return told or list(wanted.words)


_ELIDED = frozenset("l d s n m t c j qu".split())


@cache
def _function_words(lang: str | None) -> frozenset[str]:
    return FUNCTION_WORDS.get((lang or "").split("-")[0], frozenset()) | _ELIDED


def _follows(pieces: Sequence[Keys], words: Sequence[Keys], at: int) -> bool:
    """Whether the words come one after the other, beginning at a piece."""
    if not words or words[0].isdisjoint(pieces[at]):
        return False
    for word in words[1:]:
        near = range(at + 1, min(len(pieces), at + 1 + _FARTHEST))
        at = next((n for n in near if not word.isdisjoint(pieces[n])), -1)
        if at < 0:
            return False
    return True


def _in_compound(word: Keys, vocabulary: Iterable[str]) -> bool:
    stems = [stem for stem in word if len(stem) >= _COMPOUND]
    return any(stem in unaccented(other) for stem in stems for other in vocabulary)


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
    before = cased[: span.start].rstrip(" ").rpartition(" ")[2]
    after = cased[span.end :].lstrip(" ")
    near = cased[span.end : span.end + 1] == " " and after[:1].isupper()
    return near or (before[:1].isupper() and before[-1:].isalnum())
