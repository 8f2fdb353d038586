"""Finds a sentence that stands twice in one passage, or a paragraph twice in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.match.view import PassageView

_SENTENCE = compiled(r"[^.!?…]+[.!?…]+(?=\s|$)")
_ENDS = compiled(r"[.!?…]+(?:\s+|$)")
_SHORTEST = 30  # code points; shorter ones are refrains, steps, answers
_FEWEST_WORDS = 6
_FARTHEST = 3  # sentences


def make() -> _Twice:
    """A check of a whole document that yields the second of two equals."""
    return _Twice()


class _Twice:
    """Remembers nothing but the paragraph before."""

    def __init__(self) -> None:
        self._found: list[Match] = []
        self._last = ""
        self._last_index = -1

    def see(self, view: PassageView) -> None:
        """Compare the sentences of a passage, and the passage with the one before."""
        text = view.folded.strip()
        if view.passage.kind == "paragraph":
            if text == self._last and _is_long(text):
                self._found.append(self._again(view))
            self._last, self._last_index = text, view.index
        else:
            self._last = ""
        if len(text) > 2 * _SHORTEST:
            self._found += _inside(view)

    def close(self) -> Iterable[Match]:
        """What was found, in text order."""
        return self._found

    def _again(self, view: PassageView) -> Match:
        first = Place(self._last_index, 0, len(view.raw))
        return Match(0, len(view.raw), related=(first,), passage=view.index)


def _inside(view: PassageView) -> Iterator[Match]:
    rough = _ENDS.split(view.folded)
    if len(set(rough)) == len(rough):
        return  # told sooner than by the sentences
    sentences = list(_SENTENCE.finditer(view.folded))
    texts = [found.group().strip() for found in sentences]
    if len(set(texts)) == len(texts):
        return
    for at, text in enumerate(texts):
        earlier = texts[max(0, at - _FARTHEST) : at]
        if text in earlier and _is_long(text) and not _is_twice_before(texts, at):
            found = sentences[at]
            start = found.end() - len(found.group().lstrip())
            first = sentences[texts.index(text, max(0, at - _FARTHEST))]
            place = Place(view.index, first.start(), first.end())
            yield Match(start, found.end(), related=(place,), passage=view.index)


def _is_long(text: str) -> bool:
    return len(text) >= _SHORTEST and len(text.split()) >= _FEWEST_WORDS


def _is_twice_before(texts: list[str], at: int) -> bool:
    """Whether this is a refrain: the third time or more."""
    return texts[max(0, at - 20) : at].count(texts[at]) > 1
