"""A configuration file → settings; every fault with file:line:column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtcheck.config.find import PYPROJECT
from mtcheck.config.keys import FILE_KEYS, KEYS
from mtcheck.config.settings import FileSettings, Settings
from mtcheck.errors import ConfigError, UsageError
from mtcheck.tomlplace import Places, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mtcheck.config.kinds import Kind


def load_settings(path: Path, shown: str | None = None) -> Settings:
    """The settings of a file; ConfigError with every fault, each with its place."""
    name = shown or path.as_posix()
    content, places = parsed(_text(path, name), name)
    prefix = ("tool", "mtcheck") if path.name == PYPROJECT else ()
    for key in prefix:
        content = content.get(key, {})
    reader = _Reader(name, places, prefix)
    settings = reader.settings(content, path)
    if reader.faults:
        raise ConfigError(reader.faults)
    return settings


def _text(path: Path, shown: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError([f"{shown}:1:1: not UTF-8 (byte {error.start})"]) from None
    except OSError as error:
        raise ConfigError([f"{shown}: {error.strerror or error}"]) from None


class _Reader:
    """Turns the tables of one file into settings and collects what is wrong."""

    def __init__(self, name: str, places: Places, prefix: tuple[str, ...]) -> None:
        self._name = name
        self._places = places
        self._prefix = prefix
        self.faults: list[str] = []

    def settings(self, table: Mapping[str, Any], path: Path) -> Settings:
        values = self._values(table, KEYS, ())
        places = {key: self._where((key,)) for key in values}
        return Settings(path, **_named(values), places=places)

    def _values(
        self, table: Mapping[str, Any], known: Mapping[str, Kind], at: tuple[Any, ...]
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in table.items():
            where = (*at, key)
            if key not in known:
                self._blame(where, f'unknown key "{key}"{_closest(key, known)}')
            elif key == "files":
                values[key] = self._files(value)
            else:
                self._take(values, where, value, known[key])
        return values

    def _take(
        self, values: dict[str, Any], where: tuple[Any, ...], value: object, kind: Kind
    ) -> None:
        key = where[-1]
        try:
            values[key] = kind(value)
        except UsageError as error:
            self._blame(where, f'"{key}": {error}')

    def _files(self, value: object) -> tuple[FileSettings, ...]:
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self._blame(("files",), '"files" is written as [[files]] tables')
            return ()
        read = (self._file(table, n) for n, table in enumerate(value))
        return tuple(settings for settings in read if settings is not None)

    def _file(self, table: Mapping[str, Any], number: int) -> FileSettings | None:
        values = self._values(table, FILE_KEYS, ("files", number))
        if "glob" not in table:
            self._blame(("files", number), 'the key "glob" is missing')
        return FileSettings(**_named(values)) if "glob" in values else None

    def _blame(self, where: tuple[Any, ...], message: str) -> None:
        self.faults.append(f"{self._where(where)}: {message}")

    def _where(self, keys: tuple[Any, ...]) -> str:
        line, column = self._places.of((*self._prefix, *keys))
        return f"{self._name}:{line}:{column}"


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in values.items()}


def _closest(key: str, known: Mapping[str, Kind]) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - only to word an error

    best = process.extractOne(key.replace("_", "-"), list(known), score_cutoff=70)
    return f'; did you mean "{best[0]}"?' if best else f"; known: {', '.join(known)}"
