"""What a document shows of having been translated badly: stray English, lost breaks."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.english import LOANS, english_words
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Memo
from mtcheck.match.traces import CASED
from mtcheck.match.traits import trait
from mtcheck.match.view import BLANK, PassageView, fold, once
from mtcheck.pieces import piece_texts, pieces
from mtcheck.residue import suspect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.lexicon import Lexicon
    from mtcheck.model import Passage
    from mtcheck.pieces import Piece

_CODE = ("`", "|", "{", "}", "**", "()", "[!", "</")
_INNER = compiled(r"_(?<=\w_)\w|--(?<=\s--)[a-z]|\.(?<=[a-z]\.)[a-z]+[A-Z.]\w")
_MAYBE_INNER = CASED.mesh(rf"\w_\w|\s--[a-z]|[a-z]\.[a-z]+[A-Z.]\w|{BLANK}")
_RARELY = 10  # a text with more of a program than a tenth keeps names by right
_HUMP = compiled(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿœ].)")
_MAYBE_HUMP = CASED.mesh("[a-zß-öø-ÿœ][A-ZÀ-ÖØ-Þ]")
_SEAM = compiled(
    r"(?<![^\W\d])(?<![_.@#$%&=/\\:<>])(?P<head>[a-zß-öø-ÿœ]{3,})"
    r"(?P<tail>[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿœ]{2,})(?!\(|\.\w)"
)
_TOKEN = compiled(r"\w+")
_NAMES = 4  # times that a text says words with a capital inside again, if meant so
_SENTENCE = compiled(r"[!?…]|\.(?!\d)")
_TITLE = 15  # words at most
_ARTICLES = frozenset("le la les l' un une des du au aux ce cet cette ces".split())
_CONTENT = 4  # letters
_BEFORE = compiled(rf"[«“„\"(\[*_@#&{BLANK}]\s?$")
_AFTER = compiled(rf"\s?[»”\"*_@{BLANK}]|\.[a-z]")
_TWICE = 2  # a word counts no oftener
_LEAST_WORDS = 100  # no density is measured in fewer
_DENSITY = 2  # signs in 1,000 words


class Signs:
    """Collects the signs passage by passage; then tells how many there are."""

    def __init__(self) -> None:
        """Begin with a document of which nothing was seen."""
        self.lang = ""
        self.words = 0
        self.passages: list[tuple[int, Passage]] = []
        self.labels: dict[int, frozenset[str]] = {}
        """The names of things by passage, with their words that English alone has."""
        self._programs = 0
        self._strays: Counter[str] = Counter()
        self._seams: Counter[str] = Counter()
        self._humps: Counter[str] = Counter()

    def see(self, view: PassageView) -> None:
        """Note the English of a passage that is beyond doubt, and its lost breaks."""
        if not self.lang:
            self.lang = (view.lang or "").split("-")[0]
        noted = _noted(view)
        if noted is None:
            self._programs += 1
            return
        self.passages.append((view.index, view.passage))
        self.words += len(view.word_texts)
        if noted.strays:
            self._strays.update(noted.strays)
        if noted.humps:
            self._seams.update(noted.seams)
            self._humps.update(noted.humps)
        if noted.names is not None:
            self.labels[view.index] = noted.names

    @property
    def is_about_programs(self) -> bool:
        """Whether much of the text is code, or words like ``queryNode`` come back."""
        if self._programs * _RARELY > len(self.passages):
            return True
        again = [count for count in self._humps.values() if count > 1]
        return sum(again) >= _NAMES and 2 * sum(again) > self._humps.total()

    def beside(self, word: str, index: int) -> int:
        """How many signs there are, `word` and the passage's own title apart.

        None where they are too few for the length of the text.
        """
        signs = self._total - min(self._strays[word], _TWICE)
        titles = [names for at, names in self.labels.items() if at != index]
        return self._if_dense(signs + len(frozenset().union(*titles) - {word}))

    @cached_property
    def most(self) -> int:
        """What `beside` can say at most of any word."""
        return self._if_dense(
            self._total + len(frozenset().union(*self.labels.values()))
        )

    def _if_dense(self, signs: int) -> int:
        is_dense = 1000 * signs >= _DENSITY * max(self.words, _LEAST_WORDS)
        return signs if is_dense else 0

    @cached_property
    def _total(self) -> int:
        """Each word at most twice; what is glued more than once is a name."""
        seams = sum(count == 1 for count in self._seams.values())
        return seams + sum(min(count, _TWICE) for count in self._strays.values())

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each piece stands in the document, as it is written."""
        views = (PassageView(p, at, self.lang) for at, p in self.passages)
        return Counter(piece.text for view in views for piece in pieces(view.cased))


