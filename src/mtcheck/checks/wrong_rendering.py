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


_WORD = re.compile(r"[^\W_]+")


class _Entry(NamedTuple):
    """One word of the source, its wrong renderings, and what decides between senses."""

    words: frozenset[str]
    wrong: str
    heads: frozenset[str]
    """The first words of the wrong renderings."""
    stems: tuple[str, ...]
    """The beginnings of those that have any ending."""
    needs: str
    unless: str
    keeps: str
    spared: str
    say: tuple[str, ...]


def make(*, entries: Sequence[str]) -> PassageCheck:
    """A check that yields each wrong rendering.

    An entry reads ``words of the source: wrong words`` (forms parted by ``|``; ``stem*``
    has any ending), then, each behind `` ; ``, what it needs of: ``with`` and ``but``,
    expressions of which the source must have the beginning of a word, or must not;
    ``or``, the same of the target, which is right where it has it too; ``near``, an
    expression that excuses what stands around in the target; and ``say``, the right
    words.
    """
    return _Table([_entry(text) for text in entries])


def _entry(text: str) -> _Entry:
    (words, wrong), *rest = (part.split(": ", 1) for part in text.split(" ; "))
    more = dict(rest)
    forms = wrong.split("|")
    if unknown := more.keys() - {"with", "but", "or", "near", "say"}:
        raise ValueError(f"an entry has no {', '.join(sorted(unknown))}")
    return _Entry(
        frozenset(words.split("|")),
        _whole(forms),
        frozenset(w for f in forms if "*" not in f for w in _WORD.findall(f)[:1]),
        tuple(form.partition("*")[0] for form in forms if "*" in form),
        _beginning(more.get("with", "")),
        _beginning(more.get("but", "")),
        more.get("near", ""),
        _beginning(more.get("or", "")),
        tuple(filter(None, more.get("say", "").split("|"))),
    )


def _beginning(expression: str) -> str:
    return rf"(?<!\w)(?:{expression})" if expression else ""


def _whole(forms: Sequence[str]) -> str:
    """An expression of whole words, the longer ones first."""
    longest_first = sorted(forms, key=len, reverse=True)
    wanted = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in longest_first)
    return rf"(?<![\w-])(?:{wanted})(?![\w-])"


class _Table:
    """The entries by the words of the source that they are about."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        for entry in entries:
            for word in entry.words:
                self._by_word[word].append(entry)
        self._words = frozenset(self._by_word)

    def __call__(self, view: PassageView) -> Iterator[Match]:
        source = view.source
        if source is None or self._words.isdisjoint(source.vocabulary):
            return
        taken = 0
        for match in sorted(self._found(view, source), key=lambda m: (m.start, -m.end)):
            if match.start >= taken:
                taken = match.end
                yield match

    def _found(self, view: PassageView, source: PassageView) -> Iterator[Match]:
        for word in sorted(self._words & source.vocabulary):
            for entry in self._by_word[word]:
                found = _wrong(entry, view)
                if found and _speaks(entry, view, source):
                    yield from _places(found, entry, view, source)


def _wrong(entry: _Entry, view: PassageView) -> list[re.Match[str]]:
    """Where a passage has a wrong rendering; most have no word of any."""
    if entry.heads.isdisjoint(view.whole_words) and not any(
        map(view.folded.__contains__, entry.stems)
    ):
        return []
    return list(compiled(entry.wrong).finditer(view.folded))


def _speaks(entry: _Entry, view: PassageView, source: PassageView) -> bool:
    """Whether the source has the word in a sense that its rendering misses."""
    text = source.folded
    if entry.needs and not compiled(entry.needs).search(text):
        return False
    if entry.unless and compiled(entry.unless).search(text):
        return False
    return not (entry.spared and compiled(entry.spared).search(view.folded))


def _places(
    places: Sequence[re.Match[str]],
    entry: _Entry,
    view: PassageView,
    source: PassageView,
) -> Iterator[Match]:
    english = min(entry.words & source.vocabulary)
    cue = compiled(entry.needs).search(source.folded) if entry.needs else None
    for found in places:
        around = view.folded[max(0, found.start() - 30) : found.end() + 30]
        if entry.keeps and compiled(entry.keeps).search(around):
            continue
        if _is_kept_name(view.cased[slice(*found.span())], source):
            continue
        values = {
            "english": english,
            "cue": cue[0] if cue else english,
            "say": " / ".join(entry.say),
        }
        yield Match(*found.span(), values, entry.say)


def _is_kept_name(text: str, source: PassageView) -> bool:
    """Whether the source has the same word, with its capital, inside a sentence."""
    at = source.cased.find(text) if text[:1].isupper() else -1
    return (
        at > 0 and source.cased[at - 1] in " (*" and source.cased[at - 2] not in ".!?"
    )
