"""Makes the table of English words and how usual they are, here and elsewhere.

    pip install wordfreq msgpack
    apt-get install wamerican
    python tools/build_english.py src/mtcheck/data /usr/share/dict/american-english

wordfreq (Robyn Speer, 3.1) is under the Apache licence, its data under CC BY-SA 4.0,
and so is what is made of it here. The second file is a list of English words in which
names alone have capitals (SCOWL, free to use): wordfreq does not tell names from words.
Zipf frequencies are used, the logarithm to base 10 of a word's count in a thousand
million words. ``english.marisa`` gives for each English word

- two bytes with one bit a target language, in the order of `LANGUAGES`: set where the
  word is rare in texts in that language, and rarer by far than in English;
- one byte, its frequency in English in steps of a `STEP`-th; the highest bit is set if
  the list of words has it;
- one byte a language, its frequency there; the highest bit is set if the lexicon of the
  language has it, with or without accents.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

import marisa_trie
from wordfreq import get_frequency_dict, zipf_frequency

from mtcheck.english import LANGUAGES, STEP
from mtcheck.lexicon import LANGUAGES as LEXICONS

COMMON = 2.5  # in English: a word that one reads a few times a year
# How rare in the other language, where names and quotations bring it in, and by how
# many powers of ten rarer than in English; more where no lexicon has a say.
RARE, APART = 2.75, 1.2
RARER, FARTHER = 2.2, 1.8
SHORTEST = 3
LISTED = 1.5  # in English; a word of the list may be less common than others

LICENCE = """\
english.marisa is derived from the word frequencies of wordfreq 3.1 by Robyn Speer,
https://github.com/rspeer/wordfreq, and is, like them, under the Creative Commons
Attribution-ShareAlike 4.0 International licence,
https://creativecommons.org/licenses/by-sa/4.0/. Changes: reduced to English words,
with rounded frequencies in English and in other languages.

Which of them are no names was looked up in SCOWL, http://wordlist.aspell.net/,
Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify, distribute and
sell these word lists, the associated scripts, the output created from the scripts, and
its documentation for any purpose is hereby granted without fee, provided that the above
copyright notice appears in all copies and that both that copyright notice and this
permission notice appear in supporting documentation. Kevin Atkinson makes no
representations about the suitability of this array for any purpose. It is provided
"as is" without express or implied warranty.
"""


def candidates(listed: frozenset[str]) -> list[str]:
    """English words common enough, in plain lower-case letters."""
    return sorted(
        word
        for word in get_frequency_dict("en", wordlist="large")
        if word.isascii()
        and word.isalpha()
        and len(word) >= SHORTEST
        and zipf_frequency(word, "en") >= (LISTED if word in listed else COMMON)
    )


def is_foreign(word: str, lang: str) -> bool:
    """Whether a word is English and not of another language."""
    if word in own_words(lang):
        return False
    there, here = zipf_frequency(word, lang), zipf_frequency(word, "en")
    rare, apart = (RARE, APART) if lang in LEXICONS else (RARER, FARTHER)
    return here >= COMMON and there <= rare and here - there >= apart


@cache
def own_words(lang: str) -> frozenset[str]:
    """The words of the language's lexicon; also without accents, as some write them."""
    if lang not in LEXICONS:
        return frozenset()
    path = Path(__file__).parents[1] / "src/mtcheck/data" / f"{lang}.forms.marisa"
    forms = marisa_trie.BytesTrie().mmap(str(path)).keys()
    return frozenset(plain for form in forms for plain in (form, bare(form)))


def bare(word: str) -> str:
    """A word without its accents."""
    return "".join(c for c in normalize("NFD", word) if not combining(c))


def mask(word: str) -> int:
    """The languages that do not have the word, one bit each."""
    return sum(1 << i for i, lang in enumerate(LANGUAGES) if is_foreign(word, lang))


def level(word: str, lang: str, *, flag: bool) -> int:
    """A frequency in steps, and a flag above it."""
    return min(127, round(STEP * zipf_frequency(word, lang))) | (128 if flag else 0)


def entry(word: str, listed: frozenset[str]) -> bytes:
    """What the table says of a word."""
    levels = [level(word, "en", flag=word in listed)]
    levels += [level(word, lang, flag=word in own_words(lang)) for lang in LANGUAGES]
    return mask(word).to_bytes(2, "big") + bytes(levels)


def main() -> None:
    """Write the table and its licence."""
    folder = Path(sys.argv[1])
    listed = frozenset(Path(sys.argv[2]).read_text(encoding="utf-8").split())
    entries = [(word, entry(word, listed)) for word in candidates(listed)]
    entries = [(w, e) for w, e in entries if w in listed or any(e[:2])]
    marisa_trie.BytesTrie(entries).save(str(folder / "english.marisa"))
    (folder / "english.LICENSE").write_text(LICENCE, encoding="utf-8")
    print(f"{len(entries)} words")


if __name__ == "__main__":
    main()
