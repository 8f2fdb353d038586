"""A configuration file and those it extends → settings; faults with file:line:column.

An unknown key or a wrong value is an error; nothing is taken in silence.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck import __version__
from mtcheck.config.find import PYPROJECT
from mtcheck.config.keys import (
    ALLOW_KEYS,
    EXTEND,
    FILE_KEYS,
    KEYS,
    REQUIRED,
    RULE_KEYS,
    SCHEMA,
    TABLES,
    field_of,
)
from mtcheck.config.kinds import said
from mtcheck.config.settings import FileSettings, Glob, Origin, RuleSettings, Settings
from mtcheck.config.version import satisfies
from mtcheck.errors import ConfigError, UsageError
from mtcheck.tomlplace import Places, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mtcheck.config.keys import Key
    from mtcheck.silence.allow import Allowance


class Said(NamedTuple):
    """A value, and where it comes from."""

    value: Any
    origin: Origin
    each: tuple[Origin, ...] = ()
    """Of each entry of a list that several sources have added to."""

    def plus(self, other: Said) -> Said:
        """The value with the entries of a nearer source behind it."""
        origin = other.origin._replace(
            place=f"{self.origin.place} and {other.origin.place}"
        )
        each = (*self._each(), *other._each())
        return Said((*self.value, *other.value), origin, each)

    def _each(self) -> tuple[Origin, ...]:
        return self.each or (self.origin,) * len(self.value)


Layer = dict[str, Said]
"""What one source says, under the names of the settings."""

_ADDING = frozenset(key.field for key in KEYS.values() if key.adds) | {"rules"}


def load_settings(path: Path, shown: str | None = None) -> Settings:
    """The settings of a file; ConfigError with every fault, each with its place."""
    return settled([load_layer(path, shown)], path)


def settled(layers: Iterable[Layer], path: Path | None = None) -> Settings:
    """The settings that layers make, each outranking those before it."""
    whole = layered(layers)
    values = {name: told.value for name, told in whole.items()}
    origins = {name: told.origin for name, told in whole.items()}
    for name, told in whole.items():
        origins |= {f"{name}.{n}": origin for n, origin in enumerate(told.each)}
    return Settings(**values, path=path, origins=origins)


def layered(layers: Iterable[Layer]) -> Layer:
    """Several layers in one; a later value takes the place of an earlier one."""
    whole: Layer = {}
    for layer in layers:
        for name, told in layer.items():
            before = whole.get(name)
            if before is not None and name in _ADDING:
                whole[name] = before.plus(told)
            else:
                whole[name] = told
    return whole


def load_layer(path: Path, shown: str | None = None) -> Layer:
    """What a file says, over what the files say that it extends."""
    layers: list[Layer] = []
    met: dict[Path, str] = {}
    name = shown or path.as_posix()
    while True:
        met[path.resolve()] = name
        reader = _read(path, name)
        layers.append(reader.layer)
        if reader.extends is None:
            whole = layered(reversed(layers))
            _require_reasons(whole)
            return whole
        base = path.parent / reader.extends
        shown_base = _beside(name, reader.extends)
        where = reader.where((EXTEND,))
        if base.resolve() in met:
            raise ConfigError(
                [f'{where}: "{EXTEND}" leads in a circle, back to {shown_base}']
            )
        if not base.is_file():
            why = "a folder" if base.is_dir() else "no such file"
            raise ConfigError([f'{where}: "{EXTEND}": {why}: {shown_base}'])
        path, name = base, shown_base


def _require_reasons(layer: Layer) -> None:
    """Raise ConfigError for [[allow]] tables without the reason that is demanded."""
    demanded, allow = layer.get("require_reason"), layer.get("allow")
    if demanded is None or allow is None or not demanded.value:
        return
    told = 'the key "reason" is missing (require-reason is true)'
    faults = [f"{it.where}: {told}" for it in allow.value if not it.reason]
    if faults:
        raise ConfigError(faults)


def _beside(shown: str, relative: str) -> str:
    """A path that a file names, as seen from where the file is seen from."""
    joined = os.path.normpath(Path(shown).parent / relative)
    return Path(joined).as_posix()


def _read(path: Path, shown: str) -> _Reader:
    content, places = parsed(_text(path, shown), shown)
    prefix = ("tool", "mtcheck") if path.name == PYPROJECT else ()
    for key in prefix:
        content = content.get(key, {})
    reader = _Reader(shown, places, prefix, path.parent)
    reader.read(content)
    if reader.faults:
        raise ConfigError(reader.faults)
    return reader


def _text(path: Path, shown: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError([f"{shown}:1:1: not UTF-8 (byte {error.start})"]) from None
    except OSError as error:
        raise ConfigError([f"{shown}: {error.strerror or error}"]) from None


_At = tuple[str | int, ...]


class _Reader:
    """Turns the tables of one file into a layer and collects what is wrong."""

    def __init__(
        self, name: str, places: Places, prefix: tuple[str, ...], folder: Path
    ) -> None:
        self._name = name
        self._places = places
        self._prefix = prefix
        self._folder = folder
        self.faults: list[str] = []
        self.layer: Layer = {}
        self.extends: str | None = None

    def read(self, table: Mapping[str, Any]) -> None:
        """Take in the whole table of the file."""
        if not self._is_for_us(table.get(REQUIRED)):
            return  # what else it says may be unknown for that very reason
        plain = {k: v for k, v in table.items() if k not in (*TABLES, SCHEMA)}
        values = self._values(plain, KEYS, ())
        self.extends = values.pop(EXTEND, None)
        for name, value in values.items():
            self.layer[field_of(name)] = Said(value, self._origin((name,)))
        if "files" in table:
            files = self._files(table["files"])
            self.layer["files"] = Said(files, self._origin(("files",)))
        if "rules" in table:
            rules = self._rules(table["rules"])
            self.layer["rules"] = Said(rules, self._origin(("rules",)))
        if "allow" in table:
            allow = self._allow(table["allow"])
            self.layer["allow"] = Said(allow, self._origin(("allow",)))

    def where(self, keys: _At) -> str:
        """``file:line:column`` of a key."""
        line, column = self._places.of((*self._prefix, *keys))
        return f"{self._name}:{line}:{column}"

    def _is_for_us(self, wanted: object) -> bool:
        if not isinstance(wanted, str):
            return True  # a wrong value is blamed with the others
        try:
            fits = satisfies(__version__, wanted)
        except UsageError as error:
            self._blame((REQUIRED,), f'"{REQUIRED}": {error}')
            return False
        if not fits:
            told = f'"{REQUIRED}": the file is for mtcheck {wanted}'
            self._blame((REQUIRED,), f"{told}; this is {__version__}")
        return fits

    def _values(
        self, table: Mapping[str, Any], known: Mapping[str, Key], at: _At
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, value in table.items():
            where = (*at, name)
            if name not in known:
                others = (*known, *TABLES) if not at else tuple(known)
                self._blame(where, f'unknown key "{name}"{_closest(name, others)}')
            else:
                self._take(values, where, value, known[name])
        return values

    def _take(
        self, values: dict[str, Any], where: _At, value: object, key: Key
    ) -> None:
        placed = key.kind.placed
        try:
            read = key.kind.read(value)
            values[key.name] = placed(read, self._folder) if placed else read
        except UsageError as error:
            self._blame(where, f'"{key.name}": {error}')

    def _tables(self, name: str, value: object) -> list[dict[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self._blame((name,), f'"{name}" is written as [[{name}]] tables')
            return []
        return value

    def _files(self, value: object) -> tuple[FileSettings, ...]:
        tables = enumerate(self._tables("files", value))
        read = (self._file(table, n) for n, table in tables)
        return tuple(settings for settings in read if settings is not None)

    def _allow(self, value: object) -> tuple[Allowance, ...]:
        tables = enumerate(self._tables("allow", value))
        read = (self._allowance(table, n) for n, table in tables)
        return tuple(allowance for allowance in read if allowance is not None)

    def _allowance(self, table: Mapping[str, Any], number: int) -> Allowance | None:
        from mtcheck.silence.settings import allowance  # noqa: PLC0415 - seldom needed

        at = ("allow", number)
        known = len(self.faults)
        values = self._values(table, ALLOW_KEYS, at)
        if len(self.faults) > known:
            return None
        try:
            return allowance(values, self.where(at))
        except UsageError as error:
            self._blame(at, str(error))
            return None

    def _file(self, table: Mapping[str, Any], number: int) -> FileSettings | None:
        at = ("files", number)
        values = self._values(table, FILE_KEYS, at)
        if "glob" not in table:
            self._blame(at, 'the key "glob" is missing')
        if "glob" not in values:
            return None
        glob = Glob(values.pop("glob"), self._folder)
        named = {field_of(name): value for name, value in values.items()}
        origins = {field_of(name): self._origin((*at, name)) for name in values}
        return FileSettings(glob, **named, origins=origins)

    def _rules(self, value: object) -> tuple[RuleSettings, ...]:
        if not isinstance(value, dict):
            self._blame(("rules",), '"rules" is written as [rules.CODE] tables')
            return ()
        return tuple(self._rule(name, table) for name, table in value.items())

    def _rule(self, name: str, table: object) -> RuleSettings:
        at = ("rules", name)
        if not isinstance(table, dict):
            self._blame(at, f'"{name}" is written as a [rules.{name}] table')
            return RuleSettings(name)
        own = {k: v for k, v in table.items() if k in RULE_KEYS}
        options = {k: v for k, v in table.items() if k not in RULE_KEYS}
        values = self._values(own, RULE_KEYS, at)
        for key, option in options.items():
            if not isinstance(option, bool | int | float):
                told = f'"{key}": takes a number or a switch, not {said(option)}'
                self._blame((*at, key), f"{told}{_misspelt(key)}")
        origins = {key: self._origin((*at, key)) for key in table}
        return RuleSettings(
            name,
            values.get("severity"),
            tuple(options.items()),
            {"": self._origin(at), **origins},
        )

    def _origin(self, keys: _At) -> Origin:
        return Origin("file", self.where(keys))

    def _blame(self, where: _At, message: str) -> None:
        self.faults.append(f"{self.where(where)}: {message}")


def _closest(key: str, known: Iterable[str]) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - only to word an error

    names = list(known)
    best = process.extractOne(key.replace("_", "-"), names, score_cutoff=70)
    return f'; did you mean "{best[0]}"?' if best else f"; known: {', '.join(names)}"


def _misspelt(key: str) -> str:
    """A hint where an option looks like one of the keys that all rules have."""
    hint = _closest(key, RULE_KEYS)
    return hint if hint.startswith("; did") else ""
