"""One passage as the rules see it: four renderings of the same length.

`raw` is the text as read. `prose` has code, addresses and tags blanked out.
`cased` is prose with one kind of apostrophe and of space. `folded` is that in
lower case. Offsets are the same in all four, so nothing is ever mapped back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial, wraps
from itertools import accumulate
from sys import intern
from typing import TYPE_CHECKING, TypeVar, overload

from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Kept
from mtcheck.match.sentences import split_sentences
from mtcheck.model import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtcheck.model import Mark

BLANK = "\ufffc"  # stands where something that is not prose was
NOT_PROSE = frozenset({"code", "url", "tag"})

WORD = compiled(r"[^\W_]+(?:[-\u2011·.][^\W_]+)*'?")
"""A word of folded text; an elided article keeps its apostrophe: ``l'``, ``eau``."""

_SPLIT = compiled(f"({WORD.pattern})")
_LATIN = "0-9a-zß-öø-ÿœﬁ"
_SPLIT_LATIN = compiled(rf"([{_LATIN}]++(?:[-\u2011·.][{_LATIN}]++)*+'?)")
"""The same for text without odd characters, in less time."""
_PLAIN = (
    ("’", "'"), ("ʼ", "'"), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "),
    ("\u2007", " "), ("\t", " "), ("\n", " "), ("\r", " "),
)  # fmt: skip
_LETTERS = compiled(r"[^\W_]+").findall
_ODD = compiled(
    "[^\x20-\x7e\t\n\r\u00a0\u202f\u2009«»’‘“”œŒ…–—·°ﬁÀÁÇÈÉÊËÌÍÒÓÕÖ×ÚÛÜÝÞßàáä-íñ-öø-ÿ"
    f"{BLANK}]"
).findall
_Worked = TypeVar("_Worked")
_span = partial(tuple.__new__, Span)  # a third of the time of Span(…)

