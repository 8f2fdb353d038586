"""Messages with branches: ICU MessageFormat and the selectors of Fluent.

`parse` reads a message into its arguments, or says where it breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled

if TYPE_CHECKING:
    import re

_COMPLEX = compiled(r"\{\s*[\w.-]+\s*,\s*(?:plural|select|selectordinal)\s*,")
_FLUENT = compiled(r"\{[^{}]*->")
_NAME = compiled(r"\s*([\w.-]+)\s*")
_KEY = compiled(r"\s*(=\d+|[^\s{}=,]+)\s*")
_OFFSET = compiled(r"\s*offset\s*:\s*\d+")
_BRANCHED = frozenset({"plural", "select", "selectordinal"})


class Key(NamedTuple):
    """The name of one branch and where it stands."""

    name: str
    start: int
    end: int


class Argument(NamedTuple):
    """One argument of a message."""

    name: str
    type: str
    """``plural``, ``select`` …; empty for a plain ``{name}``."""
    start: int
    end: int
    """Of the name and the type."""
    keys: tuple[Key, ...] = ()


class Broken(NamedTuple):
    """Where a message stops being one."""

    start: int
    end: int


def is_message(text: str) -> bool:
    """Whether this is a message with branches."""
    if "{" not in text:
        return False
    return _COMPLEX.search(text) is not None or is_fluent(text)


def is_fluent(text: str) -> bool:
    """Whether this is a pattern of Fluent with variants."""
    return "->" in text and _FLUENT.search(text) is not None


def parse(text: str) -> tuple[Argument, ...] | Broken:
    """The arguments of an ICU message, outer ones first; or its first fault."""
    reader = _Reader(text)
    reader.message(0)
    if reader.broken is None and reader.at < len(text):
        reader.broken = Broken(reader.at, reader.at + 1)
    return reader.broken or tuple(reader.found)


_DEEPEST = 20


class _Reader:
    """Reads forward; the first fault stops it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: list[Argument] = []
        self.broken: Broken | None = None

    def message(self, depth: int) -> None:
        """Read text and arguments up to a brace that closes what is around."""
        while self.broken is None and self.at < len(self.text):
            sign = self.text[self.at]
            if sign == "'":
                self._quoted()
            elif sign == "{":
                self._argument(depth)
            elif sign == "}":
                return
            else:
                self.at += 1

    def _quoted(self) -> None:
        """An apostrophe quotes only where a brace follows it, and to its like."""
        if self.text[self.at + 1 : self.at + 2] not in ("{", "}"):
            self.at += 1
            return
        end = self.text.find("'", self.at + 1)
        # One that is never closed was an apostrophe of the language (l'{0}).
        self.at = end + 1 if end > 0 else self.at + 1

    def _argument(self, depth: int) -> None:
        opened = self.at
        name = _NAME.match(self.text, opened + 1)
        if name is None or depth > _DEEPEST:
            self._stop(opened)
            return None
        self.at = name.end()
        if self._sees("}"):
            self.found.append(Argument(name[1], "", name.start(1), name.end(1)))
            return None
        if not self._sees(","):
            self._stop(opened)
            return None
        type_ = _NAME.match(self.text, self.at)
        if type_ is None:
            self._stop(opened)
            return None
        self.at = type_.end()
        return self._rest(opened, name, type_, depth)

    def _rest(
        self, opened: int, name: re.Match[str], type_: re.Match[str], depth: int
    ) -> None:
        place = len(self.found)
        self.found.append(Argument(name[1], type_[1], name.start(1), type_.end(1)))
        if self._sees("}"):
            return
        if not self._sees(","):
            self._stop(opened)
            return
        if type_[1] not in _BRANCHED and "{" not in self._style():
            end = self.text.find("}", self.at)
            self.at = end + 1
            if end < 0:
                self._stop(opened)
            return
        keys = self._branches(opened, depth)
        self.found[place] = self.found[place]._replace(keys=tuple(keys))

    def _style(self) -> str:
        """What stands up to the next closing brace."""
        return self.text[self.at : self.text.find("}", self.at) + 1]

    def _branches(self, opened: int, depth: int) -> list[Key]:
        keys: list[Key] = []
        offset = _OFFSET.match(self.text, self.at)
        self.at = offset.end() if offset else self.at
        while self.broken is None:
            if self.text[self.at : self.at + 1].isspace():
                self.at += 1
            elif self._sees("}"):
                break
            else:
                self._branch(opened, depth, keys)
        return keys

    def _branch(self, opened: int, depth: int, keys: list[Key]) -> None:
        key = _KEY.match(self.text, self.at)
        if key is None or self.text[key.end() : key.end() + 1] != "{":
            self._stop(self.at if key else opened)
            return
        keys.append(Key(key[1], *key.span(1)))
        self.at = key.end() + 1
        self.message(depth + 1)
        if self.broken is None and not self._sees("}"):
            self._stop(opened)

    def _sees(self, sign: str) -> bool:
        """Whether `sign` comes next; it is read then."""
        if self.text.startswith(sign, self.at):
            self.at += 1
            return True
        return False

    def _stop(self, at: int) -> None:
        if self.broken is None:
            at = min(at, len(self.text) - 1)
            self.broken = Broken(at, at + 1)


_VARIANT = compiled(r"(?:^|\s|\})\*?\[\s*([^\]\s]+)\s*\]")
_DEFAULT = compiled(r"\*\[\s*[^\]\s]+\s*\]")


def fluent_keys(text: str) -> tuple[Key, ...]:
    """The names of the variants in a Fluent pattern."""
    return tuple(Key(m[1], *m.span(1)) for m in _VARIANT.finditer(text))


def has_default(text: str) -> bool:
    """Whether a Fluent pattern says which variant is meant otherwise."""
    return _DEFAULT.search(text) is not None
