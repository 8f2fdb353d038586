"""TOML with the place of every key; the one door to tomllib, opened when needed.

The reader of the standard library does not say where a key stood, so the lines are
looked through once more for tables and keys. Keys of a table within a line are placed
at the key that holds it.
"""

from __future__ import annotations

import re
from typing import Any

from mtcheck.errors import ConfigError

_HEAD = re.compile(r"(\s*)(\[\[?)([^\[\]#]+)\]\]?\s*(?:#.*)?")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_KEY = re.compile(
    rf"(\s*)(?P<key>(?:{_PART.pattern})(?:\s*\.\s*(?:{_PART.pattern}))*)\s*="
)
_ERROR = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_LONG_TEXT = re.compile(r'"""|' + "'''")


class Places:
    """Where keys and tables are; a table of an array is its name and its number."""

    def __init__(self, text: str) -> None:
        """Look through the lines of a file."""
        self._places: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self._table: tuple[str | int, ...] = ()
        self._arrays: dict[tuple[str | int, ...], int] = {}
        inside = False  # of a text of several lines
        for number, line in enumerate(text.split("\n"), start=1):
            if not inside:
                self._read(line, number)
            inside ^= len(_LONG_TEXT.findall(line)) % 2 == 1

    def _read(self, line: str, number: int) -> None:
        head = _HEAD.fullmatch(line)
        if head is not None:
            self._table = self._entered(_parts(head[3]), is_array=head[2] == "[[")
            self._places.setdefault(self._table, (number, len(head[1]) + 1))
            return
        key = _KEY.match(line)
        if key is not None:
            path = self._table
            for part in _parts(key["key"]):
                path = (*path, part)
                self._places.setdefault(path, (number, len(key[1]) + 1))

    def _entered(
        self, table: tuple[str | int, ...], *, is_array: bool
    ) -> tuple[str | int, ...]:
        if not is_array:
            return table
        self._arrays[table] = self._arrays.get(table, -1) + 1
        return (*table, self._arrays[table])

    def of(self, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Line and column of a key, or of the innermost table that holds it."""
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, (1, 1))


def _parts(name: str) -> tuple[str | int, ...]:
    return tuple(map(_bare, _PART.findall(name)))


def _bare(key: str) -> str:
    return key.strip("\"'")


def parsed(text: str, shown: str) -> tuple[dict[str, Any], Places]:
    """The content of a file and its places; ConfigError where it is not TOML."""
    import tomllib  # noqa: PLC0415 - most runs have no file to read

    try:
        return tomllib.loads(text), Places(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([_located(str(error), text, shown)]) from None


def _located(error: str, text: str, shown: str) -> str:
    found = _ERROR.fullmatch(error)
    what = found[1] if found else error
    line, column = (found[2], found[3]) if found and found[2] else _end(text)
    return f"{shown}:{line}:{column}: {what[:1].lower()}{what[1:]}"


def _end(text: str) -> tuple[int, int]:
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1
