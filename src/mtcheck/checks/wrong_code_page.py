"""Letters of one table of bytes read by another: « s‚curit‚ », « h™tel », « informaçăo ».

Tables of one byte a letter disagree beyond ASCII, and every text has a meaning in each.
What gives a wrong one away is a sign inside a word where no language has one; the right
table is the one that makes a known word of it, or at least letters of this language.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.match.lost_letters import usual_words
from mtcheck.match.memo import Memo
from mtcheck.match.view import BLANK
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_PAIRS = (
    ("cp1252", "mac_roman"),
    ("mac_roman", "cp1252"),
    ("cp1252", "cp850"),
    ("cp850", "cp1252"),
    ("cp437", "cp1252"),
    ("cp1250", "cp1252"),
    ("iso8859_2", "cp1252"),
    ("cp1251", "cp1252"),
    ("cp1253", "cp1252"),
    ("cp1257", "cp1252"),
)
"""The table that was taken, and the one that was meant."""
_LETTERS = {
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüßé",
    "es": "áéíóúñü",
    "it": "àèéìòù",
    "pt": "ãáàâçéêíõóôú",
    "nl": "éëïöüèáó",
}
_SIGNS = "\u0080-\u009f‚ƒ„…†‡ˆ‰Š‹Œ‘“”•–—˜™š›Žž¡¢£¤¥¦§¨©ª«¬\u00ad®¯±¶¸º»¼½¾¿×÷ÞþÐðØ"
_EAST = "ŕĺăćčęěďđńňőřůűţľłžşšąćężźαβγδζηθικλμνξορςστυφχψωΓΘΦΣΩабвгдежзийклмнопрстуфхцчшщыьэюя"
_CAPITALS = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ"
_ODD = compiled(
    rf"(?<=[a-zà-ÿ])[{_SIGNS}{_EAST}{_CAPITALS}]|[{_SIGNS}{_EAST}](?=[a-z])"
    rf"|(?<![\w])[{_CAPITALS}](?=[a-z]*[{_SIGNS}{_CAPITALS}])"
)
_WORD = rf"[A-Za-zÀ-ÿ{_SIGNS}{_EAST}{_CAPITALS}'’]"
_EDGES = "«»“”‘’'„…–—•‹›¡¿™®©°-"
_ACCENTED = compiled(r"[^\x00-\x7f]")
_HOPELESS = compiled(rf"[a-zà-ÿ][{_SIGNS[:12]}ˆ‰†‡™¢£¤¥¦§¨©¬®¯±¶¸¼½¾×÷ÞþŽžŠš][a-zà-ÿ]")
"""Signs that stand between small letters in no word of these languages."""
_CYRILLIC = frozenset({"ru", "uk", "bg", "be", "mk", "sr"})
_ACCENTS_ONLY = compiled("(?<![A-Za-z])[À-ÿ]{3,}(?![A-Za-z])")
_CYRILLIC_WORD = compiled("[А-Яа-яЁёІіЇїЄєҐґЎў]+")
_ENDINGS = {
    "es": compiled(r"[a-zñáéíóú]{2,}(?:ñ[oae]s?|ción|sión)"),
    "pt": compiled(r"[a-zçáéíóúâêô]*(?:ção|ções|são|sões|ão|ões|ãos|ães|ência|ância)"),
}
_CONTROLS = 0xA0  # below are letters in some tables, and nothing in others
_LEAST = 3  # letters of a word
_MOST = 60  # words looked at; with more, the file is in another language


def make() -> PassageCheck:
    """Return a check that yields each broken word with what it should be."""
    return Gated(_is_odd, _check)


def _is_odd(view: PassageView) -> bool:
    """Whether a text has signs where no language has them, or is in Cyrillic letters."""
    text = view.prose
    if text.isascii():
        return False
    return _ODD.search(text) is not None or (view.lang or "").split("-")[0] in _CYRILLIC


def _check(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "").split("-")[0]
    if lang in _CYRILLIC:
        yield from _as_latin(view)
    if lang not in _LETTERS:
        return
    for at, found in enumerate(_words().finditer(view.prose)):
        if at > _MOST:
            return
        start, end = _trimmed(view.prose, *found.span())
        word = view.prose[start:end]
        if not _ODD.search(word) or (view.source and word in view.source.raw):
            continue
        mended = _mended(lang)[word]
        if mended is not None:
            yield Match(start, end, {}, (mended,) if mended else ())


def _as_latin(view: PassageView) -> Iterator[Match]:
    """Words of Cyrillic letters that were read as those of Western Europe."""
    for found in _ACCENTS_ONLY.finditer(view.prose):
        try:
            mended = found[0].encode("cp1252").decode("cp1251")
        except UnicodeError:
            continue
        if _CYRILLIC_WORD.fullmatch(mended):
            yield Match(*found.span(), {}, (mended,))


@cache
def _words() -> re.Pattern[str]:
    return compiled(rf"(?<!{_WORD[:-1]}{BLANK}\d@/_.&-]){_WORD}{{3,40}}(?![\d@/_&-])")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a word without the signs that stand around words by right."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and text[end - 2] != text[end - 1]:
        if _ends_in_letter(text[start:end]):
            break
        end -= 1
    return start, end


def _ends_in_letter(word: str) -> bool:
    """Whether a sign at the end of a word that is broken elsewhere, too, is a letter."""
    return _ODD.search(word[:-1]) is not None


@cache
def _mended(lang: str) -> Memo[str | None]:
    return Memo(lambda word: _as_meant(word, lang))


def _as_meant(word: str, lang: str) -> str | None:
    """The word that was meant; empty if that is not sure, None if nothing is wrong."""
    if _is_known(word, lang):
        return None
    readings = _readings(word, lang)
    known = next((text for text in readings if _is_known(text, lang)), None)
    if known is None and readings and _HOPELESS.search(word) and word[1:].islower():
        return ""
    return known


def _readings(word: str, lang: str) -> list[str]:
    """What each pair of tables makes of a word, where those are letters of the language."""
    found = []
    for taken, meant in _PAIRS:
        table = _table(taken, meant)
        if all(letter in table for letter in _ACCENTED.findall(word)):
            text = "".join(table.get(letter, letter) for letter in word)
            odd = _ACCENTED.findall(text.replace("’", "'"))
            if odd and all(letter.lower() in _LETTERS[lang] for letter in odd):
                found.append(text)
    return found


@cache
def _table(taken: str, meant: str) -> dict[str, str]:
    """What the letters of one table are in the other, where both have some."""
    found = {}
    for number in range(0x80, 0x100):
        letter, whole = (_decoded(number, table) for table in (taken, meant))
        if letter and whole:
            found[letter] = whole
    return found


def _decoded(number: int, table: str) -> str:
    """A byte as a letter; where a table has a hole, programs pass its number on."""
    text = bytes([number]).decode(table, "ignore")
    return text or (chr(number) if number < _CONTROLS else "")


def _is_known(word: str, lang: str) -> bool:
    words, folded = lexicon(lang), word.lower().replace("’", "'")
    bare = folded.rpartition("'")[2]
    if len(bare) < _LEAST or not bare.isalpha():
        return bare in _BRIEF.get(lang, ())
    if words is not None:
        return words.knows(bare)
    ending = _ENDINGS.get(lang)
    return bare in usual_words(lang) or bool(ending and ending.fullmatch(bare))


_BRIEF = {"fr": {"où", "là", "dû", "né", "nés", "été"}, "es": {"año", "más", "día"}}
