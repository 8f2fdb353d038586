"""Words in a row, told by what the lexicon says of them: ``tokens`` in a rule.

There is no tagger: a form is every word it can be. A step holds if one reading of
the form is all that the step asks for (with ``only``, if every reading is).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.memo import Memo
from mtcheck.match.phrase import CLOSED_CLASSES, PhraseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mtcheck.lexicon import Analysis
    from mtcheck.match.view import PassageView

Plain = dict[str, Any]
"""A step as `Steps` takes it: the keys of a rule file, lemmas spelt out as forms."""

_PARTS = {
    "n": "noun", "a": "adjective", "p": "name", "r": "adverb", "s": "preposition",
    "c": "conjunction", "d": "determiner", "o": "pronoun",
}  # fmt: skip
_MOODS = {"K": "participle", "W": "infinitive", "G": "gerund"}
_TAG = re.compile(
    r"(?P<mood>[PIFJCSTYWGK]*)(?P<person>[123]*)(?P<gender>[mf]?)(?P<number>[sp]?)"
)
_MOST_PAIRS = 600
_SHAPES: Mapping[str, Callable[[str], bool]] = {
    "lower": str.islower,
    "title": lambda word: word[:1].isupper() and not word[1:].isupper(),
    "upper": lambda word: len(word) > 1 and word.isupper(),
    "digits": str.isdigit,
}
_JOINED = frozenset(["", " "])  # what may stand between two words of one phrase
_SKIPPED = _JOINED | {", "}
_ASKS_LEXICON = ("part", "gender", "number", "person", "only")


class Found(NamedTuple):
    """The words of a match: where each step stands, None for one left out."""

    places: tuple[int | None, ...]


def spelt_out(step: Plain, lang: str | None) -> Plain:
    """A step with `lemma` and ``<classes>`` turned into `text`.

    Raises PhraseError for a lemma that is not in the lexicon, for a language without
    one where the step needs it, and for a step that asks for nothing.
    """
    done = dict(step)
    lemmas = _several(done.pop("lemma", ()))
    texts = [
        form for text in _several(step.get("text", ())) for form in _forms(text, lang)
    ]
    for lemma in lemmas:
        texts += _inflected(lemma, lang)
    done["text"] = sorted(set(texts))
    if done.get("not"):
        done["not"] = spelt_out(done["not"], lang)
    if any(done.get(key) for key in _ASKS_LEXICON) and lexicon(lang) is None:
        raise PhraseError(
            f"no lexicon for {lang or 'any language'}: only text and shape"
        )
    if not done.get("skip") and not any(
        done.get(key) for key in ("text", "shape", *_ASKS_LEXICON)
    ):
        raise PhraseError("a step asks for a text, a lemma, a part, a shape or a gap")
    return done


def _several(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _forms(text: str, lang: str | None) -> Sequence[str]:
    folded = text.lower().replace("’", "'")
    if not (folded.startswith("<") and folded.endswith(">")):
        return [folded]
    closed = CLOSED_CLASSES.get((lang or "")[:2], {}).get(folded[1:-1])
    return closed.split() if closed else _inflected(folded[1:-1], lang)


def _inflected(lemma: str, lang: str | None) -> Sequence[str]:
    words = lexicon(lang)
    found = words.forms(lemma) if words else frozenset()
    if not found:
        raise PhraseError(f"the lexicon has no <{lemma}>")
    return sorted(found)


def covers_of(steps: Sequence[Plain]) -> list[frozenset[str]]:
    """Sets of literals of which each match holds one: texts, or two that meet."""
    texts = [_needed(step) for step in steps]
    pairs = [
        frozenset(_met(one, other) for one in a for other in b)
        for a, b in pairwise(texts)
        if a and b and len(a) * len(b) <= _MOST_PAIRS
    ]
    return [*(frozenset(found) for found in texts if found), *pairs]


def _needed(step: Plain) -> Sequence[str]:
    return [] if step.get("optional") or step.get("skip") else step["text"]


def _met(one: str, other: str) -> str:
    return one + other if one.endswith("'") else f"{one} {other}"


class Steps:
    """A sequence of steps, ready to be looked for."""

    def __init__(self, steps: Sequence[Plain], lang: str) -> None:
        """Take steps that `spelt_out` has made."""
        self._steps = [_Step(step, lang) for step in steps]
        self.marked = [at for at, step in enumerate(steps) if step.get("mark")]

    def found(self, view: PassageView) -> Iterator[Found]:
        """The matches in text order, none within another."""
        walk = _Walk(self._steps, view)
        done = 0
        for start in walk.starts():
            if start < done:
                continue
            places = walk.follow(0, start, ())
            if places is not None:
                yield Found(places)
                done = 1 + max(place for place in places if place is not None)


class _Step:
    """One step; what it asks of a folded form is worked out once a form."""

    def __init__(self, plain: Plain, lang: str) -> None:
        self.skip: tuple[int, int] | None = (
            tuple(plain["skip"]) if plain.get("skip") else None
        )
        self.is_optional = bool(plain.get("optional"))
        self.shape = _SHAPES[plain["shape"]] if plain.get("shape") else None
        wanted = _Wanted(plain, lang)
        banned = _Wanted(plain["not"], lang) if plain.get("not") else None
        self.fits: Memo[bool] = Memo(
            wanted.holds
            if banned is None
            else lambda form: wanted.holds(form) and not banned.holds(form)
        )


class _Wanted:
    """What a form must be."""

    def __init__(self, plain: Plain, lang: str) -> None:
        self._texts = frozenset(plain.get("text", ()))
        self._parts = frozenset(_several(plain.get("part", ())))
        self._tag = {
            key: plain[key] for key in ("gender", "number", "person") if plain.get(key)
        }
        self._every = bool(plain.get("only"))
        self._words = lexicon(lang)

    def holds(self, form: str) -> bool:
        """Whether the text is one of those given, and a reading (or each) fits."""
        if self._texts and form not in self._texts:
            return False
        if not self._parts and not self._tag:
            return True
        readings = self._words.analyses(form) if self._words else ()
        if not readings:
            return "unknown" in self._parts
        fits = [self._is_fit(*pair) for pair in _tagged(readings)]
        return all(fits) if self._every else any(fits)

    def _is_fit(self, part: str, tag: Mapping[str, str]) -> bool:
        if self._parts and part not in self._parts:
            return False
        return all(
            not tag[key] or value in tag[key] for key, value in self._tag.items()
        )


def _tagged(readings: Sequence[Analysis]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for reading in readings:
        for text in reading.tags:
            tag = _TAG.match(text)
            if tag is None:
                continue
            mood = tag["mood"][:1]
            is_verb = reading.part == "v" or mood == "K"
            part = _MOODS.get(mood, "verb") if is_verb else _PARTS.get(reading.part, "")
            yield part, tag.groupdict()


class _Walk:
    """Steps held against the words of one passage."""

    def __init__(self, steps: Sequence[_Step], view: PassageView) -> None:
        self._steps = steps
        self._view = view
        self._words = view.word_texts
        self._gaps = view.gaps

    def starts(self) -> Iterator[int]:
        """Where the first step that must be there could stand, or the one before it."""
        first = self._steps[0]
        if first.is_optional or first.skip:
            yield from range(len(self._words))
            return
        fits = first.fits
        yield from (at for at, word in enumerate(self._words) if fits[word])

    def follow(
        self, step: int, at: int, taken: tuple[int | None, ...]
    ) -> tuple[int | None, ...] | None:
        """The places of all steps from `step` on, the first at `at`; None if not."""
        if step == len(self._steps):
            return taken
        here = self._steps[step]
        if here.skip is not None:
            return self._over(step, at, taken, here.skip)
        if self._holds(here, at) and (not at or step == 0 or self._is_joined(at)):
            rest = self.follow(step + 1, at + 1, (*taken, at))
            if rest is not None:
                return rest
        return self.follow(step + 1, at, (*taken, None)) if here.is_optional else None

    def _over(
        self,
        step: int,
        at: int,
        taken: tuple[int | None, ...],
        length: tuple[int, int],
    ) -> tuple[int | None, ...] | None:
        for count in range(length[1] + 1):
            if count and not self._is_joined(at + count - 1, _SKIPPED):
                return None
            if count >= length[0]:
                rest = self.follow(step + 1, at + count, (*taken, None))
                if rest is not None:
                    return rest
        return None

    def _holds(self, step: _Step, at: int) -> bool:
        if at >= len(self._words) or not step.fits[self._words[at]]:
            return False
        if step.shape is None:
            return True
        start, end = self._view.words[at]
        return step.shape(self._view.cased[start:end])

    def _is_joined(self, at: int, allowed: frozenset[str] = _JOINED) -> bool:
        return at < len(self._words) and self._gaps[at] in allowed
