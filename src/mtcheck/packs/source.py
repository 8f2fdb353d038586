"""YAML with the place of every value; the one door to PyYAML.

Plain scalars are read as YAML 1.2 does: ``no`` is a word (Norwegian), not False.
A key given twice is an error, not a silent last one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without its C library
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Key = str | int
Position = tuple[int, int]
Value = str | int | float | bool | list["Value"] | dict[str, "Value"] | None

_QUOTED = ("'", '"', "|", ">")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:[0-9]*\.[0-9]+|[0-9]+\.)")
_WORDS: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}


class YamlFault(NamedTuple):
    """One thing wrong with a file."""

    line: int
    column: int
    message: str


class Marked(NamedTuple):
    """A value read from YAML with the position of each of its parts."""

    value: Value
    marks: dict[tuple[Key, ...], Position]

    def position(self, path: Sequence[Key]) -> Position:
        """Line and column of the innermost part of `path` that exists."""
        keys = tuple(path)
        while keys and keys not in self.marks:
            keys = keys[:-1]
        return self.marks.get(keys, (1, 1))

    def items(self) -> Iterator[Marked]:
        """The items of a list as values of their own."""
        if not isinstance(self.value, list):
            return
        # Shared out in one go: a file may have thousands of rules.
        below: dict[Key, dict[tuple[Key, ...], Position]] = {}
        for path, at in self.marks.items():
            if path:
                below.setdefault(path[0], {})[path[1:]] = at
        for index, value in enumerate(self.value):
            yield Marked(value, below.get(index, {}))


def load_yaml(text: str) -> tuple[Marked, list[YamlFault]]:
    """The content of a file and whatever is wrong with it as YAML."""
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Marked(None, {}), [YamlFault(*at, str(error.problem or error.context))]
    except yaml.YAMLError as error:
        return Marked(None, {}), [YamlFault(1, 1, str(error).splitlines()[0])]
    reader = _Reader()
    value = reader.read(node, ()) if node is not None else None
    return Marked(value, reader.marks), reader.faults


class _Reader:
    """Walks the nodes of one file."""

    def __init__(self) -> None:
        self.marks: dict[tuple[Key, ...], Position] = {}
        self.faults: list[YamlFault] = []

    def read(self, node: yaml.Node, path: tuple[Key, ...]) -> Value:
        self.marks[path] = _position(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(n, (*path, i)) for i, n in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: tuple[Key, ...]) -> Value:
        held: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in held:
                self.faults.append(
                    YamlFault(*_position(key_node), f'the key "{key}" stands twice')
                )
            held[key] = self.read(value_node, (*path, key))
            # A fault in a value is best shown at its key.
            self.marks[(*path, key)] = _position(key_node)
        return held


def _position(node: yaml.Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    text = str(node.value)
    if getattr(node, "style", None) in _QUOTED:  # always text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
