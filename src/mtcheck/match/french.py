"""French forms as the grammar checks see them: what a word can be, in one letter.

`Reading.shape` has two characters a word: its letter, then what stands between it
and the next word. A check searches the shape with an expression, which is quick,
and asks the lexicon only about the few places where it matches.

Letters of closed classes: ``E`` *être*, ``H`` *avoir*, ``M`` a modal (finite forms
that are nothing else) · ``P`` subject pronoun · ``D`` determiner · ``d`` determiner
that is also a pronoun · ``c`` other clitic · ``n`` *ne* · ``q`` *qui*, *que* and their
like · ``s`` preposition · ``j`` conjunction · ``R`` common adverb · ``x`` not a word
of the lexicon. All other words get one of `chars`, by the parts of speech they have.
Between words: a space for nothing but white space, else one punctuation mark.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.memo import Memo
from mtcheck.match.view import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.lexicon import Analysis
    from mtcheck.match.shapes import Shape
    from mtcheck.match.view import PassageView
    from mtcheck.model import Span

NOUN, ADJECTIVE, PARTICIPLE, FINITE, INFINITIVE, ADVERB, OTHER = (
    1 << i for i in range(7)
)
_OPEN = 0x80  # letters of open classes are this plus the bits above

_CLOSED = {
    "E": (
        "sont étaient était étais êtes sommes sera seras serai serons serez seront serait"
        " serais seraient seriez serions fut furent étions étiez est"
    ),
    "H": (
        "a ai as ont avait avaient avais aviez aura aurai auras auront aurez aurons"
        " aurait auraient aurais auriez aurions avons avez eut eurent"
    ),
    "M": (
        "peut peux peuvent pouvez pouvons pourra pourrai pourras pourront pourrez"
        " pourrons pouvait pouvaient pourrait pourrais pourraient pourriez pourrions"
        " doit doivent devez devra devrai devras devront devrez devrons devait devaient"
        " devrait devrais devraient devriez devrions veut veux veulent voulez voudra"
        " voudrez voudront voulait voulaient voudrait voudraient voudriez"
    ),
    "P": "je j' tu il elle on ils elles",
    "D": (
        "l' un une des du au aux ce cet cette ces son sa ses mon ma mes ton ta tes notre"
        " nos votre vos leurs chaque quelques plusieurs"
    ),
    "d": "le la les leur",
    "c": "nous vous me m' te t' se s' lui y en",
    "n": "ne n'",
    "q": "qui que qu' dont où quoi lequel laquelle lesquels lesquelles",
    "s": "de d' à pour par sans avec dans sur sous chez vers entre contre dès",
    "j": "et ou mais ni car si comme quand lorsque lorsqu' puisque puisqu' or",
    "R": "pas plus jamais toujours déjà aussi bien encore très souvent",
}
_CLOSED_LETTERS = {
    word: letter for letter, words in _CLOSED.items() for word in words.split()
}
_PARTS = {"n": NOUN, "a": ADJECTIVE, "r": ADVERB}
_MARKS = compiled(r"\S")
_BRACKETS = compiled(r"[()]")


PERSONS = {
    word: frozenset({person})
    for person, words in {
        "1s": "je j'",
        "2s": "tu",
        "3s": "il elle on",
        "1p": "nous",
        "2p": "vous",
        "3p": "ils elles",
    }.items()
    for word in words.split()
}
"""The person of each subject pronoun."""

OFFICES = frozenset(
    "ministre maire médecin juge chef témoin mannequin écrivain soldat pilote notaire"
    " juré tisserand commandant capitaine lieutenant colonel général sergent peintre"
    " sculpteur poète guide otage sosie successeur prédécesseur matelot marin bandit"
    " tyran charlatan gourou clown maître magistrat expert consul préfet manager leader"
    " sportif champion parlementaire père mère frère sœur monsieur madame assassin"
    " bourreau mécène apôtre individu membre mentor senior junior coach fan star top"
    " snob camarade fondé attaché second substitut vétéran pionnier philosophe".split()
)
"""Men and women alike: « la ministre », which the lexicon does not know of all."""


class Slot(NamedTuple):
    """One gender and number that a form can have."""

    gender: str
    number: str


def chars(wanted: int, banned: int = 0) -> str:
    """The letters of open classes with one of the `wanted` bits and none `banned`."""
    return "".join(chr(_OPEN + b) for b in range(128) if b & wanted and not b & banned)


def only(wanted: int) -> str:
    """The letters of open classes that have `wanted` bits and no others."""
    return chars(wanted, ~wanted & 0x7F)


class Reading(NamedTuple):
    """The words of a passage, and one string that tells what they can be."""

    words: tuple[str, ...]
    spans: Sequence[Span]
    shape: str

    def clause_start(self, index: int) -> int:
        """The first word after the last punctuation mark before a word."""
        at = index
        while at and self.shape[2 * at - 1] == " ":
            at -= 1
        return at

    def places(self, shape: Shape, *groups: str) -> Sequence[tuple[int, ...]]:
        """The indices of the words at `groups` wherever a shape is matched.

        A group that did not take part gives -1.
        """
        return [
            tuple([found.start(group) // 2 for group in groups])  # -1 stays -1
            for found in shape.expression.finditer(self.shape)
        ]


@once
def reading(view: PassageView) -> Reading:
    """How to read `view`."""
    words = view.word_texts
    if not words:
        return Reading((), (), "")
    *inner, last = view.pieces[1:]
    shape = "".join(map(_signs.__getitem__, inner)) + _end_mark(last)
    return Reading(words, view.words, shape)


def _end_mark(after: str) -> str:
    found = _MARKS.search(after)
    if found is None:
        return " " if after else "."
    if after == after.strip():
        return "|"  # not even a space: no boundary of clauses
    brackets = _BRACKETS.search(after)
    mark = (brackets or found).group()
    return mark if mark in ',;:.!?"«»()…-–—' else "|"


def _letter(word: str) -> str:
    """What the shape says of a word, in lower case."""
    closed = _CLOSED_LETTERS.get(word)
    if closed is None:
        bits = parts(word)
        closed = chr(_OPEN + bits) if bits else "x"
    return closed


def _sign(piece: str) -> str:
    """What the shape says of a word, or of the gap between two."""
    if piece[:1].isalnum():
        return _letter(piece)
    return _end_mark(piece) if piece else " "


_signs = Memo(_sign)


def letter(word: str) -> str:
    """The letter that stands for a lower-case word in a shape."""
    return _signs[word]


def parts(word: str) -> int:
    """The parts of speech a lower-case form can be, as bits."""
    bits = 0
    for part, _, tags in analyses(word):
        if part in _PARTS and not (part == "a" and tags[0].startswith("K")):
            bits |= _PARTS[part]
        elif part == "v":
            bits |= _verb_parts(tags)
        elif part != "a":
            bits |= OTHER
    return bits


def _verb_parts(tags: Iterable[str]) -> int:
    bits = 0
    for tag in tags:
        if tag.startswith("K"):
            bits |= PARTICIPLE
        elif tag.startswith("W"):
            bits |= INFINITIVE
        elif tag.startswith("G"):
            bits |= OTHER
        else:
            bits |= FINITE
    return bits


def analyses(word: str) -> tuple[Analysis, ...]:
    """Every reading of a lower-case form in the French lexicon."""
    french = lexicon("fr")
    return french.analyses(word) if french else ()


_TAG = compiled(r"([PIFJCSTYWGK]*)([123]*)([mf]?)([sp]?)(?:_.*)?")


_SLOTS: dict[frozenset[Slot], frozenset[Slot]] = {}
"""The few sets that there are, each once: thousands of words have the same."""


@lru_cache(maxsize=8192)
def slots(word: str, kinds: str) -> frozenset[Slot]:
    """The genders and numbers of a form, read as one of the parts in `kinds`.

    ``k`` stands for a past participle, ``a`` for any other adjective.
    """
    found: set[Slot] = set()
    for part, _, tags in analyses(word):
        for tag in tags:
            kind = "k" if tag.startswith("K") else part
            if kind in kinds:
                found |= _expanded(tag)
    return _SLOTS.setdefault(it := frozenset(found), it)


_CONSONANTS = frozenset("bcçdfgjklmnpqrstvwxz")


def determiner_slots(word: str, following: str) -> frozenset[Slot]:
    """The genders and numbers of a determiner before a word: « son » may be feminine."""
    found = slots(word, "d")
    if word in {"mon", "ton", "son"} and following[0] in _CONSONANTS:
        return frozenset(slot for slot in found if slot.gender == "m")
    return found


def _expanded(tag: str) -> set[Slot]:
    parsed = _TAG.fullmatch(tag)
    if parsed is None:
        return {Slot(g, n) for g in "mf" for n in "sp"}
    genders, numbers = parsed[3] or "mf", parsed[4] or "sp"
    return {Slot(g, n) for g in genders for n in numbers}


@lru_cache(maxsize=8192)
def persons(word: str, moods: str = "PIFJCSTY") -> frozenset[str]:
    """The persons (``3s``, ``1p``) a form can be in, as a finite verb in these moods."""
    found: set[str] = set()
    for part, _, tags in analyses(word):
        for tag in tags if part == "v" else ():
            parsed = _TAG.fullmatch(tag)
            if parsed and set(parsed[1]) & set(moods):
                found |= {p + n for p in parsed[2] for n in parsed[4] or "sp"}
    return frozenset(found)


@lru_cache(maxsize=8192)
def lemmas(word: str, kind: str) -> frozenset[str]:
    """The lemmas of a form read as a part of speech; ``k`` for past participles."""
    return frozenset(
        lemma
        for part, lemma, tags in analyses(word)
        if (part == kind and kind != "k")
        or (kind == "k" and part == "v" and any(tag[0] == "K" for tag in tags if tag))
    )
