"""Which of two languages some words are in; the one door to langidentify.

The library reads whole models into its tables, half a second for a pair of languages,
and a question of a few words then looks at a few hundred of their entries. Here a model
is put in order as the text that it is, and a line of it looked up and understood when
the library asks for it: a fortieth of the time, a tenth of the memory, the same answers.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from math import log
from operator import methodcaller
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.match.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Sequence

    _Entry = tuple[tuple[int, ...], array[float]]
    """The languages that have a string, by number, and its logarithm in each."""

_GATE = 0.15  # how far langidentify must see the two languages apart
_TOTAL = re.compile(r"(\d):\d+/(\d+)")
_COUNT = re.compile(r"Count: (\d+)")
_LEAST = re.compile(r"MinLogProb: (-[\d.]+)")


def are_foreign(words: Sequence[str], lang: str, foreign: str) -> bool:
    """Whether langidentify takes `words` for `foreign` rather than `lang`."""
    asked = detector(lang, foreign)
    found = asked.detect(" ".join(words))
    return bool(found.iso_code == foreign and asked.results.gap >= _GATE)


@cache
def detector(lang: str, foreign: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the library has no types
    """What tells two languages apart."""
    from langidentify import Detector, Language, Model  # noqa: PLC0415 - seldom needed

    languages = Language.from_comma_separated(f"{lang},{foreign}")
    return Detector(_model(languages) or Model.load(languages))


def _model(languages: Sequence[Any]) -> object | None:
    """A model of two languages that reads what it is asked; None if it cannot be had."""
    from langidentify import Language, Model  # noqa: PLC0415 - as above

    try:
        ordered = sorted(languages, key=list(Language).index)
        grams = [_grams(language.iso_code) for language in ordered]
        words = [_words(language.iso_code) for language in ordered]
        return Model(  # type: ignore[no-any-return]
            tables=[LazyTable(grams)] * max(max(each.totals) for each in grams),
            languages=ordered,
            min_log_prob=max(each.least for each in grams),
            tw_min_log_prob=max(each.least for each in words),
            max_ngram=max(max(each.totals) for each in grams),
            cj_classifier=None,
            topwords_table=LazyTable(words, _skipped()),
        )
    except (AttributeError, ImportError, OSError, TypeError, ValueError):
        return None  # another version of the library, which then does it in its own way


_SPACES_IN = methodcaller("count", b" ")


class Said:
    """Strings and what is said of each, in one long text: as a dictionary it is large."""

    def __init__(self, body: str) -> None:
        """Take lines, each a string and a value apart by a space."""
        lines = sorted(filter(None, body.encode().split(b"\n")))
        # There are so many of them that a loop of Python's own would take long.
        if not {1}.issuperset(map(_SPACES_IN, lines)):
            raise ValueError(body[:80])
        lengths = map((1).__add__, map(len, lines))
        self._starts = array("I", accumulate(lengths, initial=0))
        self._body = b"\n".join((*lines, b"", b""))

    def get(self, text: str) -> str | None:
        """What is said of a string."""
        sought = f"{text} ".encode("utf-8", "surrogatepass")
        last = len(self._starts) - 1  # where nothing more begins
        at = bisect_left(self._starts, sought, 0, last, key=self._line)
        line = self._line(self._starts[at])
        return line[len(sought) :].decode() if line.startswith(sought) else None

    def _line(self, start: int) -> bytes:
        return self._body[start : self._body.find(b"\n", start)]


class _Lines(NamedTuple):
    """A file of a model: strings, and how usual each is as it is written there."""

    said: Said
    least: float
    """The logarithm below which a string counts for nothing."""
    totals: dict[int, int]
    """Of how many a count is, by the length of the string; 0 stands for any."""

    def logarithm(self, text: str) -> float | None:
        """Of how often a string occurs in the language; None if it hardly does."""
        value = self.said.get(text)
        if value is None:
            return None
        if value[0] == "-":
            found = float(value)
        else:
            found = log(int(value) / (self.totals.get(0) or self.totals[len(text)]))
        return None if found < self.least else found


class LazyTable:
    """What langidentify looks its entries up in, each made when first asked for."""

    def __init__(
        self, files: Sequence[_Lines], skipped: frozenset[str] = frozenset()
    ) -> None:
        """Take a file of each language, and what is to be skipped."""
        self._files = files
        self._skipped = skipped
        self._least = max(each.least for each in files)
        self._known: Memo[_Entry | object | None] = Memo(self._entry)

    def get(self, text: str) -> _Entry | object | None:
        """The entry of a string; None if no language has it."""
        return self._known[text]

    def _entry(self, text: str) -> _Entry | object | None:
        if text in self._skipped:
            from langidentify.model_loader import SKIP  # noqa: PLC0415 - as above

            return SKIP  # type: ignore[no-any-return]
        found = [each.logarithm(text) for each in self._files]
        numbers = tuple(at for at, value in enumerate(found) if value is not None)
        if not numbers:
            return None
        single = array("f", (value for value in found if value is not None))
        return numbers, array("f", (max(value, self._least) for value in single))


@cache
def _grams(code: str) -> _Lines:
    """Sequences of letters of a language."""
    head, said = _read(f"ngrams-{code}.txt.gz", code)
    totals = {int(length): int(total) for length, total in _TOTAL.findall(head)}
    return _Lines(said, _least(head), totals)


@cache
def _words(code: str) -> _Lines:
    """Words of a language."""
    head, said = _read(f"topwords-{code}.txt.gz", code)
    total = _COUNT.search(head)
    if total is None:
        raise ValueError(head)
    return _Lines(said, _least(head), {0: int(total[1])})


def _least(head: str) -> float:
    found = _LEAST.search(head)
    if found is None:
        raise ValueError(head)
    return float(found[1])


def _read(name: str, code: str) -> tuple[str, Said]:
    """The head of a file of a model, and its lines: a string and what is said of it."""
    with _resolver(code).open(name) as file:
        head, _, body = file.read().partition("\n")
    return head, Said(body)


@cache
def _skipped() -> frozenset[str]:
    """Strings that are a word of no language."""
    with _resolver("en").open("skipwords.txt") as file:
        lines = file.read().splitlines()
    return frozenset(line.strip() for line in lines if not line.startswith("#"))


def _resolver(code: str) -> Any:  # noqa: ANN401 - the library has no types
    """What opens the models: the larger ones where they are installed."""
    from langidentify.model_loader import PackageResolver  # noqa: PLC0415 - as above

    full = PackageResolver("full")
    return full if full.exists(f"ngrams-{code}.txt.gz") else PackageResolver("lite")
