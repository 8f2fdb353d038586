"""The key of a label in a program (``&File``, ``_File``, ``~File``)."""

from __future__ import annotations

from mtcheck.english import usage
from mtcheck.match.expressions import compiled

_SIGNS = "&_~"
# Inside a word only before a small letter: R&D and AT&T are no menus.
_SOURCE = {
    "&": compiled(
        r"(?<![^\W_]\s)(?<![\w&])&(?=[^\W_])"
        r"|(?<=[^\W\d_])&(?=[a-zà-ÿ]{2})"
        r"|(?<=[a-z]\s)&(?=[^\W\d_]{2})"
    ),
    "_": compiled(r"(?<!\w)_(?=[^\W_])|(?<=\b[A-Z])_(?=[a-zà-ÿ])"),
    "~": compiled(r"(?<![\w~/])~(?=[^\W_])|(?<=[^\W\d_])~(?=[a-zà-ÿ])"),
}
_MOST_WORDS = 6  # what a menu or a button says
_MOST_WORDS_OF_OPTION = 14  # what stands beside a box to tick
_IN_WORD = compiled(r"(?<![\w\\./-])([^\W\d_]+)_([^\W\d_]+)(?![\w(/-])")
_LAST_KEY = compiled(r"[^\W\d_]_[a-z](?!\w)")
_KEY = compiled(r"_(?=[^\W\d_])")
_WORD_OF_NAME = 4  # letters; shorter ones begin and end words by chance
_ENTITY = compiled(r"&(?:#\d+|\w{2,8});")


def key_sign(text: str) -> str | None:
    """The sign that marks the key of a short label; None if the text is no label."""
    found = (sign for sign in _SIGNS if sign in text and _has_key(sign, text))
    return next(found, None)


def _has_key(sign: str, text: str) -> bool:
    """Whether a short label has this sign once, before the letter of its key."""
    if text.count(sign) != 1 or len(text.split()) > _MOST_WORDS:
        return False
    if _ENTITY.search(text) or "://" in text or "@" in text or "#" in text:
        return False
    if sign == "_" and (
        (not text[:1].isupper() and text[0] != "_") or "." in text.removesuffix("...")
    ):
        return False
    return _SOURCE[sign].search(text) is not None


def is_keyed(source: str, target: str) -> bool:
    """Whether an English label marks its key, be it inside a word (``De_fault``)."""
    if key_sign(source) is not None or _splits_word(source):
        return True
    is_label = source[:1].isupper() and len(source.split()) <= _MOST_WORDS
    if not is_label or source.endswith(".") or source.count("_") != 1:
        return False
    found = _IN_WORD.search(source)
    if found is not None and all(map(_is_english, found.groups())):
        return False  # max_size
    return bool(_LAST_KEY.search(source) or len(_KEY.findall(target)) == 1)


def _splits_word(text: str) -> bool:
    """Whether the only ``_`` stands in what is a word without it, and no two words."""
    if text.count("_") != 1 or len(text.split()) > _MOST_WORDS_OF_OPTION:
        return False
    found = _IN_WORD.search(text)
    if found is None or usage((found[1] + found[2]).lower(), "fr") is None:
        return False
    return not all(len(p) >= _WORD_OF_NAME and _is_english(p) for p in found.groups())


def _is_english(word: str) -> bool:
    known = usage(word.lower(), "fr")
    return known is not None and known.is_listed
