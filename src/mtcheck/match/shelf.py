"""Sorts the literals of patterns by the words in them, so that most need no search."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from mtcheck.match.anchors import share
from mtcheck.match.automaton import EDGE, whole_words
from mtcheck.packed import pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Stretches = list[tuple[str, list[int]]]

_MOST = 100  # times in a million words; a more usual word tells little of others


def shelved(
    literals: Mapping[int, Iterable[str]],
) -> tuple[dict[str, bytes], Stretches]:
    """The literals of units, under whole words and apart, as `Literals` takes them."""
    owners: dict[str, list[int]] = defaultdict(list)
    for unit, texts in literals.items():
        for text in texts:
            owners[text].append(unit)
    words: dict[str, Stretches] = defaultdict(list)
    stretches: Stretches = []
    for text, units in owners.items():
        word = _telling_word(text)
        if word is None:
            stretches.append((text, units))
        else:
            bare = text.strip(EDGE)
            words[word].append(("" if bare == word else bare, units))
    return {word: pack(shelf) for word, shelf in words.items()}, stretches


def _telling_word(literal: str) -> str | None:
    """The rarest whole word in a literal; None if it has none that tells anything."""
    words = whole_words(literal)
    if words == [literal.strip(EDGE).strip(" ")]:
        return words[0]  # it is all there is: the automaton would see it inside others
    found: list[Any] = [(share(word), word) for word in words]
    frequency, word = min(found, default=(_MOST, ""))
    return word if frequency < _MOST else None
