"""Two renderings of one verb side by side: « ferme est fermée », « cliquez appuyez ».

`of` says which: ``same`` (forms of one verb), ``synonyms`` (verbs that say the same),
``infinitives`` (two in a row, where no verb governs the second), ``auxiliaries``
(« a été est », « va vendra », « est reste »).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    INFINITIVE,
    NOUN,
    PARTICIPLE,
    chars,
    lemmas,
    only,
    parts,
    persons,
    reading,
)
from mtcheck.match.shapes import shape, where
from mtcheck.match.verb_groups import GOVERNING, kinship
from mtcheck.match.view import once
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_VERB = FINITE | PARTICIPLE | INFINITIVE
_ANY = chars(_VERB)
_ONLY = only(FINITE)
_PAIR = shape(rf"(?=(?P<first>[M{_ANY}]) (?:[EH] )?(?P<last>[Mx{_ANY}]))")
_INFINITIVES = shape(rf"(?P<first>[{only(INFINITIVE)}]) (?P<last>[{only(INFINITIVE)}])")
_AUXILIARIES = tuple(
    map(
        shape,
        (
            rf"(?P<first>H) (?:[R{only(ADVERB)}] )?(?P<by>[{only(NOUN | PARTICIPLE)}]) (?P<last>E)",
            rf"(?P<first>E) (?P<by>[{chars(FINITE)}])(?P<last>)",
            rf"P (?P<first>[{chars(FINITE)}])(?P<by> )(?P<last>[{_ONLY}])",
            rf"(?P<first>H) (?P<by>[{chars(NOUN)}]) (?:c )?(?P<last>[{_ONLY}])",
            rf"(?P<first>[EH]) (?P<by>[{chars(PARTICIPLE)}]) (?P<last>[EH])",
        ),
    )
)
_SHAPES = {
    "same": (_PAIR,),
    "synonyms": (_PAIR,),
    "infinitives": (_INFINITIVES,),
    "auxiliaries": _AUXILIARIES,
}
_COPULAS = frozenset(
    "reste restent restait restaient demeure demeurent devient deviennent devenait semble"
    " semblent semblait paraît paraissent".split()
)
_GOES = frozenset("va vont vais vas".split())
_OPENERS = frozenset(
    "que qu' dont où quoi comme tel telle tels telles quand qui quiconque lequel laquelle"
    " lesquels lesquelles si s'".split()
)
_BEFORE_NOUNS = frozenset("DdsjqRnx")
_EAST = frozenset("l' d' nord sud plein vent le du au à".split())


def make(*, of: str = "same") -> PassageCheck:
    """Return a check that marks the words from the first verb to the second."""
    find = {
        "same": _same,
        "synonyms": _synonyms,
        "infinitives": _infinitives,
        "auxiliaries": _auxiliaries,
    }[of]

    def check(view: PassageView) -> Iterator[Match]:
        read, done = reading(view), -1
        for first, last in find(view, read):
            if first > done and _is_prose(view, read, first, last):
                done = last
                yield Match(read.spans[first].start, read.spans[last].end)

    return where(_SHAPES[of], check)


def _is_prose(view: PassageView, read: Reading, first: int, last: int) -> bool:
    start = read.clause_start(first)
    named = range(first + (first == start), last + 1)
    if any(view.cased[read.spans[at].start].isupper() for at in named):
        return False
    if first == start and not read.words[first].endswith(("ez", "er", "ir", "re")):
        return False
    return _OPENERS.isdisjoint(read.words[start:first])


@once
def _kin(view: PassageView) -> list[tuple[int, int, str]]:
    """Neighbours that are one verb or synonyms, and which; for both rules."""
    read = reading(view)
    found = []
    for first, last in read.places(_PAIR, "first", "last"):
        kind = kinship(read.words[first], _base(read.words[last]))
        if kind and _is_verb(read, first):
            found.append((first, last, kind))
    return found


def _same(view: PassageView, read: Reading) -> Iterator[tuple[int, int]]:
    for first, last, kind in _kin(view):
        bits = parts(_base(read.words[last]))
        is_verb = not bits & NOUN and (bits & PARTICIPLE or not bits & ADJECTIVE)
        if kind == "same" and is_verb:
            yield first, last


def _synonyms(view: PassageView, read: Reading) -> Iterator[tuple[int, int]]:
    for first, last, kind in _kin(view):
        words = read.words[first], _base(read.words[last])
        if kind == "synonyms" and last == first + 1 and _is_parallel(*words):
            yield first, last


def _infinitives(_: PassageView, read: Reading) -> Iterator[tuple[int, int]]:
    for first, last in read.places(_INFINITIVES, "first", "last"):
        if GOVERNING.isdisjoint(lemmas(read.words[first], "v")):
            yield first, last


def _auxiliaries(_: PassageView, read: Reading) -> Iterator[tuple[int, int]]:
    for pattern, is_right in zip(_AUXILIARIES, _RIGHT, strict=True):
        for first, by, last in read.places(pattern, "first", "by", "last"):
            if is_right(read, first, by, last) and not _is_noun(read, first):
                yield first, max(by, last)


def _is_noun(read: Reading, first: int) -> bool:
    """Whether « est » is where the sun rises, or « a » a letter."""
    return not first or read.words[first - 1] in _EAST


_RIGHT: tuple[Callable[[Reading, int, int, int], bool], ...] = (
    lambda read, _, by, __: read.words[by] == "été",
    lambda read, _, by, __: read.words[by] in _COPULAS,
    lambda read, first, _, __: read.words[first] in _GOES,
    lambda read, _, by, __: read.words[by] == "lieu",
    lambda read, first, _, last: read.words[first] == read.words[last],
)


def _is_verb(read: Reading, at: int) -> bool:
    """Whether a form must be a verb where it stands: no noun behind its determiner."""
    bits = parts(read.words[at])
    if not bits & (NOUN | ADJECTIVE) or (bits & PARTICIPLE and not bits & FINITE):
        return not bits & NOUN or read.shape[2 * at - 2 : 2 * at] in {"H ", "E "}
    before = read.shape[2 * at - 2 : 2 * at] if at else ""
    if before[1:] != " " or before[0] in _BEFORE_NOUNS:
        return False
    # « ces nouvelles offres »: an adjective leaves open where the noun is.
    return not parts(read.words[at - 1]) & ADJECTIVE


def _base(word: str) -> str:
    return word.removesuffix("-vous")


@lru_cache(maxsize=8192)
def _is_parallel(first: str, last: str) -> bool:
    """Whether both can stand in one place: of one person, or no finite verbs at all."""
    shared = parts(first) & parts(last) & _VERB
    if shared & (PARTICIPLE | INFINITIVE):
        return True
    return bool(persons(first) & persons(last))
