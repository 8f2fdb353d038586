"""Letters that an encoding dropped: « la mise en uvre », « le vin franais », « c ur ».

`pick` says what stands in their place: ``nothing``, or ``gap`` (a space or a question
mark; French only).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining

from mtcheck.match.expressions import compiled
from mtcheck.match.french import letter
from mtcheck.match.gated import Gated
from mtcheck.match.lost_letters import filled, may_lack, restored
from mtcheck.match.traits import trait
from mtcheck.model import Match
from mtcheck.runs import is_set_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LANGUAGES = frozenset({"fr", "de", "es", "it", "pt", "nl"})
_MAY_LACK = trait(lambda word, lang: lang in _LANGUAGES and may_lack(word, lang))
_PIECE = trait(lambda word, lang: lang == "fr" and _is_piece(word))
_GLUE = frozenset("-_/\\.@#&=*`'$%+")
_MARKED = compiled(
    r"(?<![^\s(«“\"'])(?:[ldnsjmtc]'|qu')?(?P<word>[a-zà-ÿœ]*\?[a-zà-ÿœ]+(?:\?[a-zà-ÿœ]*)?)(?![\w?&=/])"
)
_LEAST = 4  # letters
_OFTEN = 3  # times that a passage says it, as one says a name


def make(*, pick: str = "nothing") -> PassageCheck:
    """Return a check that marks the broken word."""
    return {
        "nothing": Gated(_MAY_LACK.is_in, _dropped),
        "gap": Gated(_may_have_gap, _gaps),
    }[pick]


def _may_have_gap(view: PassageView) -> bool:
    return "?" in view.cased or _PIECE.is_in(view)


def _is_piece(word: str) -> bool:
    return word.isalpha() and letter(word) == "x"


def _dropped(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "").split("-")[0]
    places = _MAY_LACK.places if lang == "de" else _MAY_LACK.lower_places
    for at in places(view):
        word = view.word_texts[at]
        if _in_source(view, word) or view.word_texts.count(word) >= _OFTEN:
            continue
        if not _is_plain(view, at, lang):
            continue
        whole, span = restored(word, lang), view.words[at]
        if whole and not is_set_apart(view.cased, span.start, span.end, lang):
            yield Match(span.start, span.end, {"whole": whole})


def _is_plain(view: PassageView, at: int, lang: str) -> bool:
    """Whether the word stands in prose, and is no name."""
    start, end = view.words[at]
    text = view.cased[start:end]
    if not text.islower() and not (lang == "de" and text.istitle()):
        return False
    around = view.cased[start - 1 : start], view.cased[end : end + 1]
    is_elided = around[0] == "'" and at > 0 and view.word_texts[at - 1].endswith("'")
    if around[1] == "." and end - start < _LEAST and not text.islower():
        return False  # « Fr. Dr. Berndt »
    dotted = around[1] == "." and view.cased[end + 1 : end + 2].isalnum()
    if _is_accented(around):
        return False
    glued = (not is_elided and around[0] in _GLUE and at > 0) or around[1] in _GLUE - {
        "."
    }
    return not glued and not dotted


def _is_accented(around: tuple[str, str]) -> bool:
    """Whether accents are written as signs of their own, which part words."""
    return any(char and combining(char) for char in around)


def _in_source(view: PassageView, word: str) -> bool:
    return view.source is not None and word in view.source.whole_words


def _gaps(view: PassageView) -> Iterator[Match]:
    if (view.lang or "").split("-")[0] != "fr":
        return
    if "?" in view.cased:
        for found in _MARKED.finditer(view.cased):
            if filled(tuple(found["word"].split("?"))):
                yield Match(*found.span("word"))
    done = -1
    for at in _PIECE.lower_places(view):
        for first, last in ((at - 1, at), (at, at + 1)):
            if first > done and _is_split(view, first, last):
                done = last
                yield Match(view.words[first].start, view.words[last].end)


def _is_split(view: PassageView, first: int, last: int) -> bool:
    texts = view.word_texts
    if first < 0 or last >= len(texts) or view.gaps[last] != " ":
        return False
    pieces = texts[first : last + 1]
    if sum(map(len, pieces)) < _LEAST - 1 or not all(map(str.isalpha, pieces)):
        return False
    if _in_source(view, pieces[0]) or _in_source(view, pieces[1]):
        return False
    spans = view.words[first], view.words[last]
    if any(not view.cased[s.start : s.end].islower() for s in spans):
        return False
    # « gran&d livre », « défile_r la »: the letter of a key parts the word.
    if view.cased[spans[0].start - 1 : spans[0].start] in _GLUE:
        return False
    # « soci t » has lost its last letter, too.
    is_ended = len(pieces[1]) == 1 or (
        len(pieces[0]) == 1 and view.gaps[last + 1] == " "
    )
    return bool(filled(pieces) or (is_ended and filled((*pieces, ""))))
