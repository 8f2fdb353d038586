"""Makes the table of words that are English and nothing else, from wordfreq.

    pip install wordfreq msgpack
    python tools/build_english.py src/mtcheck/data

wordfreq (Robyn Speer, 3.1) is under the Apache licence, its data under CC BY-SA 4.0,
and so is what is made of it here. ``english.marisa`` gives for each English word one
bit a target language, in the order of `LANGUAGES`: set where the word is rare in
texts in that language, and rarer by far than in English. Zipf frequencies are used,
the logarithm to base 10 of a word's count in a thousand million words.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

import marisa_trie
from wordfreq import get_frequency_dict, zipf_frequency

from mtcheck.english import LANGUAGES
from mtcheck.lexicon import LANGUAGES as LEXICONS

COMMON = 2.5  # in English: a word that one reads a few times a year
# How rare in the other language, where names and quotations bring it in, and by how
# many powers of ten rarer than in English; more where no lexicon has a say.
RARE, APART = 2.75, 1.2
RARER, FARTHER = 2.2, 1.8
SHORTEST = 3

LICENCE = """\
english.marisa is derived from the word frequencies of wordfreq 3.1 by Robyn Speer,
https://github.com/rspeer/wordfreq, and is, like them, under the Creative Commons
Attribution-ShareAlike 4.0 International licence,
https://creativecommons.org/licenses/by-sa/4.0/. Changes: reduced to English words
that are rare in other languages, with one bit for each of these.
"""


def candidates() -> list[str]:
    """English words common enough, in plain lower-case letters."""
    return sorted(
        word
        for word in get_frequency_dict("en", wordlist="large")
        if word.isascii()
        and word.isalpha()
        and len(word) >= SHORTEST
        and zipf_frequency(word, "en") >= COMMON
    )


def is_foreign(word: str, lang: str) -> bool:
    """Whether a word is English and not of another language."""
    if word in own_words(lang):
        return False
    there, here = zipf_frequency(word, lang), zipf_frequency(word, "en")
    rare, apart = (RARE, APART) if lang in LEXICONS else (RARER, FARTHER)
    return there <= rare and here - there >= apart


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


def main() -> None:
    """Write the table and its licence."""
    folder = Path(sys.argv[1])
    masks = {word: mask(word) for word in candidates()}
    entries = [(w, m.to_bytes(2, "big")) for w, m in masks.items() if m]
    marisa_trie.BytesTrie(entries).save(str(folder / "english.marisa"))
    (folder / "english.LICENSE").write_text(LICENCE, encoding="utf-8")
    print(f"{len(entries)} words")


if __name__ == "__main__":
    main()
