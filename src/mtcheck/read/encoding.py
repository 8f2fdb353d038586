"""Bytes to text: UTF-8 first, then byte order marks, then a guess."""

from __future__ import annotations

import codecs
import re
from itertools import chain
from typing import TYPE_CHECKING

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16 LE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x1f\x8b")
_SAMPLE = 8192  # bytes that tell UTF-16 from binary
_GUESS_SAMPLE = 64 * 1024  # bytes to guess from; charset-normalizer is slow
_WESTERN = ("cp1252", "mac_roman", "cp850")
_WESTERN_SIGNS = frozenset(
    "àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ"
    "«»‹›“”„‘’–—…•·°€£§©®™ºª¿¡\u00a0"
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s?=\s?["']?"""
    rb"((?:iso-?8859|windows|cp|latin|koi8|shift|sjis|euc|gb|big5|mac)[\w-]{0,20})",
    re.IGNORECASE,
)
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_LETTERS = re.compile(r"[^\W\d_]")


def decode(data: bytes, path: str, *, legacy: str | None = None) -> tuple[str, str]:
    """The text of a file, without byte order mark, and the name of its encoding.

    What is neither marked nor UTF-8 is in the encoding `legacy` where the format has
    one, else in the one that its head declares, else a guess.
    """
    if data.startswith(_SIGNATURES):
        raise InputError(path, "is binary, not text")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, path), encoding
    if b"\0" in data:
        return _decode_utf16(data, path)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _guess(data, path, error, legacy)


def _decode_marked(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"is marked as {encoding} but byte {error.start} is not"
        raise InputError(path, message) from None


def _decode_utf16(data: bytes, path: str) -> tuple[str, str]:
    """A text in UTF-16 without mark; zeros are in the high bytes, or it is binary."""
    sample = data[:_SAMPLE]
    low_first = sample[1::2].count(0) >= sample[::2].count(0)
    encoding = "utf-16-le" if low_first else "utf-16-be"
    try:
        content = data.decode(encoding)
    except UnicodeDecodeError:
        content = "\0"
    if _is_utf8(sample.replace(b"\0", b"")) and 4 * sample.count(0) < len(sample):
        content = "\0"  # a text with stray zeros, far from one in every second byte
    if _UNREADABLE.search(content) or not _LETTERS.search(content):
        raise InputError(path, "is binary, not text")
    return content, encoding


def _is_utf8(sample: bytes) -> bool:
    """Whether a sample, which may end inside a character, is UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _guess(
    data: bytes, path: str, error: UnicodeDecodeError, legacy: str | None
) -> tuple[str, str]:
    declared = [legacy] if legacy else _declared(data)
    around = max(0, error.start - _GUESS_SAMPLE // 2)
    sample = data[around : around + _GUESS_SAMPLE]
    for encoding in chain(declared, _western(sample), _normalizer(sample)):
        try:
            content = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _UNREADABLE.search(content):
            return content, encoding
    raise InputError(path, _not_decodable(data, error))


def _declared(data: bytes) -> Iterator[str]:
    """The encoding that the head of a file names, if it is one of the usual ones."""
    for found in _DECLARED.finditer(data, 0, _SAMPLE):
        try:
            yield codecs.lookup(found[1].decode("ascii")).name
        except LookupError:
            continue


def _western(sample: bytes) -> Iterator[str]:
    """The encoding in which the sample reads like a language of western Europe.

    charset-normalizer takes most single French or Spanish sentences for Baltic or
    Chinese, hence this look of our own before it.
    """
    for encoding in _WESTERN:
        text = sample.decode(encoding, "replace")
        special = [char for char in text if char > "\x7f"]
        letters = sum(map(str.isalpha, text))
        if len(special) <= letters // 2 and _WESTERN_SIGNS.issuperset(special):
            yield encoding


def _normalizer(sample: bytes) -> Iterator[str]:
    # Takes a while to load, and few files are not UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    return (match.encoding for match in from_bytes(sample))


def _not_decodable(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start]
    return f"is not UTF-8 (line {line}, byte 0x{byte:02x}) nor any encoding we know"
