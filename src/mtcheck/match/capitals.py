"""Capitalised words of a source and of its translation, held against each other."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from mtcheck import english
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.kept_names import is_kept, is_translated
from mtcheck.match.kinship import ALIKE, plain
from mtcheck.match.memo import Memo
from mtcheck.match.people import (
    FOREIGN,
    is_first_name,
    is_title,
    names_no_person,
    spellings,
)
from mtcheck.match.view import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.match.view import PassageView

_NAME = compiled(
    r"(?<![\w'@/.#-])[A-ZÀ-ÞŁŚŠŽČĐ][a-zà-ÿ\u0100-\u017f]{2,}"
    r"(?:-[A-ZÀ-Þ][a-zà-ÿ\u0100-\u017f]+)*(?![\w-])"
)
_SHORTEST = 5  # letters of a name that may be garbled
_SAFE = 7  # letters; shorter names are like many others
_KEPT_END = 2  # letters at the end, which inflection may change
_ALIKE = 70.0  # of a hundred
_CUT = 3  # letters; in a label they may be what is left of a word: « Max Bal »
_LABEL = 3  # words; a shorter text may be the name of a kind, which has a translation


class Capital(NamedTuple):
    """A word with a capital, and where it stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@once
def capitals(view: PassageView) -> tuple[Capital, ...]:
    """The capitalised words of a passage, in text order."""
    return tuple([_capital((m[0], m.start())) for m in _NAME.finditer(view.cased)])


_capital = partial(tuple.__new__, Capital)  # a third of the time of Capital(…)


def is_first(view: PassageView, name: Capital) -> bool:
    """Whether a word begins a sentence, which gives any word a capital."""
    before = view.cased[max(0, name.start - 4) : name.start].rstrip()[-1:]
    if before in '.!?:"“„«‹(*–—-•' or not before:
        return True
    return any(place.start == name.start for place in view.sentences)


def is_shown(view: PassageView, name: str) -> bool:
    """Whether a text has a name, letter for letter, whatever its accents."""
    return name in view.raw or _SPELLINGS[name].split()[0] in _plain_text(view)


@once
def _plain_text(view: PassageView) -> str:
    """The words of a text in small letters of English, and in the ways to write them."""
    return " ".join(map(_SPELLINGS.__getitem__, view.word_texts))


_SPELLINGS: Memo[str] = Memo(spellings)


@once
def gained(view: PassageView) -> tuple[Capital, ...]:
    """The capitalised words of the target that the source does not show."""
    source = view.source
    if source is None:
        return ()
    return tuple(n for n in capitals(view) if not is_shown(source, n.text))


def garbled(view: PassageView) -> Iterator[tuple[str, Capital]]:
    """The names with letters swapped, lost, doubled or changed."""
    source = view.source
    if source is None:
        return
    found = [
        name.text
        for name in capitals(source)
        if _GARBLED[name.text] and not is_shown(view, name.text)
    ]
    if not found:
        return
    new = [name for name in gained(view) if not _is_word(view, name)]
    for name in found:
        for other in new:
            if _is_slip(name, other.text):
                yield name, other
                break


def _may_be_garbled(name: str) -> bool:
    word = name.lower()
    if len(word) < _SHORTEST or word in _SPELT_OTHERWISE or not _NAMES[word]:
        return False
    return not any(map(is_translated, word.split("-")))


_GARBLED: Memo[bool] = Memo(_may_be_garbled)


def _is_mere_name(word: str) -> bool:
    """Whether a lower-case word is no English word, nor a name told in many ways."""
    if is_kept(word):
        return True
    if word in english.COMMON or word in english.FUNCTION or is_translated(word):
        return False
    found = english.usage(word, "fr")
    return found is None or not found.is_listed


_NAMES: Memo[bool] = Memo(_is_mere_name)


def is_mere_name(word: str) -> bool:
    """Whether a word is no word of English but a name, told alike everywhere."""
    return _NAMES[word.lower()]


def _is_word(view: PassageView, name: Capital) -> bool:
    """Whether a capitalised word of the target is one of the language, or well known."""
    known = lexicon(view.lang)
    word = name.text.lower()
    return bool(known and known.knows(word))


def _is_slip(name: str, other: str) -> bool:
    wanted, word = plain(name), plain(other)
    if wanted == word or OSA.distance(wanted, word) != 1:
        return False
    if sorted(wanted) == sorted(word):
        return len(wanted) > _SHORTEST or wanted[-1] == word[-1]
    return is_kept(name) and not _is_other_spelling(wanted, word)


def _is_other_spelling(wanted: str, word: str) -> bool:
    """Whether a name one letter off may be what another language makes of it."""
    if wanted.translate(ALIKE) == word.translate(ALIKE) or wanted[0] != word[0]:
        return True
    if wanted[-_KEPT_END:] != word[-_KEPT_END:] or FOREIGN.search(wanted):
        return True
    found = english.usage(word, "fr")
    return found is not None and not found.is_listed


class Full(NamedTuple):
    """Two capitalised words side by side: « Will Frost »."""

    first: Capital
    last: Capital


@once
def has_neighbours(view: PassageView) -> bool:
    """Whether a text has two capitalised words side by side."""
    at = -1
    for name in capitals(view):
        if name.start == at:
            return True
        at = name.end + 1
    return False


@once
def full_names(view: PassageView) -> tuple[Full, ...]:
    """The pairs of capitalised words of a text that no third one joins."""
    return tuple(_full_names(view)) if has_neighbours(view) else ()


