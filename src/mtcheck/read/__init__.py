"""Files to documents, whatever their format: the door to the readers."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from mtcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from mtcheck.model import Document

__all__ = ["EXTENSIONS", "FORMATS", "NAMED", "read_bytes", "read_path", "read_text"]

EXTENSIONS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".sdlxliff": "xliff",
    ".mqxliff": "xliff",
    ".tmx": "tmx",
    ".po": "po",
    ".pot": "po",
    ".resx": "resx",
    ".properties": "properties",
    ".strings": "strings",
    ".srt": "srt",
    ".vtt": "vtt",
}
"""The format of a file by the end of its name."""

NAMED = {".json": "json", ".ts": "ts", ".xml": "android"}
"""The same for names that other programs use too: only files that are named."""

FORMATS = tuple(dict.fromkeys([*EXTENSIONS.values(), *NAMED.values()]))
"""The names that the option ``--input-format`` takes."""

_HTML_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)?(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<![^>]*>\s*)*<(?:\w+:)?(\w+)", re.DOTALL
)
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
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(path, _reason(path, error)) from None
    except ValueError:
        raise InputError(path, "no such file") from None
    return read_bytes(data, path, format=format)


def read_bytes(data: bytes, path: str, *, format: str | None = None) -> Document:  # noqa: A002
    """The document in `data`, which came from `path` (the name tells the format)."""
    from mtcheck.read.encoding import decode  # noqa: PLC0415

    _check_format(format)
    content, _ = decode(data, path)
    return read_text(content, path, format=format)


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
    suffix = PurePath(path).suffix.lower()
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
    return sum(sign.search(content) is not None for sign in _MARKDOWN_SIGNS) >= 2


def _reason(path: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file"
    if isinstance(error, IsADirectoryError) or Path(path).is_dir():
        return "is a folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror or "cannot be read").lower()
