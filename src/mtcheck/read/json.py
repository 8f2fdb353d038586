"""JSON of frameworks for several languages: texts under paths of keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.errors import InputError
from mtcheck.model import Problem
from mtcheck.read.quoted import put_unescaped
from mtcheck.read.units import Unit, document
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Document

_WHITE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\r\n]|\\.)*"')
_OTHER = re.compile(r"true|false|null|-?\d[\d.eE+-]*")
_DEEPEST = 200


class _FaultError(Exception):
    """The file is no JSON from here on."""

    def __init__(self, place: int, why: str) -> None:
        super().__init__(why)
        self.place = place


def parse(content: str, path: str) -> Document:
    """Every text with its path of keys; what is not JSON is a problem.

    Raises InputError if nothing came before the fault.
    """
    units: list[Unit] = []
    problems: list[Problem] = []
    try:
        for unit in _units(content):
            units.append(unit)  # noqa: PERF402 - what came before a fault is kept
    except _FaultError as fault:
        line = content.count("\n", 0, fault.place) + 1
        if not units:
            raise InputError(path, f"is not JSON (line {line}: {fault})") from None
        problems.append(Problem(f"{path}:{line}", f"not JSON from here on: {fault}"))
    return document(path, "json", content, units, problems)


def _units(content: str) -> Iterator[Unit]:
    """The strings that are values, in file order."""
    walk = _Walk(content)
    yield from walk.value(())
    if walk.skip() < len(content):
        raise _FaultError(walk.at, "something follows the value")


class _Walk:
    """Goes through a file, value by value."""

    def __init__(self, content: str) -> None:
        self._content = content
        self.at = 0

    def skip(self) -> int:
        """The place behind white space."""
        found = _WHITE.match(self._content, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def value(self, keys: tuple[str, ...]) -> Iterator[Unit]:
        """The texts of one value, which stands under some keys."""
        sign = self._content[self.skip() : self.at + 1]
        if sign in {"{", "["}:
            if len(keys) >= _DEEPEST:
                raise _FaultError(self.at, "nested too deeply")
            self.at += 1
            yield from self._members(keys) if sign == "{" else self._items(keys)
        elif sign == '"':
            yield from _unit(self._content, *self._token(_STRING), keys)
        else:
            self._token(_OTHER)

    def _members(self, keys: tuple[str, ...]) -> Iterator[Unit]:
        while not self._closes("}"):
            start, end = self._token(_STRING)
            self._expect(":")
            yield from self.value((*keys, self._content[start + 1 : end - 1]))
            if self._closes("}"):
                return
            self._expect(",")

    def _items(self, keys: tuple[str, ...]) -> Iterator[Unit]:
        number = 0
        while not self._closes("]"):
            yield from self.value((*keys, str(number)))
            number += 1
            if self._closes("]"):
                return
            self._expect(",")

    def _closes(self, sign: str) -> bool:
        """Whether the bracket closes here; a last comma before it does no harm."""
        if self._content[self.skip() : self.at + 1] != sign:
            return False
        self.at += 1
        return True

    def _expect(self, sign: str) -> None:
        if self._content[self.skip() : self.at + 1] != sign:
            raise _FaultError(self.at, f'expected "{sign}"')
        self.at += 1

    def _token(self, pattern: re.Pattern[str]) -> tuple[int, int]:
        found = pattern.match(self._content, self.skip())
        if found is None:
            wanted = "a text" if pattern is _STRING else "a value"
            raise _FaultError(self.at, f"expected {wanted}")
        self.at = found.end()
        return found.span()


def _unit(content: str, start: int, end: int, keys: tuple[str, ...]) -> Iterator[Unit]:
    weaver = Weaver()
    weaver.put("", start + 1, start + 1)
    put_unescaped(weaver, content, start + 1, end - 1)
    text = weaver.text()
    if text.content.strip():
        yield Unit(".".join(keys), text)
