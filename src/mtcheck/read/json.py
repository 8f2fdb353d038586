"""JSON of frameworks for several languages: texts under paths of keys.

Where every member of a file is an object that holds a message and what is said about
it, as Chrome, FormatJS and Transifex write them, the message alone is a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import InputError
from mtcheck.model import Problem
from mtcheck.read.icu import choices
from mtcheck.read.quoted import put_unescaped
from mtcheck.read.units import Unit, document
from mtcheck.read.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Document, Text

_WHITE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\r\n]++|\\.)*+"')
_OTHER = re.compile(r"true|false|null|-?\d[\d.eE+-]*")
_DEEPEST = 200
_MESSAGES = {
    "message": {"description", "placeholders", "hash"},
    "defaultMessage": {"description", "id"},
    "string": {"context", "developer_comment", "character_limit"},
}
"""The key of a message, and the keys of what is said about it."""


class _FaultError(Exception):
    """The file is no JSON from here on."""

    def __init__(self, place: int, why: str) -> None:
        super().__init__(why)
        self.place = place


class _Found(NamedTuple):
    """A string that is a value: its path of keys, and where it stands."""

    keys: tuple[str, ...]
    start: int
    end: int


def parse(content: str, path: str) -> Document:
    """Every text with its path of keys; what is not JSON is a problem.

    Raises InputError if nothing came before the fault.
    """
    walk = _Walk(content)
    found: list[_Found] = []
    problems: list[Problem] = []
    try:
        for text in walk.all():
            found.append(text)  # noqa: PERF402 - what came before a fault is kept
    except _FaultError as fault:
        line = content.count("\n", 0, fault.place) + 1
        if not found:
            raise InputError(path, f"is not JSON (line {line}: {fault})") from None
        problems.append(Problem(f"{path}:{line}", f"not JSON from here on: {fault}"))
    units = list(_units(content, found, walk.members))
    return document(path, "json", content, units, problems)


def _units(
    content: str, found: Sequence[_Found], members: Sequence[tuple[str, set[str]]]
) -> Iterator[Unit]:
    message = _message([inner for key, inner in members if key[:1] != "@"])
    names = {key for key, _ in members}
    lang: str | None = None
    for keys, start, end in found:
        first = keys[0] if keys else ""
        text = _text(content, start, end)
        if first == "@@locale":
            lang = text.content.replace("_", "-")
        is_note = first.startswith("@@") or (first[:1] == "@" and first[1:] in names)
        if message is not None:
            is_note = is_note or keys[1:] != (message,)
            keys = keys[:1]  # noqa: PLW2901 - the message goes by the key of its object
        if not is_note and text.content.strip():
            marks = choices(text.content)
            yield Unit(".".join(keys), text, marks=marks, target_lang=lang)


def _message(members: Sequence[set[str]]) -> str | None:
    """The key under which every member of a file holds its message, if there is one."""
    for message, notes in _MESSAGES.items():
        if members and all(message in m and m <= notes | {message} for m in members):
            return message
    return None


class _Walk:
    """Goes through a file, value by value."""

    def __init__(self, content: str) -> None:
        self._content = content
        self.at = 0
        self.members: list[tuple[str, set[str]]] = []
        """The keys of the outermost object, each with those of the object under it."""

    def all(self) -> Iterator[_Found]:
        """The strings that are values, in file order."""
        yield from self.value(())
        if self.skip() < len(self._content):
            raise _FaultError(self.at, "something follows the value")

    def skip(self) -> int:
        """The place behind white space."""
        found = _WHITE.match(self._content, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def value(self, keys: tuple[str, ...]) -> Iterator[_Found]:
        """The texts of one value, which stands under some keys."""
        sign = self._content[self.skip() : self.at + 1]
        if sign in {"{", "["}:
            if len(keys) >= _DEEPEST:
                raise _FaultError(self.at, "nested too deeply")
            self.at += 1
            yield from self._members(keys) if sign == "{" else self._items(keys)
        elif sign == '"':
            yield _Found(keys, *self._token(_STRING))
        else:
            self._token(_OTHER)

    def _members(self, keys: tuple[str, ...]) -> Iterator[_Found]:
        while not self._closes("}"):
            key = _text(self._content, *self._token(_STRING)).content
            if not keys:
                self.members.append((key, set()))
            elif len(keys) == 1 and self.members:
                self.members[-1][1].add(key)
            self._expect(":")
            yield from self.value((*keys, key))
            if self._closes("}"):
                return
            self._expect(",")

    def _items(self, keys: tuple[str, ...]) -> Iterator[_Found]:
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


def _text(content: str, start: int, end: int) -> Text:
    """What a string says, without its quotation marks."""
    weaver = Weaver()
    weaver.put("", start + 1, start + 1)
    put_unescaped(weaver, content, start + 1, end - 1)
    return weaver.text()