_ADDRESS = compiled(
    r"""
      \b(?:https?|ftp|mailto|file)://?[^\s<>"«»)\]]+   # an address with its scheme
    | \bwww\.[^\s<>"«»)\]]+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                     # an e-mail address
    | (?<=\]\()[^\s)]+(?=\))                           # the address of a Markdown link
    """,
    re.VERBOSE,
)
_SIGNS_OF_ADDRESS = (":/", "www.", "@", "](")
_CODE = compiled(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_TAG = compiled(r"</?[a-zA-Z][^<>]{0,300}>|<!--.*?-->", re.DOTALL)


class PassageView:
    """A passage with everything that several rules need, worked out once, lazily."""

    def __init__(
        self,
        passage: Passage,
        index: int = 0,
        lang: str | None = None,
        source_lang: str | None = None,
    ) -> None:
        """Look at `passage`, the `index`-th of its document, as a text in `lang`.

        `source_lang` is the language of its source, where there is one.
        """
        self.passage = passage
        self.index = index
        self.lang = lang
        self.source_lang = source_lang
        self.raw = passage.target.content
        self.notes: dict[object, object] = {}
        """What checks have worked out of the passage, for the others to use."""

    def afresh(self) -> PassageView:
        """The same passage without what is known of it, for who keeps many."""
        return PassageView(self.passage, self.index, self.lang, self.source_lang)

    @Kept
    def source(self) -> PassageView | None:
        """The source as a passage of its own, in its own language; None without one."""
        source = self.passage.source
        if source is None:
            return None
        return PassageView(Passage("", source), self.index, self.source_lang)

    @Kept
    def holes(self) -> tuple[Span, ...]:
        """Where code, addresses and tags are, in text order; they may overlap."""
        raw, marks = self.raw, self.passage.marks
        found = [Span(m.start, m.end) for m in marks if m.kind in NOT_PROSE]
        if "`" in raw:
            found += [Span(*m.span()) for m in _CODE.finditer(raw)]
        if ("/" in raw or "@" in raw or "www." in raw) and any(
            map(raw.__contains__, _SIGNS_OF_ADDRESS)
        ):
            found += [Span(*m.span()) for m in _ADDRESS.finditer(raw)]
        if "<" in raw:
            found += [Span(*m.span()) for m in _TAG.finditer(raw)]
        return tuple(sorted(found)) if found else ()

    @Kept
    def prose(self) -> str:
        """The text with every hole filled with `BLANK`."""
        if not self.holes:
            return self.raw
        pieces, at = [], 0
        for start, end in self.holes:
            if end <= at:
                continue
            begin = max(start, at)
            pieces += [self.raw[at:begin], BLANK * (end - begin)]
            at = end
        pieces.append(self.raw[at:])
        return "".join(pieces)

    @Kept
    def cased(self) -> str:
        """Prose with ``'`` for every apostrophe and a plain space for every space."""
        return _plain(self.prose)

    @Kept
    def folded(self) -> str:
        """Lower case, of exactly the same length."""
        return fold(self.cased)

    @Kept
    def haystack(self) -> str:
        """What the automaton searches: folded, but with nothing blanked out."""
        if not self.holes:
            return self.folded
        return fold(_plain(self.raw))

    @Kept
    def pieces(self) -> list[str]:
        """The words, and at the even places what stands before, between and after."""
        split = _SPLIT if self.odd_characters else _SPLIT_LATIN
        pieces = split.split(self.folded)
        # One object a word: the tables that all checks ask then need not compare it.
        pieces[1::2] = map(intern, pieces[1::2])
        return pieces

    @Kept
    def word_texts(self) -> tuple[str, ...]:
        """The words as folded text, elided articles apart."""
        return tuple(self.pieces[1::2])

    @Kept
    def vocabulary(self) -> frozenset[str]:
        """Every word that occurs, as folded text."""
        return frozenset(self.word_texts)

    @Kept
    def whole_words(self) -> frozenset[str]:
        """The words of all the text, those in compounds and in holes too."""
        if self.holes:
            return frozenset(_LETTERS(self.haystack))
        joined = [word for word in self.vocabulary if not word.isalnum()]
        return self.vocabulary.union(*map(_LETTERS, joined))

    @Kept
    def odd_characters(self) -> frozenset[str]:
        """The characters of the prose that most texts in Latin letters do without."""
        return frozenset() if self.prose.isascii() else frozenset(_ODD(self.prose))

    @Kept
    def gaps(self) -> tuple[str, ...]:
        """What stands before, between and after the words: one more than there are."""
        return tuple(self.pieces[0::2])

    @Kept
    def words(self) -> Sequence[Span]:
        """Where the words are, parallel to `word_texts`."""
        return _Places(self.pieces)

    @Kept
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, white space at their edges left out."""
        return tuple(split_sentences(self.cased, self.lang))

    def marks(self, kind: str) -> tuple[Mark, ...]:
        """The marks of one kind, in text order."""
        return tuple(m for m in self.passage.marks if m.kind == kind)

    def sentence_at(self, offset: int) -> Span:
        """The sentence around `offset`; the whole passage when there is none."""
        at = bisect_right(self.sentences, (offset, len(self.raw))) - 1
        if at >= 0 and offset < self.sentences[at].end:
            return self.sentences[at]
        return Span(0, len(self.raw))


def once(work: Callable[[PassageView], _Worked]) -> Callable[[PassageView], _Worked]:
    """`work`, done once a passage however many checks ask, and kept in its notes."""

    @wraps(work)
    def known(view: PassageView) -> _Worked:
        notes = view.notes
        if work not in notes:
            notes[work] = work(view)
        return notes[work]  # type: ignore[return-value]

    return known


class _Places(Sequence[Span]):
    """Where the words are; worked out when first asked, as most checks never do."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces

    @Kept
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self._pieces)))

    def __len__(self) -> int:
        return len(self._pieces) // 2

    @overload
    def __getitem__(self, index: int) -> Span: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Span]: ...

    def __getitem__(self, index: int | slice) -> Span | Sequence[Span]:
        if isinstance(index, slice):
            return list(self)[index]
        at = 2 * (index if index >= 0 else len(self) + index)
        return Span(self._ends[at], self._ends[at + 1])

    def __iter__(self) -> Iterator[Span]:
        ends = self._ends
        return map(_span, zip(ends[0::2], ends[1::2], strict=False))


def _plain(text: str) -> str:
    for odd, usual in _PLAIN:
        if odd in text:
            text = text.replace(odd, usual)
    return text


def fold(text: str) -> str:
    """`text` in lower case, code point for code point."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few letters (İ) grow when lowered; they keep their first code point.
    return "".join(c.lower()[:1] or c for c in text)
