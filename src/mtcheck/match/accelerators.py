"""The key of a label in a program (``&File``, ``_File``, ``~File``)."""

from __future__ import annotations

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
