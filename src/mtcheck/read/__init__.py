"""Files to documents, whatever their format: the door to the readers."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from mtcheck.errors import InputError, UsageError
from mtcheck.read.formats import TABLE

if TYPE_CHECKING:
    from mtcheck.model import Document

__all__ = [
    "EXTENSIONS",
    "FORMATS",
    "NAMED",
    "bytes_of",
    "decoded",
    "known_format",
    "read_bytes",
    "read_path",
    "read_text",
]

EXTENSIONS = {ending: entry.name for entry in TABLE for ending in entry.endings}
"""The format of a file by the end of its name."""

NAMED = {ending: entry.name for entry in TABLE for ending in entry.shared}
"""The same for names that other programs use too: only files that are named."""

FORMATS = tuple(entry.name for entry in TABLE)
"""The names that the option ``--input-format`` takes."""

_PACKABLE = frozenset({"jsonl", "tsv", "csv"})
_LEGACY = {"properties": "iso-8859-1"}
"""What a file is that is not UTF-8, where the format says so."""

_HTML_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)?(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(
    # What was taken is never given back: comments can be cut up in many ways.
    r"\s*+(?>(?:<\?.*?\?>|<!--.*?-->|<!(?!--)[^>]*>)\s*+)*+<(?:\w+:)?(\w+)",
    re.DOTALL,
)
_LEAFED = 100_000  # code points; what is Markdown shows it by then
_MARKDOWN_SIGNS = tuple(
    re.compile(sign, re.MULTILINE)
    for sign in (
        r"^#{1,6} \S",  # a heading
        r"^ {0,3}(?:```|~~~)",  # a fence
        r"[^\W_]\]\([^\s)]+\)",  # a link
        r"^\|?(?: ?:?-{3,}:? ?\|)+",  # the rule below the head of a table
        r"(?<!\*)\*\*[^\s*][^*\n]*\*\*(?!\*)",  # strong words
        r"\A---\n(?:.*\n)*?---\n",  # front matter
    )
)
_SNIFFED = 2048  # characters in which a page says that it is one


def read_path(path: str, *, format: str | None = None) -> Document:  # noqa: A002
    """The document in a file; an InputError says in a line why there is none."""
    _check_format(format)
    return read_bytes(bytes_of(path), path, format=format)


def bytes_of(path: str) -> bytes:
    """What a file holds; an InputError says in a line why it cannot be told."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(path, _reason(path, error)) from None
    except ValueError:
        raise InputError(path, "no such file") from None


def read_bytes(data: bytes, path: str, *, format: str | None = None) -> Document:  # noqa: A002
    """The document in `data`, which came from `path` (the name tells the format)."""
    name = _check_format(format) or known_format(path)
    if name == "docx" and data:
        from mtcheck.read.docx import parse_archive  # noqa: PLC0415

        return parse_archive(data, path)
    content, _ = decoded(data, path, name)
    return read_text(content, path, format=format)


def decoded(data: bytes, path: str, name: str | None) -> tuple[str, str]:
    """The text of a file in a format, unpacked, and the name of its encoding."""
    from mtcheck.read.encoding import decode  # noqa: PLC0415
    from mtcheck.read.packed import GZIP, unpacked  # noqa: PLC0415

    if name in _PACKABLE and data.startswith(GZIP):
        data = unpacked(data, path)
    return decode(data, path, legacy=_LEGACY.get(name or ""))


def known_format(path: str) -> str | None:
    """The format that the name of a file tells by itself."""
    return EXTENSIONS.get(_ending(path))


def _ending(path: str) -> str:
    """The last part of a name, with the one before it if it says how it is packed."""
    endings = PurePath(path).suffixes[-2:]
    is_packed = endings[-1:] == [".gz"]
    return "".join(endings if is_packed else endings[-1:]).lower()


def read_text(content: str, path: str, *, format: str | None = None) -> Document:  # noqa: A002
    """The document in `content`, which came from `path` (the name tells the format)."""
    name = _check_format(format) or _format_of(path, content)
    if not content or content.isspace():
        raise InputError(path, "is empty")
    return _parse(content, path, name)


def _parse(content: str, path: str, name: str) -> Document:
    """Hand over to the reader of a format; only that one is loaded."""
    parser = import_module(f"mtcheck.read.{name}")
    document: Document = parser.parse(content, path)
    return document


def _check_format(name: str | None) -> str | None:
    if name is None or name in FORMATS:
        return name
    from rapidfuzz.process import extractOne  # noqa: PLC0415

    close = extractOne(name.lower(), FORMATS, score_cutoff=60)
    hint = f'; did you mean "{close[0]}"?' if close else ""
    known = ", ".join(FORMATS)
    raise UsageError(f'unknown input format "{name}" (known: {known}){hint}')


def _format_of(path: str, content: str) -> str:
    suffix = _ending(path)
    known = EXTENSIONS.get(suffix)
    if suffix in NAMED:
        known = _by_root(content) or NAMED[suffix]
    if known not in {None, "text"}:
        return str(known)
    if known is None and _HTML_START.match(content, 0, _SNIFFED):
        return "html"
    return "markdown" if _looks_like_markdown(content) else "text"


_ROOTS = {
    "xliff": "xliff",
    "tmx": "tmx",
    "TS": "ts",
    "resources": "android",
    "root": "resx",
}


def _by_root(content: str) -> str | None:
    """The format of an XML file by its first element."""
    found = _ROOT.match(content, 0, _SNIFFED)
    return _ROOTS.get(found[1]) if found else None


def _looks_like_markdown(content: str) -> bool:
    """Whether a text is Markdown under another name: code in it must not be prose."""
    found = (sign.search(content, 0, _LEAFED) for sign in _MARKDOWN_SIGNS)
    return sum(sign is not None for sign in found) >= 2


def _reason(path: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file"
    if isinstance(error, IsADirectoryError) or Path(path).is_dir():
        return "is a folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror or "cannot be read").lower()
