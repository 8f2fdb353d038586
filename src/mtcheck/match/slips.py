"""Names of the source that the translation has with a letter too many, too few or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from mtcheck.match.expressions import compiled
from mtcheck.match.kept_names import is_kept
from mtcheck.match.kinship import ALIKE, plain
from mtcheck.match.memo import Memo
from mtcheck.match.people import FOREIGN, LANGUAGES, people, spellings, squeezed
from mtcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.match.view import PassageView

_NAME = compiled(r"(?<=[\w,;] )[A-Z][a-z]+(?:[A-Z][a-z]+)?(?![\w'-])")
_WORD = compiled(r"(?<![\w'-])[A-ZÀ-Ý]\w{4,}(?![\w-])")
_SHORTEST = 6  # letters; the shorter a name, the more others are like it
_LONG = 10  # letters, of which two may be wrong
_KEPT_END = 2  # letters at the end, which inflection may change


def slips(view: PassageView) -> Iterator[tuple[str, Span]]:
    """The names that are misspelt, each with the place of the misspelling."""
    source = view.source
    if source is None or (view.lang or "").split("-")[0] not in LANGUAGES:
        return
    found = filter(_SURE.__getitem__, _NAME.findall(source.cased))
    wanted = [name for name in dict.fromkeys(found) if name not in view.raw]
    if not wanted:
        return
    text = spellings(view.raw)
    lost = [name for name in wanted if squeezed(name) not in text]
    if not lost:
        return
    told = {person.last for person in people(source)}
    known = {plain(word) for word in source.word_texts}
    for name in lost:
        if name not in told:
            yield from _misspelt(view, name, known)


def _is_sure(name: str) -> bool:
    is_long = len(name) >= _SHORTEST
    return is_long and is_kept(name) and FOREIGN.search(name.lower()) is None


_SURE: Memo[bool] = Memo(_is_sure)


def _misspelt(
    view: PassageView, name: str, known: set[str]
) -> Iterator[tuple[str, Span]]:
    wanted = plain(name)
    most = 2 if len(name) >= _LONG else 1
    for found in _WORD.finditer(view.cased):
        word = plain(found.group())
        if word[0] != wanted[0] or word[-_KEPT_END:] != wanted[-_KEPT_END:]:
            continue
        if word in known or found.group().isupper():
            continue
        ours, theirs = word.translate(ALIKE), wanted.translate(ALIKE)
        if ours != theirs and OSA.distance(word, wanted) <= most:
            yield name, Span(*found.span())
            return
