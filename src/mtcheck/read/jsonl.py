"""JSON Lines: an object a line, with a translation in each."""

from __future__ import annotations

import json
import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import InputError
from mtcheck.model import Run, Text
from mtcheck.read.rows import TEXTS, Faulty, Row, column, document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Document

_WHITE = re.compile(r"[ \t]*")
_LINE = re.compile(r"[^\r\n]+")
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_decode = json.JSONDecoder().raw_decode


def parse(content: str, path: str, above: int = 0) -> Document:
    """The rows, `above` lines further down; InputError if no line holds one."""
    read = document(path, "jsonl", content, _rows(content), above)
    if not read.passages and not read.problems:
        raise InputError(path, "holds no rows")
    return read


def _rows(content: str) -> Iterator[Row | Faulty]:
    number, at = 1, 0
    for found in _LINE.finditer(content):
        number += content.count("\n", at, found.start())
        at = found.start()
        if not found.group().isspace():
            yield _row(number, found.group(), at)


def _row(number: int, line: str, base: int) -> Row | Faulty:
    try:
        members = list(_members(line))
    except (ValueError, RecursionError) as error:
        return Faulty(number, f"not a row of JSON: {_reason(error)}")
    words: dict[str, str] = {}
    texts: dict[str, Text] = {}
    for kind, value, start, end in members:
        if value is None or kind in words or kind in texts:
            continue
        if kind not in TEXTS:
            words[kind] = str(value)
        elif isinstance(value, str):
            texts[kind] = _text(line, value, start, end, base)
        else:
            return Faulty(number, f'"{kind}" must be a text')
    if "target" not in texts:
        return Faulty(number, 'the row has no "target"')
    return Row(number, texts, words)


def _reason(error: Exception) -> str:
    if isinstance(error, JSONDecodeError):
        return f"{error.msg.removesuffix(' at')} at column {error.pos + 1}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


class _Member(NamedTuple):
    """A value of an object whose key means something, and where it stands."""

    kind: str
    value: object
    start: int
    end: int


def _members(line: str) -> Iterator[_Member]:
    """The members of the one object of a line; ValueError if it holds no such."""
    at = _expect(line, 0, "{", "a row must be a JSON object")
    if line[at : at + 1] == "}":
        at += 1
    else:
        while True:
            after_quote = _expect(line, at, '"', "expected a key", skip=False)
            key, at = scanstring(line, after_quote, True)  # noqa: FBT003 - its signature
            start = _expect(line, _skip(line, at), ":", "expected a colon")
            value, end = _decode(line, start)
            kind = column(key)
            if kind is not None:
                yield _Member(kind, value, start, end)
            at = _skip(line, end)
            if line[at : at + 1] == "}":
                at += 1
                break
            at = _expect(line, at, ",", "expected a comma")
    at = _skip(line, at)
    if at < len(line):
        raise JSONDecodeError("something follows the object", line, at)


def _expect(line: str, at: int, sign: str, why: str, *, skip: bool = True) -> int:
    """The place behind a sign, and behind the white space that follows it."""
    at = _skip(line, at)
    if line[at : at + 1] != sign:
        raise JSONDecodeError(why, line, at)
    return _skip(line, at + 1) if skip else at + 1


def _skip(line: str, at: int) -> int:
    found = _WHITE.match(line, at)
    return found.end() if found else at


def _text(line: str, value: str, start: int, end: int, base: int) -> Text:
    """A string and the places of its characters, each escape being one of them."""
    runs = [Run(0, base + start + 1)]
    if end - start - 2 == len(value):
        return Text(value, tuple(runs))
    at, length = start + 1, 0
    for escape in _escapes(line, start + 1, end - 1):
        length += escape[0] - at + 1
        at = escape[1]
        runs.append(Run(length, base + at))
    return Text(value, tuple(runs))


def _escapes(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each escape that stands for one character begins and ends."""
    while True:
        found = _ESCAPE.search(line, start, end)
        if found is None:
            return
        found = _PAIR.match(line, found.start(), end) or found
        yield found.span()
        start = found.end()
