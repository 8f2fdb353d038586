"""« Tu » and « vous » said to one reader.

Only the author's own words count: in quotations and dialogue others speak. A single
« tu » in a long text may be a title or a proverb; both in one passage hardly can.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.french import ADJECTIVE, FINITE, INFINITIVE, NOUN, parts
from mtcheck.match.view import WORD
from mtcheck.match.voice import own_words
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import DocumentCheck
    from mtcheck.match.view import PassageView

_MOST = 7  # the place that is marked and six related ones
_ENOUGH = 2  # passages that say it the rarer way, or one that says it both ways
_SIGN = re.compile(r"(?i)\b(?:t[uea]|t'|toi|ton|tes|vous|votre|vos)\b|ez\b|-tu\b")
_TU = {
    form: forms.split()[0]
    for forms in ("tu", "te t'", "ton", "ta tes", "tien tienne tiens tiennes", "toi")
    for form in forms.split()
}
_VOUS = frozenset("vous votre vos vôtre vôtres".split())
_NOUNS_IN_VOUS = frozenset(("rendez-vous", "garde-à-vous"))
_CALLS = frozenset("allez voyez tenez assez chez nez".split())
_CLITICS = frozenset("ne n' me m' te t' le la l' les lui leur y en nous".split())
_NOT_TONE = frozenset("le un ce du au son mon bon même de quel leur d' l' beau".split())
_COMMANDS = frozenset(
    "fais prends mets choisis viens dis sois apprends attends reviens lis écris"
    " reprends remplis".split()
)
_FORBIDDEN = frozenset("oublie hésite aie attends essaie".split())
_NOT_COMMANDED = frozenset("je j' tu il elle on nous vous ils elles et".split())
_ARTICLES = frozenset("le la les du des au aux".split())
_SEVERAL = re.compile(
    r"\b(?:vous (?:deux|trois|tous|toutes|autres)|toi et|et toi|(?:mes|chers|tes) amis"
    r"|(?:les|mes) (?:gars|filles|enfants|copains)|ta famille)\b"
)


class _Use(NamedTuple):
    """A place that shows how the reader is addressed."""

    is_close: bool
    place: Place


def make() -> DocumentCheck:
    """A check that yields one match for a text that mixes them."""
    return _Check()


class _Check:
    """Holds the first place of each kind in each passage."""

    def __init__(self) -> None:
        self._uses: list[_Use] = []

    def see(self, view: PassageView) -> None:
        """Note how a passage addresses its reader."""
        if view.passage.kind == "quote" or _SIGN.search(view.cased) is None:
            return
        text = own_words(view.cased)
        found = dict[bool, Place]()
        for start, end, is_close in _addresses(text):
            found.setdefault(is_close, Place(view.index, start, end))
        if False in found and _SEVERAL.search(view.folded):
            del found[False]
        self._uses += (_Use(is_close, place) for is_close, place in found.items())

    def close(self) -> Iterator[Match]:
        """Yield the first place of the rarer kind."""
        close = [use.place for use in self._uses if use.is_close]
        distant = [use.place for use in self._uses if not use.is_close]
        both = {p.passage for p in close} & {p.passage for p in distant}
        # Where both are as frequent, the one that came later departs from the other.
        usual, rare = sorted((close, distant), key=lambda at: (-len(at), at[:1]))
        if not rare or len(rare) + len(both) < _ENOUGH:
            return
        # The counterpart in the same passage shows best what is meant.
        first = next((place for place in rare if place.passage in both), rare[0])
        rest = [p for p in usual if p.passage == first.passage]
        rest += [p for p in (*rare, *usual) if p != first and p not in rest]
        values = {"tu": str(len(close)), "vous": str(len(distant))}
        index, start, end = first
        yield Match(start, end, values, (), None, tuple(rest[: _MOST - 1]), index)


def _addresses(text: str) -> Iterator[tuple[int, int, bool]]:
    """The words that address the reader: start, end, and whether by « tu »."""
    words = list(WORD.finditer(text))
    forms = ["", *(found.group().lower() for found in words), ""]
    for at, found in enumerate(words, 1):
        is_first = _begins(text, words, at - 1)
        before, word, after = forms[at - 1 : at + 2]
        if _is_vous(word, is_first=is_first):
            yield *found.span(), False
        elif (
            not _is_other(found.group())
            and _is_tu(word, "" if is_first else before, after)
        ) or (is_first and _is_command(word, after)):
            yield *found.span(), True


def _is_other(word: str) -> bool:
    """Whether it is an acronym, or God is addressed: « sois-Tu »."""
    return (word.isupper() and len(word) > 1) or word.endswith("-Tu")


def _begins(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a clause begins with a word."""
    between = text[words[at - 1].end() if at else 0 : words[at].start()]
    return at == 0 or (not between.isspace() and between != "")


def _is_vous(word: str, *, is_first: bool) -> bool:
    if word in _VOUS:
        return True
    if word.endswith("-vous"):
        return word not in _NOUNS_IN_VOUS
    return (
        is_first and word.endswith("ez") and word not in _CALLS and "Y2p" in _tags(word)
    )


def _is_tu(word: str, before: str, after: str) -> bool:
    if word not in _TU:
        return word.endswith(("s-tu", "x-tu", "-toi"))
    verb, noun = FINITE | INFINITIVE, NOUN | ADJECTIVE
    fits = {
        "tu": after in _CLITICS or any("2s" in tag for tag in _tags(after)),
        "te": after in _CLITICS or parts(after) & verb,
        "ton": before not in _NOT_TONE and parts(after) & noun,
        "ta": parts(after) & noun,
        "tien": before in _ARTICLES,
        "toi": True,
    }
    return bool(fits[_TU[word]])


def _is_command(word: str, after: str) -> bool:
    if word == "n'":
        return after in _FORBIDDEN
    return word in _COMMANDS and after not in _NOT_COMMANDED


def _tags(word: str) -> set[str]:
    words = lexicon("fr")
    readings = words.analyses(word) if words else ()
    return {tag for reading in readings if reading.part == "v" for tag in reading.tags}
