"""One notion under several names: « doomers », « Doomers », « partisans du malheur ».

A loanword stands with and without a capital, or beside a French paraphrase of itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.traits import trait
from mtcheck.match.wordings import is_among_own
from mtcheck.model import Match, Place
from mtcheck.runs import foreign_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_MOST_PLACES = 12
_LOAN = compiled(r"(?<![\w'.@/-])(?P<word>[^\W\d_]{4,}ers)(?![\w'.@/-])")
_PEOPLE = frozenset(
    "partisans partisanes adeptes tenants tenantes prophètes défenseurs apôtres"
    " chantres".split()
)

# What a loan's stem means, for the paraphrases that engines put beside it.
_MEANINGS = {
    "doom": r"(?:malheur|pire|désastre|catastrophe|apocalypse|effondrement)",
    "boom": r"(?:essor|boum|boom|expansion|optimisme)",
    "prepp": r"(?:survie|préparation|survivalisme)",
    "mak": r"(?:fabrication|bricolage)",
    "hodl": r"(?:conservation|garde)",
    "accelerat": r"(?:accélération|vitesse)",
    "degrowth": r"(?:décroissance)",
}
_PARAPHRASES = {
    stem: compiled(
        rf"\b(?:{'|'.join(sorted(_PEOPLE))}) (?:du |de la |de l'|des |d'){meaning}s?\b"
    )
    for stem, meaning in _MEANINGS.items()
}


class _Use(NamedTuple):
    """One place where a notion is named, and how."""

    name: str
    place: Place


def make() -> DocumentCheck:
    """A check that yields one match a notion, with all its places as related."""
    return _Drift()


class _Drift:
    """Collects the names of each notion over a document."""

    def __init__(self) -> None:
        self._uses: dict[str, list[_Use]] = defaultdict(list)

    def see(self, view: PassageView) -> None:
        """Note the loanwords and paraphrases of a passage."""
        for at in _LOANS.places(view):
            found = _LOAN.match(view.cased, view.words[at].start)
            if found and not _is_foreign(view, *found.span("word")):
                self._note(view, _stem(found["word"]), found.span("word"))
        if not _PEOPLE.isdisjoint(view.vocabulary):
            for stem, pattern in _PARAPHRASES.items():
                for found in pattern.finditer(view.folded):
                    self._note(view, stem, found.span())

    def _note(self, view: PassageView, stem: str, span: tuple[int, int]) -> None:
        start, end = span
        name = view.cased[start:end]
        if name[0].isupper() and view.sentence_at(start).start == start:
            return  # a sentence begins here: its capital says nothing
        self._uses[stem].append(_Use(name, Place(view.index, start, end)))

    def close(self) -> Iterator[Match]:
        """Yield the second name of each notion that has several."""
        for uses in self._uses.values():
            match = _drift(uses)
            if match is not None:
                yield match


def _is_no_french(word: str, lang: str) -> bool:
    words = lexicon("fr") if lang == "fr" and word.endswith("ers") else None
    return words is not None and not words.knows(word)


_LOANS = trait(_is_no_french)


def _is_foreign(view: PassageView, start: int, end: int) -> bool:
    """Whether the word stands among others that were not translated."""
    inside = any(run.start < end and start < run.end for run in foreign_runs(view))
    return inside or not is_among_own(view, start, end)


def _stem(word: str) -> str:
    return word.lower().removesuffix("ers")


def _drift(uses: Sequence[_Use]) -> Match | None:
    names = list(dict.fromkeys(use.name for use in uses))
    # A name that is always capitalised is a name; only a change is a fault.
    if len(names) < 2 or not any(name[0].islower() for name in names):
        return None
    other = next(use for use in uses if use.name != uses[0].name)
    rest = tuple(use.place for use in uses if use is not other)[:_MOST_PLACES]
    named = ", ".join(f"« {name} »" for name in names)
    index, start, end = other.place
    return Match(start, end, {"names": named}, (), None, rest, index)