class _Noted(NamedTuple):
    """The signs in one passage."""

    strays: Sequence[str]
    seams: Sequence[str]
    humps: Sequence[str]
    names: frozenset[str] | None
    """What is English in the name of a thing; None for what is no such name."""


@once
def _noted(view: PassageView) -> _Noted | None:
    """The signs in a passage; None if it is about programs, or no language we know."""
    lang = (view.lang or "").split("-")[0]
    known = lexicon(lang)
    if (
        known is None
        or any(map(view.raw.__contains__, _CODE))
        or (CASED.may_match(_MAYBE_INNER, view) and _INNER.search(view.raw))
    ):
        return None
    has_humps = CASED.may_match(_MAYBE_HUMP, view)
    return _Noted(
        tuple(_strays(view)) if RARE.is_in(view) else (),
        tuple(_seams(view.cased, known, lang)) if has_humps else (),
        tuple(filter(_HUMP.search, _TOKEN.findall(view.cased))) if has_humps else (),
        _english_names(view, lang) if _is_label(view, lang) else None,
    )


RARE = trait(lambda word, lang: word not in LOANS and bool(english_words([word], lang)))
"""English words that the language hardly ever has, no loans."""


def _strays(view: PassageView) -> Iterator[str]:
    """Such words in lower case."""
    for at in RARE.places(view):
        span = view.words[at]
        if view.cased[span.start].islower() and not is_set_apart(
            view.cased, span.start, span.end
        ):
            yield view.word_texts[at]


def _seams(cased: str, known: Lexicon, lang: str) -> Iterator[str]:
    """What is glued of two words, of which the second has a capital."""
    for found in _SEAM.finditer(cased):
        if all(
            suspect(half, lang) or known.knows(half)
            for half in (found["head"], found["tail"].lower())
        ):
            yield found[0]


def is_title(view: PassageView) -> bool:
    """Whether a passage is a short one without a sentence."""
    return len(view.word_texts) <= _TITLE and not _SENTENCE.search(view.cased)


def _is_label(view: PassageView, lang: str) -> bool:
    """Whether a passage names a thing, without an article, partly in the language."""
    return (
        is_title(view)
        and _ARTICLES.isdisjoint(view.vocabulary)
        and any(map(_usual(lang).__getitem__, piece_texts(view.cased)))
    )


def _english_names(view: PassageView, lang: str) -> frozenset[str]:
    """The words with a capital that English alone has."""
    texts = piece_texts(view.cased)
    return frozenset(map(fold, filter(_english(lang).__getitem__, texts)))


@cache
def _usual(lang: str) -> Memo[bool]:
    """Whether a piece is a longer word of the language, in small letters."""

    def is_usual(text: str) -> bool:
        known = lexicon(lang)
        return (
            len(text) >= _CONTENT
            and text == fold(text)
            and known is not None
            and known.knows(text)
            and not suspect(text, lang)
        )

    return Memo(is_usual)


@cache
def _english(lang: str) -> Memo[bool]:
    """Whether a piece has a capital and is English alone."""

    def is_english(text: str) -> bool:
        word = fold(text)
        found = suspect(word, lang) if word != text else None
        return found is not None and not found.is_own

    return Memo(is_english)


def is_left_alone(cased: str, piece: Piece) -> bool:
    """Whether a piece is an abbreviation, or set apart."""
    is_short = len(piece.text) > 1 and piece.text.isupper()
    return is_short or is_set_apart(cased, piece.start, piece.end)


def is_set_apart(cased: str, start: int, end: int) -> bool:
    """Whether quotation marks, brackets, emphasis or code stand right beside it."""
    before = cased[max(0, start - 2) : start]
    return bool(_BEFORE.search(before) or _AFTER.match(cased, end))
