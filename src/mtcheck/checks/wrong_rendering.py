"""Finds words that render one word of the source by the wrong one of its senses.

A table says which words, beside which of the source, are wrong, and what in the source
decides the sense. A sense that nothing in the source speaks for is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView


class _Entry(NamedTuple):
    """One word of the source, its wrong renderings, and what decides between senses."""

    words: frozenset[str]
    wrong: str
    needs: str
    unless: str
    keeps: str
    say: tuple[str, ...]


def make(*, entries: Sequence[str]) -> PassageCheck:
    """A check that yields each wrong rendering.

    An entry reads ``words of the source: wrong words`` (forms parted by ``|``), then,
    each behind `` ; ``, what it needs of: ``with`` and ``but``, expressions of which the
    source must have the beginning of a word, or must not; ``near``, an expression that
    excuses what stands around in the target; and ``say``, the right words.
    """
    return _Table([_entry(text) for text in entries])


def _entry(text: str) -> _Entry:
    (words, wrong), *rest = (part.split(": ", 1) for part in text.split(" ; "))
    more = dict(rest)
    if unknown := more.keys() - {"with", "but", "near", "say"}:
        raise ValueError(f"an entry has no {', '.join(sorted(unknown))}")
    return _Entry(
        frozenset(words.split("|")),
        wrong,
        _beginning(more.get("with", "")),
        _beginning(more.get("but", "")),
        more.get("near", ""),
        tuple(filter(None, more.get("say", "").split("|"))),
    )


def _beginning(expression: str) -> str:
    return rf"(?<!\w)(?:{expression})" if expression else ""


class _Table:
    """The entries by the first word of each wrong rendering."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._by_word: dict[str, list[tuple[str, _Entry]]] = defaultdict(list)
        for entry in entries:
            for form in entry.wrong.split("|"):
                self._by_word[_FIRST.match(form)[0]].append((form, entry))  # type: ignore[index]
        self._words = frozenset(self._by_word)

    def __call__(self, view: PassageView) -> Iterator[Match]:
        if view.passage.source is None:
            return
        taken = 0
        for match in sorted(self._found(view), key=lambda m: (m.start, -m.end)):
            if match.start >= taken:
                taken = match.end
                yield match

    def _found(self, view: PassageView) -> Iterator[Match]:
        source = view.source
        for word in self._words & view.vocabulary if source else ():
            for form, entry in self._by_word[word]:
                if source and _speaks(entry, source):
                    yield from _places(form, entry, view, source)


_FIRST = compiled(r"[^\W_]+(?:[-·.][^\W_]+)*'?")


def _speaks(entry: _Entry, source: PassageView) -> bool:
    """Whether the source has the word, in a sense that its rendering misses."""
    if entry.words.isdisjoint(source.vocabulary):
        return False
    text = source.folded
    if entry.needs and not compiled(entry.needs).search(text):
        return False
    return not (entry.unless and compiled(entry.unless).search(text))


def _places(
    form: str, entry: _Entry, view: PassageView, source: PassageView
) -> Iterator[Match]:
    english = min(entry.words & source.vocabulary)
    for found in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", view.folded):
        around = view.folded[max(0, found.start() - 30) : found.end() + 30]
        if entry.keeps and compiled(entry.keeps).search(around):
            continue
        values = {"english": english, "say": " / ".join(entry.say)}
        yield Match(*found.span(), values, entry.say)
