"""Word forms of a language with their analyses; the one door to the tries."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import marisa_trie

_DATA = Path(__file__).parent / "data"
LANGUAGES = ("fr",)


class Analysis(NamedTuple):
    """One reading of a form.

    `part` is one letter: v verb, n noun, a adjective, p proper name, r adverb,
    s preposition, c conjunction, d determiner, o pronoun, i interjection.
    `tags` are the Lefff's: gender and number (``ms``), or mood, person and number
    (``P3s``; P I F J C indicative and conditional, S T subjunctive, Y imperative,
    W infinitive, G present participle, K past participle).
    """

    part: str
    lemma: str
    tags: tuple[str, ...]


class Lexicon:
    """The forms of one language, memory-mapped; a lookup takes about a microsecond."""

    def __init__(self, lang: str) -> None:
        """Open the data of `lang`."""
        self._lang = lang
        self._forms = open_table(f"{lang}.forms.marisa")

    @lru_cache(maxsize=4096)  # noqa: B019 - one lexicon a language lives for ever
    def analyses(self, form: str) -> tuple[Analysis, ...]:
        """Every reading of a lower-case form; empty if the form is unknown."""
        form = _spelt_out(form)
        found = self._forms.get(form)
        return tuple(_unpack(form, found[0])) if found else ()

    def knows(self, form: str) -> bool:
        """Whether the form, as written or in lower case, is a word."""
        form = _spelt_out(form)
        return form in self._forms or (
            not form.islower() and form.lower() in self._forms
        )

    def begins(self, text: str) -> bool:
        """Whether a word begins with a lower-case text, or is it."""
        return next(self._forms.iterkeys(_spelt_out(text)), None) is not None

    def forms(self, lemma: str, part: str | None = None) -> frozenset[str]:
        """Every inflected form of a lemma, of one part of speech or of all."""
        prefix = f"{lemma}\t{part or ''}"
        skip = len(lemma) + 2
        keys = _open_keys(f"{self._lang}.lemmas.marisa").keys(prefix)
        return frozenset(key[skip:] for key in keys)


def _spelt_out(form: str) -> str:
    """A form as the tables have it: they write « oeuvre »."""
    return form.replace("œ", "oe").replace("Œ", "Oe")


_ENTRY = re.compile(r"(.)(\d+)([^:]*):(.*)")


def _unpack(form: str, packed: bytes) -> list[Analysis]:
    readings = []
    for entry in packed.decode().split("|"):
        found = _ENTRY.fullmatch(entry)
        if found is None:
            continue
        part, drop, ending, tags = found.groups()
        lemma = form[: len(form) - int(drop)] + ending
        readings.append(Analysis(part, lemma, tuple(tags.split(","))))
    return readings


@cache
def open_table(name: str) -> marisa_trie.BytesTrie:
    """A table of the data folder, memory-mapped: words with some bytes each."""
    import marisa_trie  # noqa: PLC0415 - most runs never need it

    return marisa_trie.BytesTrie().mmap(str(_DATA / name))


@cache
def _open_keys(name: str) -> marisa_trie.Trie:
    import marisa_trie  # noqa: PLC0415 - most runs never need it

    return marisa_trie.Trie().mmap(str(_DATA / name))


@cache
def lexicon(lang: str | None) -> Lexicon | None:
    """The lexicon of a language (that of ``fr`` for ``fr-CA``); None without one."""
    base = (lang or "").split("-")[0]
    return Lexicon(base) if base in LANGUAGES else None