def _full_names(view: PassageView) -> Iterator[Full]:
    found = capitals(view)
    for at, (first, last) in enumerate(itertools.pairwise(found)):
        if last.start != first.end + 1 or view.cased[first.end] != " ":
            continue
        after = view.cased[last.end : last.end + 2]
        is_longer = after[:1] == " " and after[1:].isupper()
        before = found[at - 1] if at else None
        is_led = before is not None and before.end + 1 == first.start
        if is_longer or (is_led and before is not None and not is_title(before.text)):
            continue
        yield Full(first, last)


def changed_last(view: PassageView) -> Iterator[tuple[Full, Capital]]:
    """The full names of which the translation keeps the first word alone."""
    source = view.source
    if source is None or not full_names(source) or not full_names(view):
        return
    ours = [pair for pair in full_names(view) if not is_shown(source, pair.last.text)]
    is_label = len(source.words) <= _LABEL
    for theirs in full_names(source) if ours else ():
        if is_shown(view, theirs.last.text) or not is_shown(view, theirs.first.text):
            continue
        for pair in ours:
            is_same = plain(pair.first.text) == plain(theirs.first.text)
            is_term = is_label or _is_word(view, pair.last)
            if not is_same or (is_term and not _is_person(theirs)):
                continue
            if is_label and len(theirs.last.text) <= _CUT:
                continue
            if is_another(theirs, pair.last):
                yield theirs, pair.last


def changed_first(view: PassageView) -> Iterator[tuple[Full, Capital]]:
    """The full names of which the translation keeps the surname alone."""
    source = view.source
    if source is None or not full_names(source) or not full_names(view):
        return
    ours = [pair for pair in full_names(view) if not is_shown(source, pair.first.text)]
    for theirs in full_names(source) if ours else ():
        name, last = theirs.first.text.lower(), theirs.last.text.lower()
        if is_shown(view, theirs.first.text) or not is_shown(view, theirs.last.text):
            continue
        if name in _VERBS_AND_NAMES and is_first(source, theirs.first):
            continue
        if not _is_person(theirs) or is_translated(last) or names_no_person(last):
            continue
        for pair in ours:
            if pair.last.text == theirs.last.text:
                yield theirs, pair.first


def _is_person(pair: Full) -> bool:
    """Whether two words begin as the name of somebody does."""
    first = pair.first.text.lower()
    return is_first_name(first) or first in _WORDS_AND_NAMES


def is_another(pair: Full, other: Capital) -> bool:
    """Whether a word in the place of a surname cannot be that surname."""
    last = pair.last.text.lower()
    if is_translated(last) or (names_no_person(last) and last not in _SURNAMES):
        return False
    is_alike = are_alike(last, other.text)
    if is_alike and _is_person(pair) and _begins_otherwise(last, plain(other.text)):
        return FOREIGN.search(plain(last)) is None
    if not is_mere_name(last):
        return _is_person(pair) and not is_alike
    return not (is_alike and (FOREIGN.search(plain(last)) or last in _SPELT_OTHERWISE))


def _begins_otherwise(name: str, other: str) -> bool:
    """Whether a name of as many letters differs in its first one, as no language does."""
    return (
        len(name) == len(other) >= _SHORTEST
        and name[0] != other[0]
        and OSA.distance(name, other) == 1
        and {name[0], other[0]} not in _SOUND_ALIKE
    )


_SOUND_ALIKE = (
    {"k", "c"}, {"i", "j"}, {"v", "w"}, {"y", "j"}, {"y", "i"}, {"z", "s"}, {"q", "k"},
    {"h", "g"}, {"s", "c"}, {"j", "g"},
)  # fmt: skip
_SPELT_OTHERWISE = frozenset(
    """
    ababa putin gorbachev lenin stalin hussein gaddafi riyal rial kwanza afghani
    """.split()
)
"""Names of people, places and coins that each language writes in its own way."""


_WORDS_AND_NAMES = frozenset(
    """
    amber april art ash aurora basil blossom brook buck bud candy carol chance charity
    chase chip clay cliff clover coral crystal daisy dale dawn dean drew earl faith fern
    flora forest frank gene ginger glen grace grant guy harmony hazel heath heather holly
    hope hunter iris ivy jade jasmine jay jewel joy june lance lark laurel lily mark mason
    may mercy miles nick olive opal pansy patience pearl penny peg pepper pierce poppy
    porter prudence ray reed rich rob robin rock rod rose rosemary ruby rusty sage sandy
    sawyer skip skipper sky star sterling stone storm summer sunny tanner taylor victor
    victory viola violet wade ward warren will willow winter wren
    """.split()
)
"""First names that are English words as well."""
_VERBS_AND_NAMES = frozenset("chase grant hope mark may pierce skip ward will".split())
"""Those that may open a wish, an order or a question: « May Allah be with you »."""
_SURNAMES = frozenset(
    """
    banks bishop black blue bridge bridges brooks bush castle church cross day field
    forest frost gold green hall hill house king lake lane little long love marsh mill
    moody noble park parks rich rivers savage short silver small snow stone street strong
    temple white winter wise wood woods young
    """.split()
)
"""Surnames that end the names of places as well."""


def are_alike(name: str, other: str) -> bool:
    """Whether two names may be one, written in two languages."""
    one, two = plain(name).translate(ALIKE), plain(other).translate(ALIKE)
    return one[:4] == two[:4] or fuzz.ratio(one, two) > _ALIKE
