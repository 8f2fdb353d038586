"""YAML of frameworks for several languages: texts under paths of keys.

Only what the parser tells of the file is used; nothing is built from it, so tags
make no objects and aliases cannot grow: what they repeat is read where it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

import yaml

from mtcheck.errors import InputError
from mtcheck.model import Problem, Span
from mtcheck.read.scalars import Scalar, text_of
from mtcheck.read.units import Unit, document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtcheck.model import Document

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without its C library
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_LANGUAGE = re.compile(
    r"""(?:a[abefkmnrsvyz]|b[aeghimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]
    |g[adlnuv]|h[aeiortuyz]|i[adegikostu]|j[av]|k[agijklmnoruvwy]|l[abgintouv]
    |m[ghiklnrsty]|n[abdeglnorvy]|o[cjmrs]|p[ailst]|qu|r[mnouw]|s[acdegiklmnoqrstuvw]
    |t[aeghiklnorstwy]|u[grz]|v[eio]|w[ao]|xh|y[io]|z[ahu]|fil)
    (?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Z]{2}|[a-z]{2}|\d{3}))?""",
    re.VERBOSE,
)
"""A language of ISO 639-1, with a script or a country: no word like "app"."""
_SYMBOL = re.compile(r":[a-z_]\w*")
_STANDARD = "tag:yaml.org,2002:"
_STRING = _STANDARD + "str"
_OWN = re.compile(re.escape(_STANDARD) + r"\w+")
_DEEPEST = 200
_resolve: Callable[[type, str, tuple[bool, bool]], str] = Loader("").resolve


class _Value(NamedTuple):
    """A scalar that is a value, under its path of keys."""

    keys: tuple[str, ...]
    scalar: Scalar
    tag: str
    line: int


class _FaultError(Exception):
    """The file is not read on from here."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


def parse(content: str, path: str) -> Document:
    """Every text with its path of keys; what is not YAML is a problem.

    Raises InputError if nothing came before the fault.
    """
    values: list[_Value] = []
    problems: list[Problem] = []
    try:
        for value in _values(content):
            values.append(value)  # noqa: PERF402 - what came before a fault is kept
    except _FaultError as fault:
        if not values:
            message = f"is not YAML (line {fault.line}: {fault})"
            raise InputError(path, message) from None
        problem = f"not YAML from here on: {fault}"
        problems.append(Problem(f"{path}:{fault.line}", problem))
    texts, foreign = _told_apart(values)
    unknown = [
        Problem(
            f"{path}:{value.line}", f'the tag "{value.tag}" is not one of YAML\'s own'
        )
        for value in foreign
    ]
    units = list(_units(content, texts))
    return document(path, "yaml", content, units, [*unknown, *problems])


def scalar_spans(content: str) -> Iterator[Span]:
    """Where the keys and values are, up to where the file stops being YAML."""
    try:
        for event in _events(content):
            if isinstance(event, yaml.ScalarEvent):
                _, start = _place(event.start_mark)
                _, end = _place(event.end_mark)
                yield Span(start, end)
    except _FaultError:
        return


def _told_apart(values: Sequence[_Value]) -> tuple[list[_Value], list[_Value]]:
    """The values that are texts, and those that are we cannot know what."""
    texts: list[_Value] = []
    foreign: list[_Value] = []
    for value in values:
        if value.tag == _STRING:
            texts.append(value)
        elif not _OWN.fullmatch(value.tag):
            foreign.append(value)
    return texts, foreign


def _tag(scalar: yaml.ScalarEvent) -> str:
    if scalar.tag not in {None, "!"}:
        return str(scalar.tag)
    if scalar.style or scalar.tag == "!":
        return _STRING
    # A word with a colon before it is a symbol of Ruby.
    if _SYMBOL.fullmatch(scalar.value):
        return _STANDARD + "symbol"
    return _resolve(yaml.ScalarNode, scalar.value, (True, False))


def _units(content: str, values: Sequence[_Value]) -> Iterator[Unit]:
    roots = {value.keys[0] if len(value.keys) > 1 else "" for value in values}
    by_language = all(map(_LANGUAGE.fullmatch, roots))
    for keys, scalar, _, _ in values:
        text = text_of(content, scalar)
        if text.content.strip():
            names = keys[1:] if by_language else keys
            lang = keys[0].replace("_", "-") if by_language else None
            yield Unit(".".join(names), text, target_lang=lang)


class _Open:
    """A mapping or a sequence that has begun."""

    def __init__(self, *, is_mapping: bool) -> None:
        self.is_mapping = is_mapping
        self.awaits_key = is_mapping
        self.key = "" if is_mapping else "0"

    def step(self, scalar: str | None) -> bool:
        """Take in one node; whether it is a value and not a key."""
        if self.is_mapping:
            self.awaits_key = not self.awaits_key
            if not self.awaits_key:
                self.key = scalar or ""
            return self.awaits_key
        return True

    def after(self) -> None:
        """Go on to the next place behind a value."""
        if not self.is_mapping:
            self.key = str(int(self.key) + 1)


def _values(content: str) -> Iterator[_Value]:
    """The scalars that are values, in file order."""
    open_: list[_Open] = []
    for event in _events(content):
        if isinstance(event, yaml.CollectionEndEvent):
            open_.pop()
            if open_ and (not open_[-1].is_mapping or open_[-1].awaits_key):
                open_[-1].after()
        elif isinstance(event, yaml.NodeEvent):
            scalar = event if isinstance(event, yaml.ScalarEvent) else None
            said = scalar.value if scalar else None
            is_value = open_[-1].step(said) if open_ else True
            if scalar is not None and is_value:
                yield _value(tuple(level.key for level in open_), scalar)
            if isinstance(event, yaml.CollectionStartEvent):
                if len(open_) >= _DEEPEST:
                    line, _ = _place(event.start_mark)
                    raise _FaultError(line, "nested too deeply")
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                open_.append(_Open(is_mapping=is_mapping))
            elif open_ and is_value:
                open_[-1].after()


def _value(keys: tuple[str, ...], event: yaml.ScalarEvent) -> _Value:
    line, start = _place(event.start_mark)
    _, end = _place(event.end_mark)
    scalar = Scalar(event.value, event.style or "", start, end)
    return _Value(keys, scalar, _tag(event), line)


def _place(mark: _Mark | None) -> tuple[int, int]:
    """The line and the offset of a place."""
    return (mark.line + 1, mark.index) if mark else (1, 0)


class _Mark(Protocol):
    """A place, as both parsers of PyYAML tell it."""

    line: int
    index: int


def _events(content: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(content, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = str(error.problem or error.context)
        raise _FaultError(_place(mark)[0], why) from None
    except yaml.reader.ReaderError as error:
        line = content.count("\n", 0, error.position) + 1
        raise _FaultError(line, str(error.reason)) from None
    except UnicodeEncodeError as error:
        line = content.count("\n", 0, error.start) + 1
        raise _FaultError(line, "half of a surrogate pair") from None
